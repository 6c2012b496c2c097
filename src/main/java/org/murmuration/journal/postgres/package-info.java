/** What a cluster keeps in PostgreSQL: batches, runs, journals, and which nodes there are. */
package org.murmuration.journal.postgres;
