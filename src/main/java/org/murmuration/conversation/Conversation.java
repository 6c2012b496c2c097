package org.murmuration.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;

/**
 * What came of an encounter at a party. In a chat seats speak in turn, seat 0 first.
 *
 * @param agents by seat
 * @param end how a chat ended; null if it was none
 */
public record Conversation(
    List<Answer> answers, Gathering occasion, List<Integer> agents, ChatEnd end)
    implements Outcome {

  public Conversation {
    answers = List.copyOf(answers);
    agents = List.copyOf(agents);
  }

  /** Whether two guests talked: something was said. A chat without a word did not take place. */
  @JsonIgnore
  public boolean isChat() {
    return end != null && !lines().isEmpty();
  }

  /** What was said in a chat, in order, up to a missing answer. */
  public List<Question.Line> lines() {
    return lines(answers);
  }

  /** Whom the guest invited or accepted; nobody if the answer is missing or of another kind. */
  public List<Integer> picked() {
    return answers.size() == 1 && answers.get(0) instanceof Answer.Picked picked
        ? picked.agents()
        : List.of();
  }

  static List<Question.Line> lines(List<Answer> answers) {
    List<Question.Line> lines = new ArrayList<>(answers.size());
    for (int turn = 0; turn < answers.size(); turn++) {
      if (answers.get(turn) instanceof Answer.Said said) {
        lines.add(new Question.Line(turn % 2, said.text(), said.move()));
      }
    }
    return lines;
  }
}
