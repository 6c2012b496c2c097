/**
 * What somebody watching may ask of a run under way, and tell it: plain values that may cross nodes
 * and stand in JSON as the control API shows them. Knows no actor.
 */
package org.murmuration.engine.live;
