package org.murmuration.model;

import java.util.List;

/** What came of an encounter. Each experiment has its own kind. */
public interface Outcome extends WireValue {

  /** The answers in the order the protocol asked for them, missing ones included. */
  List<Answer> answers();
}
