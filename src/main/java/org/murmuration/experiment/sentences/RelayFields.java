package org.murmuration.experiment.sentences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;

/**
 * What prompts of the relay can refer to: {@code texts}, {@code limit} (words of a sentence),
 * {@code given} (the words, with commas), {@code continues} and {@code handed} (the predecessor's
 * sentences, each with number and text).
 */
final class RelayFields implements PromptFields {

  private final RelaySettings settings;

  RelayFields(RelaySettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> fixed() {
    return Map.of("texts", settings.texts(), "limit", settings.rule().most());
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Task task = situation.spec().occasion() instanceof Task about ? about : null;
    List<String> handed = task == null ? List.of() : handed(situation.memory(), task);
    Map<String, Object> fields = new HashMap<>();
    fields.put("given", task == null ? "" : SentencesFields.given(settings.sets(), task));
    fields.put("continues", !handed.isEmpty());
    fields.put("handed", SentencesFields.numbered(handed));
    return fields;
  }

  /** What an agent was handed for a task; nothing at the head of a chain. */
  static List<String> handed(Memory memory, Task task) {
    return memory.size() > 0
            && memory.get(memory.size() - 1) instanceof Handed handed
            && handed.isAbout(task.set())
        ? handed.texts()
        : List.of();
  }

  @Override
  public Map<String, Object> example() {
    return Map.of(
        "given", "A", "continues", true, "handed", SentencesFields.numbered(List.of("A")));
  }
}
