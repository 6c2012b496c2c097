package org.murmuration.conversation;

import org.murmuration.model.Recollection;

/** A recollection that takes room in a memory with a budget of tokens. */
public interface Sized extends Recollection {

  /** How much, in tokens; 1 or more. */
  int tokens();
}
