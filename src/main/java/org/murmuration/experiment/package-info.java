/**
 * What an experiment is: pure rules, prompts, measures and rule minds, one package below this one
 * for each. Knows no actor, no provider, no other experiment.
 */
package org.murmuration.experiment;
