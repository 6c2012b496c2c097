package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Names of agents, or none. Reads JSON, an empty list included, else the names in a text that
 * neither denies nor weighs. Somebody who cannot be picked, or one too many, makes the answer
 * unreadable.
 */
final class PickForm extends JsonForm {

  private static final String AGENT = "agent";
  private static final String AGENTS = "agents";
  private static final String NONE = "none";
  private static final List<String> NAMES =
      List.of(
          AGENT, AGENTS, "name", "names", "pick", "picks", "picked", "invite", "accept", "guests",
          "answer");

  /** The words in which models say that they pick nobody. */
  private static final Pattern NOBODY =
      Pattern.compile("(?i)\\b(?:none|nobody|no[ -]one|null|n/a|empty)\\b");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]*");

  /** Words by which a name in a text may be one that is not picked. */
  private static final Pattern DOUBT =
      Pattern.compile(
          "(?i)\\b(?:not|never|no|nor|neither|or|but|except|without|avoid|rather|instead|unless|if"
              + "|decline|reject|refuse|skip|either)\\b|n['’]t\\b|\\?");

  /** What may stand between numbers where these alone are the names. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?i)(?:\\band\\b|\\bagents?\\b|\\bguests?\\b|[^\\p{L}])*");

  /**
   * With more places a pick is one list, and with more names they are not listed: the schema would
   * be too long to send with every question, and longer than some providers take.
   */
  private static final int PLACES = 12;

  private static final int LISTED = 64;

  /** Longest text without a name that can mean nobody, in characters. */
  private static final int SHORT = 80;

  private final Question.Pick question;
  private final Pattern name;

  PickForm(Question.Pick question) {
    super(schema(question), words(question));
    this.question = question;
    String prefix = question.prefix().strip();
    this.name =
        Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])"
                + (prefix.isEmpty() ? "" : Pattern.quote(prefix) + "[\\s_#-]{0,2}")
                + "(\\d{1,9})(?![\\p{L}\\p{N}])");
  }

  private static int places(Question.Pick question) {
    return Math.max(1, Math.min(question.most(), question.among().size()));
  }

  private static String words(Question.Pick question) {
    int places = places(question);
    return places > PLACES
        ? "{\"agents\": [names, at most " + places + ", or none]}"
        : Schemas.object(Schemas.names(AGENT, places), "a name, or \"none\"");
  }

  private static ObjectNode schema(Question.Pick question) {
    ObjectNode schema = Schemas.object();
    int places = places(question);
    if (places > PLACES) {
      allow(Schemas.list(schema, AGENTS), question);
    } else {
      Schemas.names(AGENT, places).forEach(place -> allow(Schemas.text(schema, place), question));
    }
    return schema;
  }

  /** What may stand in a place. */
  private static void allow(ObjectNode place, Question.Pick question) {
    Agents among = question.among();
    if (among.size() > LISTED) {
      String first = question.name(among.get(0));
      String last = question.name(among.get(among.size() - 1));
      place.put("description", "a name from " + first + " to " + last + ", or none");
    } else {
      ArrayNode names = place.putArray("enum");
      for (int i = 0; i < among.size(); i++) {
        names.add(question.name(among.get(i)));
      }
      names.add(NONE);
    }
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    Optional<JsonFields> listing = JsonFields.listing(answer, NAMES);
    if (listing.isPresent()) {
      return listing.get().whole() ? named(listing.get().listed(NAMES)) : Optional.empty();
    }
    String clean = PlainText.clean(answer);
    boolean says = !clean.startsWith("{") && !NO_WORD.matcher(clean).matches();
    return says ? named(List.of(clean)) : Optional.empty();
  }

  private Optional<Answer> named(List<String> values) {
    Set<Integer> picked = new LinkedHashSet<>();
    for (String value : values) {
      Optional<Set<Integer>> said = said(value);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      picked.addAll(said.get());
    }
    return picked.size() <= question.most() && picked.stream().allMatch(question.among()::contains)
        ? Optional.of(new Answer.Picked(new ArrayList<>(picked)))
        : Optional.empty();
  }

  /** Whom a text names, maybe nobody; empty if that is not clear. */
  private Optional<Set<Integer>> said(String text) {
    Set<Integer> picked = new LinkedHashSet<>();
    Matcher matcher = name.matcher(text);
    while (matcher.find()) {
      picked.add(Integer.parseInt(matcher.group(1)) - 1);
    }
    if (picked.isEmpty() && text.strip().matches("\\d{1,9}")) {
      picked.add(Integer.parseInt(text.strip()) - 1);
    }
    if (picked.isEmpty()) {
      boolean nobody =
          NO_WORD.matcher(text).matches() || text.length() <= SHORT && NOBODY.matcher(text).find();
      return nobody ? Optional.of(picked) : Optional.empty();
    }
    boolean isNumber = question.prefix().chars().noneMatch(Character::isLetter);
    boolean clear = isNumber ? BETWEEN.matcher(text).matches() : !DOUBT.matcher(text).find();
    return clear ? Optional.of(picked) : Optional.empty();
  }
}
