/**
 * Public goods: agents give to a pot that pays all of them, some of them mean harm, and what is
 * measured is how much the others go on giving. In two forms: populations in groups drawn anew each
 * round, and chains of pairs through which being let down is passed on.
 */
package org.murmuration.experiment.publicgoods;
