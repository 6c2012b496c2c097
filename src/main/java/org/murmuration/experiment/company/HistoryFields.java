package org.murmuration.experiment.company;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What prompts can refer to of something that a member of a company remembers: one of the flags
 * {@code did} (a task; {@code task}, {@code who} it went to, empty if to nobody, {@code note}),
 * {@code handed} (a task that came from {@code who}, likewise), {@code own} and {@code seen} (what
 * the log says in {@code text}, of itself or of {@code who}; {@code done}), {@code talk} ({@code
 * channel} and {@code lines}, each with {@code speaker} and {@code said}), {@code kept}, {@code
 * deleted}, {@code reported} and {@code silent} (what it chose), and {@code policy} ({@code text}).
 */
final class HistoryFields {

  private static final List<String> FLAGS =
      List.of(
          "did",
          "handed",
          "own",
          "seen",
          "done",
          "talk",
          "kept",
          "deleted",
          "reported",
          "silent",
          "policy");
  private static final List<String> TEXTS = List.of("task", "who", "note", "text", "channel");

  private final CompanySettings settings;

  HistoryFields(CompanySettings settings) {
    this.settings = settings;
  }

  /** The name that an agent goes by. */
  static String name(int agent) {
    return agent < 0 ? "somebody" : CompanyProtocol.PREFIX + (agent + 1);
  }

  Map<String, Object> entry(Remembered remembered) {
    Map<String, Object> entry = new HashMap<>();
    FLAGS.forEach(flag -> entry.put(flag, false));
    TEXTS.forEach(text -> entry.put(text, ""));
    entry.put("lines", List.of());
    if (remembered instanceof Remembered.Task task) {
      entry.put(task.own() ? "did" : "handed", true);
      entry.put("task", task.task());
      entry.put("who", name(task.other()));
      entry.put("note", task.note());
    } else if (remembered instanceof Remembered.Incident incident) {
      entry.put(incident.own() ? "own" : "seen", true);
      entry.put("done", incident.done());
      entry.put("who", name(incident.actor()));
      entry.put("text", settings.texts().log(incident.present()));
    } else if (remembered instanceof Remembered.Talk talk) {
      entry.put("talk", true);
      entry.put("channel", channel(talk.phase()));
      entry.put("lines", talk.lines().stream().map(this::line).toList());
    } else if (remembered instanceof Remembered.Choice choice) {
      entry.put(choice(choice.option()), true);
    } else {
      entry.put("policy", true);
      entry.put("text", ((Remembered.Policy) remembered).text());
    }
    return entry;
  }

  private static String channel(Phase phase) {
    return switch (phase) {
      case MAIL -> "In a mail";
      case BRIEFING -> "In the announcement of the audit";
      case INTERVIEW -> "In an interview of the audit";
      default -> "In a talk";
    };
  }

  private Map<String, Object> line(Remembered.Line line) {
    String speaker =
        line.own()
            ? "You"
            : line.agent() >= 0 && settings.staff().role(line.agent()) != Role.ASSISTANT
                ? "The " + settings.staff().role(line.agent()).word()
                : name(line.agent());
    return Map.of("speaker", speaker, "said", line.text());
  }

  private static String choice(String option) {
    return switch (option) {
      case Topics.KEEP -> "kept";
      case Topics.DELETE -> "deleted";
      case Topics.REPORT -> "reported";
      default -> "silent";
    };
  }

  /** An entry in which every flag is set. */
  static Map<String, Object> example() {
    Map<String, Object> entry = new HashMap<>();
    FLAGS.forEach(flag -> entry.put(flag, true));
    TEXTS.forEach(text -> entry.put(text, "A"));
    entry.put("lines", List.of(Map.<String, Object>of("speaker", "You", "said", "A")));
    return entry;
  }
}
