/** How providers write requests and answers. Knows no network. */
package org.murmuration.mind.llm.dialect;
