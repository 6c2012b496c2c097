/**
 * Designed experiments: which cells of crossed factors a batch runs, and what these say about each
 * factor. Knows settings and results of runs, and no experiment.
 */
package org.murmuration.design;
