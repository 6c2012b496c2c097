package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.conversation.ConversationFields;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * What prompts can refer to: everything that prompts of a party can, and {@code texts}, {@code
 * limit} (words of a sentence), {@code talk-turns} and {@code talk-words} (of a brainstorm), {@code
 * choosing}, {@code brainstorming}, {@code composing} and {@code judging} (what is asked), {@code
 * given} (the words, with commas), {@code partners} (names), {@code partner}, {@code talked} and
 * {@code talk} (the brainstorm it remembers: each with speaker and text), {@code context} (a text
 * to have read, or empty), {@code sentences} (to judge, each with number and text), and {@code
 * handed-on} and {@code handed} (each with number and text).
 */
final class SentencesFields implements PromptFields {

  private final SentencesSettings settings;
  private final ConversationFields party;

  SentencesFields(SentencesSettings settings) {
    this.settings = settings;
    this.party = new ConversationFields(settings.party());
  }

  @Override
  public Map<String, Object> fixed() {
    Map<String, Object> fixed = new HashMap<>(party.fixed());
    fixed.put("texts", settings.texts());
    fixed.put("limit", settings.rule().most());
    fixed.put("talk-turns", settings.turns());
    fixed.put("talk-words", settings.words());
    return fixed;
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Map<String, Object> fields = new HashMap<>(party.of(situation, options));
    Question question = situation.question();
    Task task = situation.spec().occasion() instanceof Task about ? about : null;
    String topic = question.topic();
    fields.put("choosing", topic.equals(SentencesProtocol.CHOOSE));
    fields.put("brainstorming", topic.equals(SentencesProtocol.BRAINSTORM));
    fields.put("composing", topic.equals(SentencesProtocol.COMPOSE));
    fields.put("judging", topic.equals(SentencesProtocol.JUDGE));
    fields.put("given", task == null ? "" : given(settings.sets(), task));
    fields.put("partners", question instanceof Question.Pick pick ? names(pick) : "");
    Brainstorm talk = task == null ? null : talk(situation.memory(), task.set());
    fields.put("talked", talk != null);
    fields.put("partner", talk == null ? "" : settings.party().name(talk.with()));
    fields.put("talk", talk == null ? List.of() : lines(talk));
    fields.put("context", context(task, situation.encounter()));
    fields.put(
        "sentences", task instanceof Task.Judging judging ? numbered(judging.texts()) : List.of());
    if (fields.get("brainstorming").equals(true)) {
      long own = question.said().stream().filter(line -> line.seat() == situation.seat()).count();
      fields.put("last", own >= settings.turns() - 1);
    }
    return fields;
  }

  /** The words of the set a task is about, with commas. */
  static String given(List<WordSet> sets, Task task) {
    return String.join(", ", sets.get(task.set()).bare());
  }

  private String context(Task task, long encounter) {
    return task instanceof Task.Composing composing
        ? Filler.text(composing.context(), encounter, settings.party().memory().tokenizer()::count)
        : "";
  }

  private static String names(Question.Pick pick) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pick.among().size(); i++) {
      names.add(pick.name(pick.among().get(i)));
    }
    return String.join(", ", names);
  }

  /** The brainstorm about a word set that an agent remembers, or null. */
  static Brainstorm talk(Memory memory, int set) {
    return memory.size() > 0
            && memory.get(memory.size() - 1) instanceof Brainstorm talk
            && talk.set() == set
        ? talk
        : null;
  }

  private List<Map<String, Object>> lines(Brainstorm talk) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Brainstorm.Line line : talk.lines()) {
      String speaker = line.own() ? "You" : settings.party().name(talk.with());
      lines.add(Map.of("speaker", speaker, "text", line.text()));
    }
    return lines;
  }

  /** Texts, each with its number from 1. */
  static List<Map<String, Object>> numbered(List<String> texts) {
    List<Map<String, Object>> numbered = new ArrayList<>();
    for (String text : texts) {
      numbered.add(Map.of("number", numbered.size() + 1, "text", text));
    }
    return numbered;
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>(party.example());
    for (String flag : List.of("choosing", "brainstorming", "composing", "judging", "talked")) {
      fields.put(flag, true);
    }
    for (String text : List.of("given", "partners", "partner", "context")) {
      fields.put(text, "A");
    }
    fields.put("talk", List.of(Map.of("speaker", "You", "text", "A")));
    fields.put("sentences", numbered(List.of("A")));
    return fields;
  }
}
