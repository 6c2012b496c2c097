package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.TranscriptMeasures;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.model.Question;

/**
 * The measures of the duel for dialogues from elsewhere. Where no move is declared in a dialogue, a
 * concession and a claim are read from the text. A dialogue without an opening is a cluster of its
 * own.
 */
final class OutsideTranscripts implements TranscriptMeasures {

  private static final int RESAMPLES = 2000;

  private final DialogueCoder coder = DialogueCoder.shipped();

  @Override
  public Conclusion measure(List<List<Spoken>> dialogues, long seed) {
    Cells cells = new Cells();
    for (List<Spoken> spoken : dialogues) {
      Dialogue dialogue = dialogue(spoken);
      Counts counts = coder.count(dialogue, Set.of(0, 1));
      end(dialogue, counts);
      cells.add(new Cells.Key(dialogue.arm(), dialogue.opening(), Company.ORDINARY), counts);
    }
    ArmFigures figures =
        new ArmFigures(
            cells, new DuelContrast(cells, new ClusterBootstrap(RESAMPLES, seed)), false);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dialogues", dialogues.size());
    values.put("coding-version", CodingRule.load().version());
    values.putAll(figures.values());
    return new Conclusion(figures.findings(), figures.figures(), values);
  }

  private static Dialogue dialogue(List<Spoken> spoken) {
    String name = spoken.get(0).dialogue();
    Set<String> speakers = new LinkedHashSet<>();
    spoken.forEach(one -> speakers.add(one.speaker()));
    if (speakers.size() > 2) {
      throw new IllegalArgumentException(
          "dialogue " + name + " has " + speakers.size() + " speakers; a duel has two");
    }
    List<String> sides = new ArrayList<>(speakers);
    List<Question.Line> lines = new ArrayList<>();
    for (Spoken one : spoken) {
      if (one.move() != null && !DuelProtocol.MOVES.contains(one.move())) {
        throw new IllegalArgumentException(
            "dialogue "
                + name
                + " has the move "
                + one.move()
                + "; it may have "
                + String.join(", ", DuelProtocol.MOVES));
      }
      lines.add(new Question.Line(sides.indexOf(one.speaker()), one.text(), one.move()));
    }
    if (sides.size() == 1) {
      sides.add("");
    }
    String opening = spoken.get(0).opening();
    return new Dialogue(
        spoken.get(0).arm(), opening.isEmpty() ? "dialogue " + name : opening, sides, 0, lines);
  }

  /** How a dialogue ended, by its moves, or by what is said if it has none. */
  private void end(Dialogue dialogue, Counts counts) {
    boolean conceded = false;
    boolean disputed = false;
    Question.Line before = null;
    for (Question.Line line : dialogue.lines()) {
      conceded |=
          dialogue.hasMoves() ? is(line, DuelProtocol.CONCEDE) : coder.concedes(line.text());
      disputed |=
          before != null
              && before.seat() != line.seat()
              && claims(dialogue, before)
              && claims(dialogue, line);
      before = line;
    }
    Count end = conceded ? Count.CONCEDED : disputed ? Count.DISPUTED : Count.UNFINISHED;
    counts.add(end, 1);
  }

  private boolean claims(Dialogue dialogue, Question.Line line) {
    return dialogue.hasMoves() ? is(line, DuelProtocol.CLAIM) : coder.claims(line.text());
  }

  private static boolean is(Question.Line line, String move) {
    return move.equals(line.move());
  }
}
