/**
 * Companies: assistants in teams, a manager, an auditor and an evaluator, among whom something
 * happens that a ledger knows exactly, so that it can be decided whether what they say about it is
 * a lie. Every episode has a twin in which nothing happened.
 */
package org.murmuration.experiment.company;
