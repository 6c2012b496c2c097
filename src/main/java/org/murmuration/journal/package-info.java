/** The record of a run: journal, manifest, series. Knows no rule and no actor. */
package org.murmuration.journal;
