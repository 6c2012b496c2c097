/** The other side of the control API: asks nodes of a cluster. */
package org.murmuration.server.client;
