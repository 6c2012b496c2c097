package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * What prompts of the naming game can refer to. The interactions an agent remembers are numbered
 * anew from 1, and its score counts those alone (Ashery et al. 2025, Materials and Methods), so
 * that a prompt tells nothing of how long the game has gone on.
 */
record NamingFields(NamingSettings settings) implements PromptFields {

  private static final String NOTHING = "nothing";

  @Override
  public Map<String, Object> fixed() {
    return Map.of(
        "same",
        settings.payoffSame(),
        "different",
        settings.payoffDifferent(),
        "together",
        settings.interaction() == NamingSettings.Interaction.SIMULTANEOUS);
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Question.Choice choice = (Question.Choice) situation.question();
    boolean naming = choice.topic().equals(SimultaneousNaming.NAME);
    List<Map<String, Object>> history = history(situation.memory());
    Map<String, Object> fields = new HashMap<>();
    fields.put("naming", naming);
    fields.put("recognising", !naming);
    fields.put("coining", choice.open());
    fields.put("word", choice.subject() == null ? "" : choice.subject());
    fields.put("remembers", !history.isEmpty());
    fields.put("history", history);
    fields.put("score", score(situation.memory()));
    return fields;
  }

  private static List<Map<String, Object>> history(Memory memory) {
    List<Map<String, Object>> history = new ArrayList<>(memory.size());
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof Exchange exchange) {
        history.add(
            Map.of(
                "number",
                history.size() + 1,
                "own",
                exchange.own() == null ? NOTHING : exchange.own(),
                "other",
                exchange.partner() == null ? NOTHING : exchange.partner(),
                "points",
                exchange.payoff()));
      }
    }
    return history;
  }

  private static int score(Memory memory) {
    int score = 0;
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof Exchange exchange) {
        score += exchange.payoff();
      }
    }
    return score;
  }

  @Override
  public Map<String, Object> example() {
    return Map.of(
        "naming",
        true,
        "recognising",
        true,
        "coining",
        true,
        "word",
        "A",
        "remembers",
        true,
        "score",
        settings.payoffSame(),
        "history",
        List.of(Map.of("number", 1, "own", "A", "other", "B", "points", settings.payoffSame())));
  }
}
