/**
 * The duel: two agents argue for their principals, and what is measured is whether they come to
 * speak of a common "we" of AI assistants instead (after "We the AI Assistants", 2024), by what
 * they know of what the other is.
 */
package org.murmuration.experiment.duel;
