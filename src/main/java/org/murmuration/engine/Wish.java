package org.murmuration.engine;

import java.util.function.Consumer;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.model.Entry;

/**
 * An intervention that somebody wants now. It takes place at the next undrawn index.
 *
 * @param by who wants it
 * @param planned what, wherever it stands in the history
 * @param done told of the entry it has become
 * @param refused told in one line why it cannot take place
 */
record Wish(
    String by,
    PlannedIntervention planned,
    Consumer<Entry.Intervened> done,
    Consumer<String> refused) {}
