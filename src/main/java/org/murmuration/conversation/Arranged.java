package org.murmuration.conversation;

import java.util.List;

/**
 * What a guest remembers of arranging its chats of a round.
 *
 * @param round of the party, from 0
 * @param inviting whether it was asked whom to invite; else who had invited it
 * @param asked inviting: whom it invited, if anybody; else who had invited it
 * @param agreed accepting: whose invitations it accepted
 */
public record Arranged(
    int round, boolean inviting, List<Integer> asked, List<Integer> agreed, int tokens)
    implements Sized {

  private static final int SENTENCE = 8;
  private static final int PER_NAME = 3;

  public Arranged {
    asked = List.copyOf(asked);
    agreed = List.copyOf(agreed);
  }

  static Arranged invited(int round, List<Integer> guest) {
    return new Arranged(round, true, guest, List.of(), SENTENCE + PER_NAME * guest.size());
  }

  static Arranged accepted(int round, List<Integer> inviters, List<Integer> accepted) {
    int names = inviters.size() + accepted.size();
    return new Arranged(round, false, inviters, accepted, SENTENCE + PER_NAME * names);
  }
}
