package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first person plural in a text and says of each use what it means: "we" as AIs, we two,
 * people at large, or we who look at the matter. Goes by the sentence; where several kinds of
 * phrase stand in one, the first of these decides: social, dyadic, generic; without any it is task.
 *
 * <p>Uses are we, us, our, ours, ourselves and let's, with contractions and in any case. Not
 * counted are passages in quotation marks, US as a country, and parts of names.
 */
final class WeCoder {

  /** What a first person plural means. */
  enum Use {
    /** With a noun for AIs as a group in the sentence. */
    SOCIAL,
    /** The two who speak. */
    DYADIC,
    /** People at large. */
    GENERIC,
    /** Those who consider the matter, or a side of it. */
    TASK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern PLURAL =
      Pattern.compile(
          "(?<![\\w'-])(?:we(?:'(?:re|ve|ll|d))?|us|ours?|ourselves|ourself|let's)(?![\\w']|-\\w)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_BEFORE = Pattern.compile("(?:\\p{Lu}\\p{L}*|R|&)\\s+$");
  private static final Pattern NAME_AFTER =
      Pattern.compile("^\\s+\\p{Lu}\\p{Ll}.*", Pattern.DOTALL);
  private static final Pattern COUNTRY = Pattern.compile("US");

  private final Pattern groups;
  private final Pattern dyadic;
  private final Pattern generic;

  WeCoder(CodingRule rule) {
    this.groups = CodingRule.words(rule.groups());
    this.dyadic = CodingRule.words(rule.dyadic());
    this.generic = CodingRule.words(rule.generic());
  }

  /** The uses in a text, in order. */
  List<Use> uses(String text) {
    List<Use> uses = new ArrayList<>();
    for (String sentence : Prose.sentences(text)) {
      int count = count(sentence);
      if (count > 0) {
        Use use = meaning(sentence);
        for (int i = 0; i < count; i++) {
          uses.add(use);
        }
      }
    }
    return uses;
  }

  private Use meaning(String sentence) {
    if (groups.matcher(sentence).find()) {
      return Use.SOCIAL;
    }
    if (dyadic.matcher(sentence).find()) {
      return Use.DYADIC;
    }
    return generic.matcher(sentence).find() ? Use.GENERIC : Use.TASK;
  }

  private static int count(String sentence) {
    int count = 0;
    Matcher found = PLURAL.matcher(sentence);
    while (found.find()) {
      String before = sentence.substring(0, found.start());
      String after = sentence.substring(found.end());
      if (!isCountry(found.group(), sentence, before) && !isName(found.group(), before, after)) {
        count++;
      }
    }
    return count;
  }

  /** US in capitals, unless all of the sentence is and no article stands before it. */
  private static boolean isCountry(String use, String sentence, String before) {
    boolean shouted = sentence.equals(sentence.toUpperCase(Locale.ROOT)) && sentence.length() > 2;
    return COUNTRY.matcher(use).matches()
        && (!shouted || before.toLowerCase(Locale.ROOT).matches("(?s).*\\bthe\\s+"));
  }

  /** A capital within a sentence beside another word that begins with one. */
  private static boolean isName(String use, String before, String after) {
    boolean capitalised =
        Character.isUpperCase(use.charAt(0))
            && use.length() > 1
            && Character.isLowerCase(use.charAt(1));
    return capitalised
        && !before.isBlank()
        && (NAME_BEFORE.matcher(before).find() || NAME_AFTER.matcher(after).matches());
  }
}
