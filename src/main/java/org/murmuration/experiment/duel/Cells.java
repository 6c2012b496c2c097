package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts by arm, opening and company, such that those of several runs add up. */
final class Cells {

  /** What counts are kept apart by; an arm may be empty where it is not known. */
  record Key(String arm, String opening, Company company) {}

  private final Map<Key, Counts> cells =
      new TreeMap<>(
          Comparator.comparing(Key::arm).thenComparing(Key::opening).thenComparing(Key::company));

  void add(Key key, Counts counts) {
    cells.computeIfAbsent(key, k -> new Counts()).add(counts, 1);
  }

  /** All counts of the cells that match, together. */
  Counts sum(Predicate<Key> match) {
    Counts sum = new Counts();
    cells.forEach(
        (key, counts) -> {
          if (match.test(key)) {
            sum.add(counts, 1);
          }
        });
    return sum;
  }

  /** All counts of an arm in some company. */
  Counts of(String arm, Company company) {
    return sum(key -> key.arm().equals(arm) && key.company() == company);
  }

  /** The openings there are, in alphabetical order. */
  List<String> openings() {
    return cells.keySet().stream().map(Key::opening).distinct().sorted().toList();
  }

  /** The arms there are, in the order in which arms are declared, unknown ones last. */
  List<String> arms() {
    return cells.keySet().stream()
        .map(Key::arm)
        .distinct()
        .sorted(Comparator.comparingInt(Cells::place).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int place(String arm) {
    int place = Arm.words().indexOf(arm);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  /** As it stands in a run's summary. */
  List<Map<String, Object>> written() {
    List<Map<String, Object>> written = new ArrayList<>();
    cells.forEach(
        (key, counts) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("arm", key.arm());
          one.put("opening", key.opening());
          one.put("company", key.company().word());
          one.put("counts", counts.written());
          written.add(one);
        });
    return written;
  }

  /** Adds what stands in a run's summary. */
  void addWritten(Object written) {
    if (written instanceof List<?> all) {
      for (Object one : all) {
        Map<?, ?> cell = (Map<?, ?>) one;
        add(
            new Key(
                cell.get("arm").toString(),
                cell.get("opening").toString(),
                Company.ofWord(cell.get("company").toString())),
            Counts.read((Map<?, ?>) cell.get("counts")));
      }
    }
  }
}
