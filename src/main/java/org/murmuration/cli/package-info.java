/** The commands, and the one place that wires everything together. */
package org.murmuration.cli;
