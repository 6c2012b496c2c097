/**
 * What a policy implies for populations of any size, worked out instead of played: the mean field
 * of well-mixed populations, its fixed points and their stability, and a plain loop for populations
 * of a given size. docs/policy-analysis.md derives the equations.
 *
 * <p>After Flint et al., PNAS (2026), who ask an LLM once per memory state and study populations of
 * any size from the answers.
 */
package org.murmuration.mind.policy.analysis;
