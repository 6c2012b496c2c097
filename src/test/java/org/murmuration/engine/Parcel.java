package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Random;

/** A message of any size. */
record Parcel(int number, List<String> contents, ActorRef<Parcel> from) implements WireMessage {

  private static final String[] LETTERS = {"a", "Q", "7", "\\", "\"", "é", "鳥", "🐦"};

  /** A parcel of about so many bytes, no two alike. */
  static Parcel of(int bytes, ActorRef<Parcel> from) {
    Random random = new Random(bytes);
    StringBuilder text = new StringBuilder(bytes);
    // The letters have 2 bytes on average.
    for (int i = 0; i < bytes / 2; i++) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return new Parcel(bytes, List.of(text.toString(), "end"), from);
  }

  /** The same parcel, sent back. */
  Parcel returned() {
    return new Parcel(number, contents, null);
  }
}
