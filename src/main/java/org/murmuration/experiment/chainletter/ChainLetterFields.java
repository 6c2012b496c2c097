package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/** What prompts of the chain letter can refer to. None says what is studied. */
final class ChainLetterFields implements PromptFields {

  private final ChainLetterSettings settings;

  ChainLetterFields(ChainLetterSettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> fixed() {
    return Map.of(
        "words", settings.words(),
        "size", settings.notes(),
        "least", ChainLetterSettings.LEAST,
        "most", ChainLetterSettings.MOST,
        "kept-from", settings.keepFrom(),
        "tagged", settings.defence().tags(),
        "marked", settings.defence().marks());
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    List<Map<String, Object>> notes = notes(situation.memory());
    boolean keeping = situation.question() instanceof Question.Rating;
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", situation.agent() + 1);
    fields.put("other", other(situation));
    fields.put("talking", !keeping);
    fields.put("keeping", keeping);
    fields.put("begins", !keeping && situation.question().said().isEmpty());
    fields.put("remembers", !notes.isEmpty());
    fields.put("notes", notes);
    fields.put(
        "items",
        situation.question() instanceof Question.Rating rating
            ? items(rating, situation.memory())
            : List.of());
    return fields;
  }

  private static int other(Situation situation) {
    int seat = 1 - situation.seat();
    boolean alone = seat >= situation.spec().seats().size();
    return alone ? situation.agent() + 2 : situation.spec().seats().get(seat).agent() + 1;
  }

  private static List<Map<String, Object>> notes(Memory memory) {
    List<Map<String, Object>> notes = new ArrayList<>();
    for (int place = 0; place < memory.size(); place++) {
      Note note = NoteMemory.note(memory, place);
      if (!note.isBlank()) {
        notes.add(
            Map.of("number", place + 1, "note", note.text(), "importance", note.importance()));
      }
    }
    return notes;
  }

  /** What is rated; in places of notes what stands there. */
  private static List<Map<String, Object>> items(Question.Rating rating, Memory memory) {
    List<Map<String, Object>> items = new ArrayList<>();
    int place = 0;
    for (String item : rating.items()) {
      boolean isNote = item.startsWith(MeetingProtocol.NOTE);
      String text = item;
      if (isNote) {
        Note note = NoteMemory.note(memory, place++);
        text = note.isBlank() ? "(blank)" : note.text();
      }
      items.add(Map.of("item", items.size() + 1, "text", text, "heard", !isNote, "noted", isNote));
    }
    return items;
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", 1);
    fields.put("other", 2);
    fields.put("talking", true);
    fields.put("keeping", true);
    fields.put("begins", true);
    fields.put("remembers", true);
    fields.put("notes", List.of(Map.of("number", 1, "note", "A", "importance", 5)));
    fields.put("items", List.of(Map.of("item", 1, "text", "A", "heard", true, "noted", true)));
    return fields;
  }
}
