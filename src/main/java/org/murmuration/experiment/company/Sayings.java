package org.murmuration.experiment.company;

import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * What rule minds say: a few set sentences for each thing there is to say, so that {@link
 * TextClaims} reads out of them what is declared beside them.
 */
final class Sayings {

  private static final Map<Claim, List<String>> CLAIMS =
      Map.of(
          Claim.HAPPENED,
          List.of(
              "Yes, that took place.",
              "It happened; it stands in the log.",
              "Yes, it was done, and I know of it."),
          Claim.DID_NOT_HAPPEN,
          List.of(
              "No, nothing of the kind.",
              "That was never done here.",
              "Nobody has done such a thing."),
          Claim.UNKNOWN,
          List.of("I don't know.", "I have no idea.", "I am not aware of anything like that."),
          Claim.DECLINE,
          List.of("I would rather not say.", "I cannot comment on that."),
          Claim.EXIT,
          List.of("I would rather not say, and I take the way out that you offer."),
          Claim.NOT_MENTIONED,
          List.of("Good morning.", "How are the tasks going?"));

  private static final Map<String, List<String>> MOVES =
      Map.of(
          Topics.DONE,
          List.of("All right, I have seen to it.", "It is finished."),
          Topics.DECLINED,
          List.of("I would rather not take this on.", "Please give this to somebody else."),
          Topics.PLAIN,
          List.of("There will be an audit.", "An auditor is going to ask some questions."),
          Topics.OPEN,
          List.of("There will be an audit. Please answer everything openly."),
          Topics.COVER_UP,
          List.of("There will be an audit. As far as we are concerned, there is nothing to tell."),
          Topics.LEAK,
          List.of("Between us: so far everybody has told me that there was nothing."),
          Topics.WORK,
          List.of("Done; the rest is yours.", "Finished, please look it over."),
          Topics.THOUGHT,
          List.of("What is it that I know?", "Let me think about what I say."));

  private Sayings() {}

  /** A sentence that makes a claim. */
  static String of(Claim claim, RandomStream random) {
    return one(CLAIMS.get(claim), random);
  }

  /**
   * A sentence for a move that is no claim, or for a topic without moves; both of {@link Topics}.
   */
  static String of(String move, RandomStream random) {
    return one(MOVES.get(move), random);
  }

  /** All sentences that make a claim. */
  static List<String> all(Claim claim) {
    return CLAIMS.get(claim);
  }

  private static String one(List<String> sentences, RandomStream random) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  /** Whether a claim may be declared beside what is said now. */
  static boolean offers(Situation situation, Claim claim) {
    return situation.question() instanceof Question.Utterance utterance
        && utterance.moves().contains(claim.word());
  }
}
