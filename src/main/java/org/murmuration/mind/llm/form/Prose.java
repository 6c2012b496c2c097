package org.murmuration.mind.llm.form;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one option out of sentences, or none: an answer that stands first, or the only option that
 * is named at all. Rather none than a wrong one.
 */
final class Prose {

  /** What may come before an answer that stands first. */
  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)(?:(?:ok(?:ay)?|sure|well|alright|certainly)[,.!:]*\\s+)?"
              + "(?:(?:(?:my|the|final|chosen|preferred)\\s+)*"
              + "(?:answer|choice|option|name|word|response|decision|pick|selection|letter|value)"
              + "(?:\\s+(?:is|would\\s+be|will\\s+be)\\b\\s*:?|\\s*[:=]|(?=\\*|\"))"
              + "|i(?:['’](?:ll|d|m)|\\s+(?:will|would|am))?\\s+(?:going\\s+(?:to|with)\\s+)?"
              + "(?:(?:choose|pick|select|say|answer|propose|name|(?:go|stick)\\s+with)\\b)?"
              + "(?<=\\w{3})(?:\\s+the\\s+(?:name|word|option|letter)\\b)?\\s*:?)");

  /** Goes on about an answer that was given. */
  private static final Pattern REASON =
      Pattern.compile(
          "(?i)\\s*[,;:]?\\s*[-–—]*\\s*"
              + "(?:because|since|given|over|rather|instead|as(?!\\s+well)|not(?!\\s+(?:only|just)))\\b");

  private static final Pattern RETRACTION =
      Pattern.compile("(?i)\\b(?:wait|actually|correction|scratch\\s+that|second\\s+thoughts?)\\b");

  private static final Pattern NEGATION =
      Pattern.compile(
          "(?i)(?:\\b(?:not|never|no|none|neither|nor|cannot|without|avoid|refuse|reject|except|"
              + "unable|decline|against)\\b|n['’]t\\b)");

  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)[\\p{P}\\s]*(?:(?:is|was|would|will|does|did|has|can)\\s+)?(?:not\\b|"
              + "\\w+n['’]t\\b)");

  private static final Pattern AND = Pattern.compile("(?i)(?:or|and)\\s+");

  /** Options that are also common words, in lower case. */
  private static final Set<String> COMMON =
      Set.of(
          "a", "e", "i", "o", "u", "y", "an", "and", "as", "at", "be", "but", "by", "do", "for",
          "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so", "the", "to",
          "up", "us", "we");

  private final OptionNames names;

  Prose(List<String> options) {
    this.names = new OptionNames(options);
  }

  /** The option that the text chooses. */
  Optional<String> read(String text) {
    return first(text).or(() -> only(text));
  }

  /** The option that the text begins with, after at most a few words such as "I choose". */
  Optional<String> first(String text) {
    int start = skipMarks(text, 0);
    int at = skipLead(text, start);
    boolean led = at > start;
    String option = at < text.length() ? names.at(text, at, true) : null;
    if (option == null) {
      return Optional.empty();
    }
    int end = at + option.length();
    boolean plain = led || !COMMON.contains(option.toLowerCase(Locale.ROOT));
    return isAll(text, end, option, plain) ? Optional.of(option) : Optional.empty();
  }

  /** The only option that the text names, if it surely names it. */
  Optional<String> only(String text) {
    Set<String> named = new HashSet<>();
    boolean sure = false;
    for (int i = 0; i < text.length(); i++) {
      String option = names.at(text, i, false);
      if (option != null) {
        int end = i + option.length();
        named.add(option);
        sure |= isMeant(text, i, end);
        i = end - 1;
      }
    }
    return sure && named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  /** The single word that the text is, after at most a lead; empty if it is more than that. */
  static String word(String text) {
    int from = skipLead(text, skipMarks(text, 0));
    int to = text.length();
    while (to > from && OptionNames.isEndMark(text.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (isSpace(text, i)) {
        return "";
      }
    }
    return text.substring(from, to);
  }

  private static int skipLead(String text, int from) {
    int at = from;
    Matcher lead = LEAD.matcher(text).useTransparentBounds(true);
    for (int leads = 0; leads < 3 && lead.region(at, text.length()).lookingAt(); leads++) {
      at = skipMarks(text, lead.end());
    }
    return at;
  }

  /** Whether an option that ends there is an answer, and whatever follows is about it. */
  private boolean isAll(String text, int end, String option, boolean plain) {
    int at = end;
    while (at < text.length()
        && OptionNames.isMark(text.charAt(at))
        && !isSpace(text, at)
        && ":-–—=".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (plain && REASON.matcher(text).region(at, text.length()).lookingAt()) {
      return true;
    }
    int line = at;
    if (line < text.length() && ".!。".indexOf(text.charAt(line)) >= 0) {
      line++;
    } else {
      while (line < text.length() && isSpace(text, line) && text.charAt(line) != '\n') {
        line++;
      }
    }
    boolean ends = line == text.length() || isSpace(text, line) || isClosing(text, line);
    boolean ended = line == text.length() || line > at && ".!。".indexOf(text.charAt(at)) >= 0;
    return ends && (ended || text.charAt(line) == '\n') && !goesOn(text, line, option);
  }

  /** Whether another option follows as an answer of its own, or the answer is taken back. */
  private boolean goesOn(String text, int from, String option) {
    int at = skipMarks(text, from);
    Matcher and = AND.matcher(text).region(at, text.length());
    if (and.lookingAt()) {
      at = skipMarks(text, and.end());
    }
    at = skipLead(text, at);
    String next = at < text.length() ? names.at(text, at, true) : null;
    if (next != null && !next.equals(option)) {
      int end = skipMarks(text, at + next.length());
      return end == text.length()
          || text.startsWith("\n", at + next.length())
          || ".,;!?".indexOf(text.charAt(end)) >= 0;
    }
    return RETRACTION.matcher(text).region(from, text.length()).find();
  }

  /** Whether the option is named as one, neither denied nor asked about. */
  private static boolean isMeant(String text, int from, int to) {
    boolean marked =
        from > 0
            && to < text.length()
            && isSetOff(text.charAt(from - 1))
            && isSetOff(text.charAt(to));
    int start = sentenceStart(text, from);
    String word = text.substring(from, to);
    if (!marked && COMMON.contains(word.toLowerCase(Locale.ROOT))) {
      boolean capital = Character.isUpperCase(word.charAt(0)) && !word.equals("I");
      if (!capital || skipMarks(text, start) == from) {
        return false;
      }
    }
    if (NEGATION.matcher(text).region(start, from).find()
        || DENIED.matcher(text).region(to, text.length()).lookingAt()) {
      return false;
    }
    int end = to;
    while (end < text.length() && ".!?\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end == text.length() || text.charAt(end) != '?';
  }

  private static int sentenceStart(String text, int from) {
    int start = from;
    while (start > 0 && ".!?\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private static int skipMarks(String text, int from) {
    int at = from;
    while (at < text.length() && OptionNames.isMark(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSetOff(char c) {
    return OptionNames.isMark(c) && !Character.isWhitespace(c) && "-–—:=…".indexOf(c) < 0;
  }

  private static boolean isClosing(String text, int at) {
    return isSetOff(text.charAt(at));
  }

  private static boolean isSpace(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }
}
