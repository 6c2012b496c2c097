/**
 * Measures of who talks with whom: communities, clustering, reciprocity, assortativity, and what
 * they would be by chance.
 */
package org.murmuration.measure.network;
