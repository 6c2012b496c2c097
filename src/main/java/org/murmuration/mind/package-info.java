/** Minds: what answers for an agent. Knows no experiment and no actor. */
package org.murmuration.mind;
