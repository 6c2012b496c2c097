/** Folds over outcomes, statistics, and the figures a report shows. Knows no actor. */
package org.murmuration.measure;
