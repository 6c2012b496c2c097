/** Measurements of the engine, in one process and one run. */
package org.murmuration.cli.bench;
