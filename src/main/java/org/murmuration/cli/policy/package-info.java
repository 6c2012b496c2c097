/** What the commands about policies ask for and print. */
package org.murmuration.cli.policy;
