/**
 * What texts mean, as vectors: embedding models, distances, spread, clusters, and pictures in the
 * plane. Vectors are measured after the fact; nothing a history consists of depends on them.
 */
package org.murmuration.measure.text;
