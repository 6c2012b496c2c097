/**
 * Policies: maps from memory states to answer probabilities, estimated from published runs of LLMs
 * or written by the user, and the mind that draws from them.
 *
 * <p>The shipped tables and fitted models derive from the data of Ashery, Aiello, Baronchelli,
 * "Emergent social conventions and collective bias in LLM populations", Science Advances 11(20),
 * eadu9368 (2025); MIT licence, Copyright (c) 2024 Ariel Flint Ashery ({@code LICENSE-AI-norms.txt}
 * beside them).
 */
package org.murmuration.mind.policy;
