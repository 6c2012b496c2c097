/**
 * The shared immutable records (who agents are, what they remember, are asked and answer, what
 * happened) and the random stream. Knows nothing else.
 */
package org.murmuration.model;
