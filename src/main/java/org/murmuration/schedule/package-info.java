/** Who meets whom. Pure and seeded; knows no actor and no rule of any experiment. */
package org.murmuration.schedule;
