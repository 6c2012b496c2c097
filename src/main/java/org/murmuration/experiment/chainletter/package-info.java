/**
 * The chain letter: a harmless text that asks to be passed on, agents that meet, talk, and keep
 * what they find important, and how far the text gets.
 */
package org.murmuration.experiment.chainletter;
