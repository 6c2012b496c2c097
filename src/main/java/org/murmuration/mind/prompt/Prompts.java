package org.murmuration.mind.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message.Role;
import org.murmuration.model.Question;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/**
 * The prompts of an experiment: four Mustache templates of the scenario, strict about the fields
 * they name. {@code rules}, {@code identity} and {@code memory} make the system message in this
 * order, those that come out empty left out; {@code question} makes the last user message. What was
 * said before in a conversation stands between them, own utterances as the assistant's.
 *
 * <p>Besides the experiment's fields, templates know {@code identity} (the persona's text), {@code
 * told} (what the agent was told from outside, each with its {@code text}, oldest first) and {@code
 * options} (each with its {@code option}, in the order shown).
 */
public final class Prompts {

  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);
  private static final List<String> EXAMPLE_OPTIONS = List.of("A", "B");

  /** What Mustache itself knows within a list. */
  private static final Set<String> WITHIN_LISTS = Set.of(".", "this", "-first", "-last", "-index");

  private final PromptFields fields;
  private final Map<String, Object> fixed;
  private final Part rules;
  private final Part identity;
  private final Part memory;
  private final Part question;
  private final boolean shuffled;

  /** One template; {@code fixed} is its text if it is the same for everybody, else null. */
  private record Part(Template template, String fixed) {

    String render(Map<String, Object> values) {
      return fixed == null ? template.execute(values).strip() : fixed;
    }
  }

  private Prompts(PromptFields fields, Settings block) {
    this.fields = fields;
    this.fixed = Map.copyOf(fields.fixed());
    this.rules = part(block, "rules");
    this.identity = part(block, "identity");
    this.memory = part(block, "memory");
    this.question = part(block, "question");
    this.shuffled = block.flag("shuffle-options");
  }

  /**
   * Reads the templates.
   *
   * @throws org.murmuration.settings.InputError if one is no template or names an unknown field
   */
  public static Prompts read(Settings block, PromptFields fields) {
    return new Prompts(fields, block);
  }

  /** The options or moves of the question, in the order to show them in this time. */
  public List<String> options(Situation situation) {
    List<String> options = declared(situation.question());
    if (!shuffled || options.size() < 2) {
      return options;
    }
    String[] order = options.toArray(String[]::new);
    for (int i = order.length - 1; i > 0; i--) {
      int j = situation.random().nextInt(i + 1);
      String moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return List.of(order);
  }

  private static List<String> declared(Question question) {
    if (question instanceof Question.Choice choice) {
      return choice.options();
    }
    return question instanceof Question.Utterance utterance ? utterance.moves() : List.of();
  }

  /**
   * The prompt for a situation, with options in the given order.
   *
   * @param format how to answer, in words, if the model is not held to a schema; else empty
   */
  public Prompt render(Situation situation, List<String> options, String format) {
    Map<String, Object> values = values(situation, options);
    List<Message> messages = system(values);
    StringBuilder user = new StringBuilder(question.render(values));
    append(user, format);
    addDialogue(messages, situation);
    addUser(messages, user.toString());
    return new Prompt(messages);
  }

  /**
   * The prompt for a question out of the game: who the agent is and what it remembers, and the
   * question instead of that of the game.
   *
   * @param now what the agent would be asked in the game
   */
  public Prompt interview(Situation now, List<String> options, String question, String format) {
    List<Message> messages = system(values(now, options));
    StringBuilder user = new StringBuilder(question);
    append(user, format);
    addUser(messages, user.toString());
    return new Prompt(messages);
  }

  private Map<String, Object> values(Situation situation, List<String> options) {
    Map<String, Object> values = new HashMap<>(fixed);
    values.putAll(fields.of(situation, options));
    values.putAll(common(situation.persona().identity(), situation.memory().told(), options));
    return values;
  }

  private List<Message> system(Map<String, Object> values) {
    StringBuilder system = new StringBuilder();
    for (Part part : List.of(rules, identity, memory)) {
      append(system, part.render(values));
    }
    List<Message> messages = new ArrayList<>();
    if (!system.isEmpty()) {
      messages.add(new Message(Role.SYSTEM, system.toString()));
    }
    return messages;
  }

  private static void addDialogue(List<Message> messages, Situation situation) {
    for (Question.Line line : situation.question().said()) {
      if (line.seat() == situation.seat()) {
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() == Role.SYSTEM) {
          messages.add(new Message(Role.USER, "(You begin.)"));
        }
        messages.add(new Message(Role.ASSISTANT, line.text()));
      } else {
        addUser(messages, line.text());
      }
    }
  }

  /** Adds to the user's message if the user spoke last: roles must alternate. */
  private static void addUser(List<Message> messages, String text) {
    if (text.isEmpty()) {
      return;
    }
    int last = messages.size() - 1;
    if (last >= 0 && messages.get(last).role() == Role.USER) {
      messages.set(last, new Message(Role.USER, messages.get(last).text() + "\n\n" + text));
    } else {
      messages.add(new Message(Role.USER, text));
    }
  }

  private static void append(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n\n").append(part);
    }
  }

  private static Map<String, Object> common(
      String identity, List<String> told, List<String> options) {
    return Map.of(
        "identity", identity, "told", list("text", told), "options", list("option", options));
  }

  private static List<Map<String, Object>> list(String name, List<String> texts) {
    return texts.stream().map(text -> Map.<String, Object>of(name, text)).toList();
  }

  private Part part(Settings block, String key) {
    String text = block.text(key).stripIndent();
    try {
      Template template = MUSTACHE.compile(text);
      Map<String, Object> all = new HashMap<>(fixed);
      all.putAll(fields.example());
      all.putAll(common("…", List.of("…"), EXAMPLE_OPTIONS));
      Set<String> used = new TreeSet<>();
      template.visit(new Names(used));
      Set<String> known = names(all);
      for (String name : used) {
        if (!known.contains(name) && !WITHIN_LISTS.contains(name)) {
          throw block.error(
              key,
              "names the field "
                  + name
                  + "; it may name "
                  + String.join(", ", known)
                  + Nearest.suggestion(name, known));
        }
      }
      template.execute(all);
      boolean sameForAll = fixed.keySet().containsAll(used);
      return new Part(template, sameForAll ? template.execute(fixed).strip() : null);
    } catch (MustacheException.Context e) {
      throw block.error(
          key, "uses the field " + e.key + " on line " + e.lineNo + " outside of its section");
    } catch (MustacheException e) {
      throw block.error(key, "is not a Mustache template: " + e.getMessage());
    }
  }

  /** All field names, those of list entries included. */
  private static Set<String> names(Map<?, ?> values) {
    Set<String> names = new TreeSet<>();
    values.forEach(
        (name, value) -> {
          names.add(name.toString());
          if (value instanceof Collection<?> entries) {
            entries.stream()
                .filter(Map.class::isInstance)
                .forEach(entry -> names.addAll(names((Map<?, ?>) entry)));
          }
        });
    return names;
  }

  /** Collects the fields that a template names. */
  private record Names(Set<String> found) implements Mustache.Visitor {

    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
      found.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      throw new MustacheException("it includes " + name + ", which it cannot");
    }

    @Override
    public boolean visitSection(String name) {
      found.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      found.add(name);
      return true;
    }
  }
}
