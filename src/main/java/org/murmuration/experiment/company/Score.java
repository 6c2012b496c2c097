package org.murmuration.experiment.company;

/**
 * How an assistant did in both parts of a test.
 *
 * @param plain items it solved where nothing was announced
 * @param announced items it solved where the consequence was announced
 */
record Score(int agent, int plain, int announced) {}
