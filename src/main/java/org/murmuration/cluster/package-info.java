/** Many nodes as one engine: start-up, shared gateways, what the control API offers. */
package org.murmuration.cluster;
