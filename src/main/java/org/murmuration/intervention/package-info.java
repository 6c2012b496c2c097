/** When, where and how a population is interfered with. Knows no actor and no provider. */
package org.murmuration.intervention;
