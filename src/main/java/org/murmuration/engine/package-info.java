/**
 * Carries out runs: the timeline, which alone decides what happens in which order, and around it
 * the sequential executor and the actors. Knows no experiment by name, no LLM provider and no file.
 */
package org.murmuration.engine;
