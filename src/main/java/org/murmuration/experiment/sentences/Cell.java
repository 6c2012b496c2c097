package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.Spread;

/**
 * Answers of one agent, or of the two of a pair, to one word set, as they go into the figures of a
 * run.
 *
 * @param run number of the run
 * @param set id of the word set
 * @param cluster number of the agent, or the lower one of the pair
 * @param written how many sentences
 * @param valid how many of them are valid
 * @param answers the valid sentences of each answer, as far as they are kept
 */
record Cell(
    int run,
    String arm,
    String set,
    int cluster,
    int written,
    int valid,
    List<List<String>> answers) {

  /** The cells of a run, with the sentences of the first ones up to what is embedded. */
  static List<Map<String, Object>> written(List<Sheet> sheets, SentencesSettings settings) {
    Map<List<Object>, List<Sheet>> byCell = new LinkedHashMap<>();
    for (Sheet sheet : sheets) {
      byCell
          .computeIfAbsent(
              List.of(sheet.arm(), sheet.set(), sheet.cluster()), key -> new ArrayList<>())
          .add(sheet);
    }
    int most = settings.panel().most() / settings.sets().size();
    Map<List<Object>, Integer> kept = new HashMap<>();
    List<Map<String, Object>> written = new ArrayList<>();
    byCell.forEach(
        (key, cell) -> {
          Tally tally = new Tally();
          cell.forEach(sheet -> tally.add(sheet, settings.coherent()));
          List<List<String>> answers = new ArrayList<>();
          for (Sheet sheet : cell) {
            List<String> valid = sheet.valid(settings.coherent());
            int before = kept.merge(key.subList(0, 2), valid.size(), Integer::sum) - valid.size();
            if (before + valid.size() <= most) {
              answers.add(valid);
            }
          }
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("arm", cell.get(0).arm().word());
          one.put("set", settings.sets().get(cell.get(0).set()).id());
          one.put("agent", cell.get(0).cluster());
          one.put(Tally.WRITTEN, tally.get(Tally.WRITTEN));
          one.put(Tally.VALID, tally.get(Tally.VALID));
          one.put("sentences", answers);
          written.add(one);
        });
    return written;
  }

  /** Reads what {@link #written} gave. */
  static List<Cell> read(int run, Object written) {
    List<Cell> cells = new ArrayList<>();
    if (written instanceof List<?> list) {
      for (Object one : list) {
        Map<?, ?> cell = (Map<?, ?>) one;
        List<List<String>> answers = new ArrayList<>();
        for (Object answer : (List<?>) cell.get("sentences")) {
          answers.add(((List<?>) answer).stream().map(Object::toString).toList());
        }
        cells.add(
            new Cell(
                run,
                (String) cell.get("arm"),
                (String) cell.get("set"),
                ((Number) cell.get("agent")).intValue(),
                ((Number) cell.get(Tally.WRITTEN)).intValue(),
                ((Number) cell.get(Tally.VALID)).intValue(),
                List.copyOf(answers)));
      }
    }
    return cells;
  }

  /** All sentences that are kept. */
  List<String> sentences() {
    return answers.stream().flatMap(List::stream).toList();
  }

  /** The spread of all its sentences. */
  Spread spread(Embedder embedder) {
    Spread spread = new Spread();
    embedder.embed(sentences()).forEach(spread::add);
    return spread;
  }
}
