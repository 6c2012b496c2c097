package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Names of agents, or none. Reads JSON, else the names in a text that says little else. Who cannot
 * be picked, or is one too many, makes the answer unreadable.
 */
final class PickForm extends JsonForm {

  private static final String AGENTS = "agents";
  private static final List<String> NAMES =
      List.of(AGENTS, "agent", "names", "name", "picked", "pick", "invite", "accept", "answer");

  /** The words in which models say that they pick nobody. */
  private static final Pattern NOBODY =
      Pattern.compile("(?i)[^\\p{L}]*(none|nobody|no one|no-one|null|n/a)[^\\p{L}]*");

  /** A schema that lists more names than this is too long to send with every question. */
  private static final int LISTED = 64;

  private final Question.Pick question;
  private final Pattern name;

  PickForm(Question.Pick question) {
    super(schema(question), "{\"agents\": [" + wanted(question) + "]}");
    this.question = question;
    this.name =
        Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])"
                + Pattern.quote(question.prefix())
                + "(\\d{1,9})(?![\\p{L}\\p{N}])");
  }

  private static String wanted(Question.Pick question) {
    return question.most() == 1
        ? "one name, or none"
        : "names, at most " + question.most() + ", or none";
  }

  private static ObjectNode schema(Question.Pick question) {
    ObjectNode schema = Schemas.object();
    int size = question.among().size();
    int most = Math.min(question.most(), size);
    if (size > 0 && size <= LISTED) {
      Schemas.someOf(
          schema,
          AGENTS,
          most,
          IntStream.range(0, size).mapToObj(i -> question.name(question.among().get(i))).toList());
    } else {
      Schemas.texts(schema, AGENTS, 0, most);
    }
    return schema;
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    List<JsonFields> objects = JsonFields.in(answer);
    for (JsonFields object : objects) {
      List<String> names = object.all(NAMES);
      if (!names.isEmpty()) {
        return object.cut() == null ? named(names) : Optional.empty();
      }
    }
    if (!objects.isEmpty() || answer.strip().equals("{\"agents\":[]}")) {
      return Optional.of(new Answer.Picked(List.of()));
    }
    return inProse(PlainText.clean(answer));
  }

  private Optional<Answer> named(List<String> names) {
    Set<Integer> picked = new LinkedHashSet<>();
    for (String one : names) {
      Matcher matcher = name.matcher(one);
      if (matcher.find()) {
        matcher.reset();
        while (matcher.find()) {
          picked.add(Integer.parseInt(matcher.group(1)) - 1);
        }
      } else if (!one.isBlank() && !NOBODY.matcher(one).matches()) {
        return Optional.empty();
      }
    }
    return allowed(picked);
  }

  private Optional<Answer> inProse(String text) {
    Set<Integer> picked = new LinkedHashSet<>();
    Matcher matcher = name.matcher(text);
    while (matcher.find()) {
      picked.add(Integer.parseInt(matcher.group(1)) - 1);
    }
    return picked.isEmpty() && !NOBODY.matcher(text).matches() ? Optional.empty() : allowed(picked);
  }

  private Optional<Answer> allowed(Set<Integer> picked) {
    return picked.size() <= question.most() && picked.stream().allMatch(question.among()::contains)
        ? Optional.of(new Answer.Picked(new ArrayList<>(picked)))
        : Optional.empty();
  }
}
