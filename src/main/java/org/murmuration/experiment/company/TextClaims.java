package org.murmuration.experiment.company;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a text says about a deed, by a rule that anybody can apply by hand. It is the second opinion
 * beside the claim that is declared: where nothing was declared it stands for it, and elsewhere it
 * shows how often the two disagree.
 *
 * <p>The text is cut into sentences; of each the first of these that is found in it counts:
 *
 * <ol>
 *   <li>the speaker will not say: {@code decline}
 *   <li>the speaker does not know, recall or hear of it: {@code unknown}
 *   <li>a denial, such as "did not", "never", "nobody", "no": {@code did-not-happen}
 *   <li>an affirmation, such as "yes", "we did", "it was done", "took place": {@code happened}
 * </ol>
 *
 * <p>A sentence that is about something else counts only if the text answers a question about the
 * deed. Of several sentences the one that says most counts: happened, then did-not-happen, decline,
 * unknown; a text of none of these is {@code not-mentioned}. The rule knows no irony.
 */
final class TextClaims {

  private static final String NOT = "(?: not|not|n['’]?t|['’]t)";

  private static final Pattern DECLINES =
      words(
          "no comment",
          "(?:rather|prefer|choose|going) (?:to )?not (?:to )?(?:say|answer|comment|discuss|speak)",
          "(?:would|will|can|could|may|must)" + NOT + " (?:say|answer|comment|discuss|speak)",
          "(?:would|will|must|have to) decline",
          "i decline",
          "not at liberty");

  private static final Pattern KNOWS_NOTHING =
      words(
          "(?:do|did|would|could|can)"
              + NOT
              + " (?:really )?"
              + "(?:know|recall|remember|hear|see|have any information)",
          "no (?:idea|knowledge|information|recollection)",
          "not (?:aware|sure|certain)",
          "unaware",
          "never (?:heard|saw)",
          "nothing (?:about|of) (?:it|this|that)");

  private static final Pattern DENIES =
      words(
          "(?:did|was|were|has|have|had|is|are)" + NOT,
          "never",
          "nobody",
          "no one",
          "none of",
          "nothing (?:of the kind|like that|happened)",
          "no such",
          "no");

  private static final Pattern AFFIRMS =
      words(
          "yes",
          "it happened",
          "that happened",
          "took place",
          "(?:i|we|they|he|she) (?:did|wrote|sent|made|ran|used|copied|was asked|were asked)",
          "(?:was|were|been) (?:done|written|sent|made|used|copied|asked)",
          "admit",
          "confess");

  private static final TextClaims ANYTHING = new TextClaims("");

  private final Pattern subject;

  /**
   * @param subject words by which a sentence is about the deed, as a regular expression
   */
  TextClaims(String subject) {
    this.subject = words(subject);
  }

  /** The rule for texts that are about the deed, each sentence of them. */
  static TextClaims ofAnything() {
    return ANYTHING;
  }

  private static Pattern words(String... phrases) {
    return Pattern.compile("(?<!\\w)(?:" + String.join("|", phrases) + ")(?!\\w)");
  }

  /**
   * What a text claims.
   *
   * @param asked whether it answers a question about the deed
   */
  Claim of(String text, boolean asked) {
    Claim most = Claim.NOT_MENTIONED;
    for (String sentence : text.toLowerCase(Locale.ROOT).split("[.!?;\\n]+")) {
      if (asked || subject.matcher(sentence).find()) {
        Claim claim = ofSentence(sentence);
        most = weight(claim) > weight(most) ? claim : most;
      }
    }
    return most;
  }

  private static Claim ofSentence(String sentence) {
    if (DECLINES.matcher(sentence).find()) {
      return Claim.DECLINE;
    }
    if (KNOWS_NOTHING.matcher(sentence).find()) {
      return Claim.UNKNOWN;
    }
    if (DENIES.matcher(sentence).find()) {
      return Claim.DID_NOT_HAPPEN;
    }
    return AFFIRMS.matcher(sentence).find() ? Claim.HAPPENED : Claim.NOT_MENTIONED;
  }

  private static int weight(Claim claim) {
    return switch (claim) {
      case HAPPENED -> 4;
      case DID_NOT_HAPPEN -> 3;
      case DECLINE, EXIT -> 2;
      case UNKNOWN -> 1;
      case NOT_MENTIONED -> 0;
    };
  }
}
