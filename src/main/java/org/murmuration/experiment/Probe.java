package org.murmuration.experiment;

import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;

/** A question asked outside the history, and its answer. */
public record Probe(Situation situation, Answer answer) {}
