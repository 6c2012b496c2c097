package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Question;

/** Keeps the first dialogues of each arm word for word, for the report. */
final class TranscriptKeeper implements Measure {

  static final String TRANSCRIPTS = "transcripts";

  private final int most;
  private final Map<Arm, Integer> kept = new EnumMap<>(Arm.class);
  private final List<Map<String, Object>> dialogues = new ArrayList<>();

  /**
   * @param most how many dialogues of an arm
   */
  TranscriptKeeper(int most) {
    this.most = most;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    DuelOutcome duel = (DuelOutcome) encountered.outcome();
    if (kept.getOrDefault(duel.arm(), 0) >= most) {
      return;
    }
    kept.merge(duel.arm(), 1, Integer::sum);
    List<List<String>> lines = new ArrayList<>();
    for (Question.Line line : duel.lines()) {
      List<String> one = new ArrayList<>(3);
      one.add(duel.names().get(line.seat()));
      one.add(line.text());
      one.add(line.move());
      lines.add(one);
    }
    Map<String, Object> dialogue = new LinkedHashMap<>();
    dialogue.put("encounter", encountered.index());
    dialogue.put("arm", duel.arm().word());
    dialogue.put("opening", duel.opening());
    dialogue.put("end", duel.end().word());
    dialogue.put("winner", duel.winner() < 0 ? null : duel.names().get(duel.winner()));
    dialogue.put("lines", lines);
    dialogues.add(dialogue);
  }

  @Override
  public double[] values() {
    return new double[0];
  }

  @Override
  public void startRound() {}

  @Override
  public Map<String, Object> figures() {
    return Map.of(TRANSCRIPTS, List.copyOf(dialogues));
  }

  /** The dialogues in the figures of a run, of one arm. */
  static List<Figure.Transcript> read(int run, Object figure, String arm) {
    List<Figure.Transcript> transcripts = new ArrayList<>();
    if (figure instanceof List<?> dialogues) {
      for (Object one : dialogues) {
        Map<?, ?> dialogue = (Map<?, ?>) one;
        if (arm.equals(dialogue.get("arm"))) {
          transcripts.add(transcript(run, dialogue));
        }
      }
    }
    return transcripts;
  }

  private static Figure.Transcript transcript(int run, Map<?, ?> dialogue) {
    List<Figure.Utterance> lines = new ArrayList<>();
    for (Object one : (List<?>) dialogue.get("lines")) {
      List<?> line = (List<?>) one;
      lines.add(
          new Figure.Utterance((String) line.get(0), (String) line.get(1), (String) line.get(2)));
    }
    Object winner = dialogue.get("winner");
    String heading =
        "%s · %s · %s%s · run %d, encounter %s"
            .formatted(
                dialogue.get("arm"),
                dialogue.get("opening"),
                dialogue.get("end"),
                winner == null ? "" : ", won by " + winner,
                run,
                dialogue.get("encounter"));
    return new Figure.Transcript(heading, lines);
  }
}
