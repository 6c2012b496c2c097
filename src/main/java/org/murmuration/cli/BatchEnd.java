package org.murmuration.cli;

import java.util.List;
import org.murmuration.experiment.Probe;
import org.murmuration.measure.RunResult;

/**
 * What came out of carrying out a batch.
 *
 * @param results of all runs that are finished, those of earlier sessions included
 * @param probes what was asked outside the histories
 * @param failure why it failed, or null
 * @param spent what of the budget is spent, if that is why it did not go on; else null
 */
record BatchEnd(
    List<RunResult> results, List<Probe> probes, RuntimeException failure, String spent) {}
