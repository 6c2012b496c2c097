package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Entry;
import org.murmuration.model.Persona;

/**
 * What is written in each arm, and which sentences are valid. Answers of adversaries do not count;
 * those of agents in an arm of pairs that had nobody to talk to are counted apart.
 */
final class SentencesMeasure implements Measure {

  static final String SHEETS = "sheets";
  static final String ARMS = "arms";

  private final SentencesSettings settings;
  private final Cast cast;
  private final Map<Arm, Tally> apart = new EnumMap<>(Arm.class);
  private final List<Sheet> sheets = new ArrayList<>();
  private final Map<Integer, Integer> latest = new LinkedHashMap<>();
  private final SentencesPanels panels;
  private int roundStart;

  SentencesMeasure(SentencesSettings settings, Setting setting) {
    this.settings = settings;
    this.cast = setting.cast();
    this.panels = new SentencesPanels(settings);
    settings.arms().forEach(arm -> apart.put(arm, new Tally()));
  }

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>(List.of(Tally.VALID, Tally.BY_RULE));
    settings.arms().forEach(arm -> columns.add(Tally.VALID + ":" + arm.word()));
    return columns;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof Piece piece)) {
      return;
    }
    if (piece.occasion() instanceof Task.Composing task) {
      Persona author = cast.persona(encountered.spec().seats().get(0).persona());
      if (!author.adversary()) {
        wrote(task, piece, cast.mindOf(author) instanceof RuleMind);
      }
    } else if (piece.occasion() instanceof Task.Judging task && !piece.ratings().isEmpty()) {
      Integer place = latest.get(task.author());
      if (place != null && sheets.get(place).set() == task.set()) {
        sheets.set(place, sheets.get(place).rated(piece.ratings()));
      }
    }
  }

  private void wrote(Task.Composing task, Piece piece, boolean byRule) {
    Tally tally = apart.get(task.arm());
    tally.add(Tally.ANSWERS, 1);
    tally.add(Tally.BY_RULE, byRule ? 1 : 0);
    if (piece.texts().isEmpty()) {
      tally.add(Tally.MISSING, 1);
    } else if (task.arm().isPaired() && task.partner() < 0) {
      tally.add(Tally.UNPAIRED, 1);
    } else {
      int author = piece.agents().get(0);
      latest.put(author, sheets.size());
      WordSet set = settings.sets().get(task.set());
      sheets.add(Sheet.of(task, author, piece.texts(), settings.rule().faults(piece.texts(), set)));
    }
  }

  private Tally tally(Arm arm, int from) {
    Tally tally = new Tally();
    sheets.subList(from, sheets.size()).stream()
        .filter(sheet -> sheet.arm() == arm)
        .forEach(sheet -> tally.add(sheet, settings.coherent()));
    return tally;
  }

  @Override
  public double[] values() {
    double[] values = new double[2 + settings.arms().size()];
    Tally all = new Tally();
    Tally answers = new Tally();
    for (int i = 0; i < settings.arms().size(); i++) {
      Arm arm = settings.arms().get(i);
      Tally one = tally(arm, roundStart);
      values[2 + i] = one.share(Tally.VALID, Tally.WRITTEN);
      all.addAll(one);
      answers.addAll(apart.get(arm));
    }
    values[0] = all.share(Tally.VALID, Tally.WRITTEN);
    values[1] = answers.share(Tally.BY_RULE, Tally.ANSWERS);
    return values;
  }

  @Override
  public void startRound() {
    roundStart = sheets.size();
  }

  @Override
  public List<Figure> panels() {
    return panels.of(sheets);
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, Object> byArm = new LinkedHashMap<>();
    for (Arm arm : settings.arms()) {
      Tally tally = new Tally();
      tally.addAll(apart.get(arm));
      tally.addAll(tally(arm, 0));
      byArm.put(arm.word(), tally.written());
    }
    figures.put(ARMS, byArm);
    figures.put(SHEETS, Cell.written(sheets, settings));
    return figures;
  }
}
