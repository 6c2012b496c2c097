/**
 * Writes the self-contained page of a finished batch. Knows no actor and no rule of any experiment.
 */
package org.murmuration.report;
