package org.murmuration.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.murmuration.settings.Settings;

/**
 * Which combinations of levels a batch runs. Factors with 2, 4 or 8 levels make a regular fraction;
 * others are crossed fully with it, and so are blocks. Runs of the same replicate and block have
 * the same seed in every cell, so that cells differ by their levels and not by luck.
 *
 * @param factors in the order of their names
 * @param blocks the factor whose levels are blocks, or null
 * @param asked the resolution asked for, {@link Fraction#FULL} for all combinations
 * @param fraction of the factors named in {@code fractioned}
 * @param fractioned names of the factors that the fraction is of
 * @param cells all combinations that are run, block by block; in the first all levels are the first
 * @param responses columns of {@code measures.csv} that effects are told of; empty for all
 * @param rounds over how many last rounds with a value a response is taken; 0 for all
 */
public record Design(
    List<Factor> factors,
    String blocks,
    int asked,
    Fraction fraction,
    List<String> fractioned,
    List<Cell> cells,
    List<String> responses,
    int rounds) {

  /** The key of a design in a scenario file. */
  public static final String BLOCK = "design";

  /**
   * Where a run of the batch belongs.
   *
   * @param cell number of its cell
   * @param replicate how many runs of the cell come before it
   * @param pairing number of its seed: the same for the same replicate and block
   */
  public record Place(int cell, int replicate, int pairing) {}

  /**
   * The design of a scenario; empty if it has none.
   *
   * @param root settings of the whole scenario
   * @throws org.murmuration.settings.InputError if the block cannot be used
   */
  public static Optional<Design> read(Settings root) {
    return DesignReader.read(root);
  }

  /**
   * Refuses responses that are no column of the scenario's measures.
   *
   * @throws org.murmuration.settings.InputError naming the key
   */
  public void requireColumns(Settings root, List<String> columns) {
    DesignReader.requireColumns(root, responses, columns);
  }

  /** Those of some factors that a fraction is made of. */
  static List<Factor> fractioned(List<Factor> factors, String blocks) {
    return factors.stream().filter(f -> f.bits() > 0 && !f.name().equals(blocks)).toList();
  }

  /**
   * A design of some factors.
   *
   * @param fraction of its {@link #fractioned} factors
   */
  static Design of(
      List<Factor> factors,
      String blocks,
      int asked,
      Fraction fraction,
      List<String> responses,
      int rounds) {
    List<String> names = fractioned(factors, blocks).stream().map(Factor::name).toList();
    List<Cell> cells = cells(factors, blocks, fraction, names);
    return new Design(factors, blocks, asked, fraction, names, cells, responses, rounds);
  }

  private static List<Cell> cells(
      List<Factor> factors, String blocks, Fraction fraction, List<String> fractioned) {
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < fraction.rows(); row++) {
      int[] levels = new int[factors.size()];
      for (int f = 0; f < factors.size(); f++) {
        int place = fractioned.indexOf(factors.get(f).name());
        levels[f] = place < 0 ? 0 : fraction.level(row, place);
      }
      rows.add(levels);
    }
    int block = IntStream.range(0, factors.size()).filter(isNamed(factors, blocks)).sum();
    for (int f = 0; f < factors.size(); f++) {
      if (!fractioned.contains(factors.get(f).name())) {
        rows = crossed(rows, f, factors.get(f).levels().size());
      }
    }
    Comparator<int[]> byBlock = Comparator.comparing(row -> blocks == null ? 0 : row[block]);
    rows.sort(byBlock.thenComparing(Arrays::compare));
    List<Cell> cells = new ArrayList<>();
    for (int[] row : rows) {
      cells.add(cell(cells.size(), blocks == null ? 0 : row[block], factors, row));
    }
    return List.copyOf(cells);
  }

  private static IntPredicate isNamed(List<Factor> factors, String name) {
    return f -> factors.get(f).name().equals(name);
  }

  private static List<int[]> crossed(List<int[]> rows, int factor, int levels) {
    List<int[]> all = new ArrayList<>();
    for (int[] row : rows) {
      for (int level = 0; level < levels; level++) {
        int[] copy = row.clone();
        copy[factor] = level;
        all.add(copy);
      }
    }
    return all;
  }

  private static Cell cell(int number, int block, List<Factor> factors, int[] row) {
    Map<String, String> levels = new LinkedHashMap<>();
    List<Cell.Assigned> assigned = new ArrayList<>();
    for (int f = 0; f < row.length; f++) {
      Factor factor = factors.get(f);
      Settings.Value level = factor.levels().get(row[f]);
      levels.put(factor.name(), level.text());
      assigned.add(new Cell.Assigned(factor.key(), level.value(), level.place()));
    }
    return new Cell(
        number,
        block,
        Collections.unmodifiableMap(levels),
        IntStream.of(row).boxed().toList(),
        List.copyOf(assigned));
  }

  /** How many blocks there are, at least one. */
  public int blockCount() {
    return factors.stream()
        .filter(factor -> factor.name().equals(blocks))
        .mapToInt(factor -> factor.levels().size())
        .findFirst()
        .orElse(1);
  }

  /** How many cells a block has. */
  public int cellsInBlock() {
    return cells.size() / blockCount();
  }

  /** How many runs a batch has. */
  public int runs(int runsOfEachCell) {
    return Math.multiplyExact(cells.size(), runsOfEachCell);
  }

  /** Where a run belongs: all cells are run once before any is run again. */
  public Place place(int run) {
    int cell = run % cells.size();
    int replicate = run / cells.size();
    return new Place(cell, replicate, replicate * blockCount() + cells.get(cell).block());
  }

  /** The cell of a run. */
  public Cell cellOf(int run) {
    return cells.get(place(run).cell());
  }

  /** Factors that have effects: all but blocks. */
  public List<Factor> treatments() {
    return factors.stream().filter(factor -> !factor.name().equals(blocks)).toList();
  }

  /** What is run, in a few words. */
  public String summary() {
    int omitted = fraction.omitted();
    String part =
        omitted == 0
            ? "all combinations"
            : "1 in %d of all combinations, resolution %d"
                .formatted(1 << omitted, fraction.resolution());
    return "%d cells, %s, of %s%s"
        .formatted(
            cells.size(),
            part,
            String.join(" × ", treatments().stream().map(Factor::text).toList()),
            blocks == null ? "" : ", in %d blocks by %s".formatted(blockCount(), blocks));
  }

  /** What the columns that are not free are made of, such as {@code D = A × B × C}. */
  public List<String> generators() {
    return fraction.generators(fractioned);
  }

  /** Pairs of factors, such as {@code A × B}, whose interaction is told from all of those. */
  public List<String> clearInteractions() {
    List<Factor> treatments = treatments();
    return new Balance(this, cells.subList(0, cellsInBlock()))
        .clearPairs().stream()
            .map(
                pair ->
                    treatments.get(pair.one()).name() + " × " + treatments.get(pair.other()).name())
            .toList();
  }

  /** Effects of one and of two factors that cannot be told apart, in groups. */
  public List<List<String>> aliases() {
    return Aliases.of(fraction, fractioned);
  }
}
