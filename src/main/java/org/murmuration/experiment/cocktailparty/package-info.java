/**
 * The cocktail party: guests who know nothing of each other choose whom to talk to, round after
 * round, and what is measured is whether circles form. Lai et al., "Evolving AI Collectives", ICML
 * 2024.
 */
package org.murmuration.experiment.cocktailparty;
