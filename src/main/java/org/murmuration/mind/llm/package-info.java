/**
 * Minds that are LLMs behind a provider: dialects, the gateway all calls go through, budgets, and
 * the record of every call. Knows no experiment.
 */
package org.murmuration.mind.llm;
