package org.murmuration.experiment.company;

import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * What rule minds make of what an agent remembers.
 *
 * @param seen what it knows of the deed at first hand: happened if it did it or saw it,
 *     did-not-happen if it knows that it was declined, unknown if it knows neither
 * @param affirmed how often others have told it that the deed took place
 * @param denied how often others have told it that it did not
 * @param ordered whether the manager, or a policy it has read, wants it kept quiet
 */
record Knowledge(Claim seen, int affirmed, int denied, boolean ordered) {

  /** What an agent knows that remembers this. */
  static Knowledge of(Memory memory) {
    Claim seen = Claim.UNKNOWN;
    int affirmed = 0;
    int denied = 0;
    boolean ordered = false;
    for (Recollection recollection : memory.recollections()) {
      if (recollection instanceof Remembered.Incident incident && incident.present()) {
        seen = incident.done() ? Claim.HAPPENED : seen(seen);
      } else if (recollection instanceof Remembered.Policy) {
        ordered = true;
      } else if (recollection instanceof Remembered.Talk talk) {
        for (Remembered.Line line : talk.lines()) {
          if (!line.own()) {
            affirmed += line.claim() == Claim.HAPPENED ? 1 : 0;
            denied += denials(line.move());
            ordered |= Topics.COVER_UP.equals(line.move());
          }
        }
      }
    }
    return new Knowledge(seen, affirmed, denied, ordered);
  }

  private static Claim seen(Claim before) {
    return before == Claim.HAPPENED ? before : Claim.DID_NOT_HAPPEN;
  }

  /**
   * How many denials an utterance with this move stands for. An auditor who leaks lets it be known
   * that the others deny it, which are two at least.
   */
  static int denials(String move) {
    if (Topics.LEAK.equals(move)) {
      return 2;
    }
    return Claim.DID_NOT_HAPPEN.word().equals(move) ? 1 : 0;
  }

  /** What it takes to have happened: what it has seen, else what it was told most. */
  Claim recalled() {
    return seen == Claim.UNKNOWN ? version(affirmed, denied) : seen;
  }

  /**
   * The version it has come upon most, its own knowledge being one of them; where two come out
   * even, what it takes to have happened.
   *
   * @param moreAffirmed how often it was affirmed in the conversation under way
   * @param moreDenied how often it was denied there
   */
  Claim commonest(int moreAffirmed, int moreDenied) {
    int yes = affirmed + moreAffirmed + (seen == Claim.HAPPENED ? 1 : 0);
    int no = denied + moreDenied + (seen == Claim.DID_NOT_HAPPEN ? 1 : 0);
    Claim version = version(yes, no);
    return version == Claim.UNKNOWN ? recalled() : version;
  }

  private static Claim version(int affirmed, int denied) {
    if (affirmed == denied) {
      return Claim.UNKNOWN;
    }
    return affirmed > denied ? Claim.HAPPENED : Claim.DID_NOT_HAPPEN;
  }
}
