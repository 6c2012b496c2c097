package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * What prompts of the duel can refer to. Between arms nothing differs but the sentence {@code arm},
 * the names in the human arm, and the first exchange of the disclosure arm.
 */
final class DuelFields implements PromptFields {

  private final DuelSettings settings;
  private final Texts texts;
  private final Map<String, String> topics;

  DuelFields(DuelSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
    this.topics =
        settings.assignment().openings().stream()
            .collect(Collectors.toMap(Opening::id, Opening::text));
  }

  @Override
  public Map<String, Object> fixed() {
    return Map.of(
        "win", settings.win(),
        "loss", settings.loss(),
        "truce", settings.truce(),
        "turns", settings.maxTurns(),
        "words", settings.words());
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Question.Utterance question = (Question.Utterance) situation.question();
    Assignment assignment = settings.assignment();
    long index = situation.encounter();
    Arm arm = assignment.arm(index);
    int otherSeat = 1 - situation.seat();
    String name = texts.name(situation.agent(), arm);
    String other =
        otherSeat < situation.spec().seats().size()
            ? texts.name(situation.spec().seats().get(otherSeat).agent(), arm)
            : texts.name(situation.agent() + 1, arm);
    boolean disclosing = question.topic().equals(DuelProtocol.DISCLOSE);
    List<Question.Line> said = question.said();
    long own = said.stream().filter(l -> l.seat() == situation.seat() && l.move() != null).count();
    List<Map<String, Object>> history = history(situation.memory());
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", name);
    fields.put("other", other);
    fields.put("principal", texts.principal(situation.agent()));
    fields.put("arm", texts.of(arm, name, other, assignment.block(index)));
    fields.put("topic", assignment.opening(index).text());
    fields.put("disclosing", disclosing);
    fields.put("duelling", !disclosing);
    fields.put("claimed", isClaimed(said));
    fields.put("left", settings.maxTurns() - own);
    fields.put("last", !disclosing && own == settings.maxTurns() - 1);
    fields.put("remembers", !history.isEmpty());
    fields.put("history", history);
    return fields;
  }

  private static boolean isClaimed(List<Question.Line> said) {
    return !said.isEmpty() && DuelProtocol.CLAIM.equals(said.get(said.size() - 1).move());
  }

  private List<Map<String, Object>> history(Memory memory) {
    List<Map<String, Object>> history = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof PastDuel past) {
        history.add(
            Map.of(
                "number",
                history.size() + 1,
                "with",
                past.other(),
                "about",
                topics.getOrDefault(past.opening(), ""),
                "result",
                past.result(),
                "points",
                past.points(),
                "line",
                past.line()));
      }
    }
    return history;
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", "A");
    fields.put("other", "B");
    fields.put("principal", "C");
    fields.put("arm", "D");
    fields.put("topic", "E");
    fields.put("disclosing", true);
    fields.put("duelling", true);
    fields.put("claimed", true);
    fields.put("left", 1);
    fields.put("last", true);
    fields.put("remembers", true);
    fields.put(
        "history",
        List.of(
            Map.of(
                "number", 1, "with", "B", "about", "E", "result", "won", "points", 1, "line",
                "F")));
    return fields;
  }
}
