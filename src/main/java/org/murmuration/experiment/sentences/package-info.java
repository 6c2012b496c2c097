/**
 * Creative sentences: do groups write more different sentences than single minds (Lai et al.,
 * "Evolving AI Collectives", ICML 2024)? And the relay: what becomes of a text that goes from hand
 * to hand.
 */
package org.murmuration.experiment.sentences;
