/**
 * The naming game: populations form a shared convention with no centre (Ashery, Aiello,
 * Baronchelli, "Emergent social conventions and collective bias in LLM populations", Science
 * Advances 11(20) eadu9368, 2025), with the classical rule and the committed minority.
 */
package org.murmuration.experiment.naminggame;
