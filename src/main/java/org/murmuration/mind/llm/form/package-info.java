/** The form an answer must have: its schema, how to ask for it in words, how to read it back. */
package org.murmuration.mind.llm.form;
