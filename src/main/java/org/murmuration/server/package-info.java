/** The HTTP control API of a node: what somebody outside may ask of a cluster. */
package org.murmuration.server;
