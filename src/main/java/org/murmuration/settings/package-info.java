/**
 * Typed reading of HOCON. Every key that is asked for is known, every value that is read is part of
 * the resolved settings, and every error names file, line and key.
 */
package org.murmuration.settings;
