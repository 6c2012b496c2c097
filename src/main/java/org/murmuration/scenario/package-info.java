/** Scenario files: from text to a validated {@link org.murmuration.scenario.Scenario}. */
package org.murmuration.scenario;
