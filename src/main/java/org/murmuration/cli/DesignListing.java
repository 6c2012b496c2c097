package org.murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.design.Cell;
import org.murmuration.design.Design;
import org.murmuration.design.Factor;
import org.murmuration.model.RandomStream;
import org.murmuration.scenario.Scenario;

/** The design of a scenario in full, for the terminal. */
final class DesignListing {

  private static final int SEEDS_SHOWN = 24;

  private final Scenario scenario;
  private final Design design;
  private final List<String> lines = new ArrayList<>();

  private DesignListing(Scenario scenario, Design design) {
    this.scenario = scenario;
    this.design = design;
  }

  static List<String> lines(Scenario scenario, Design design) {
    DesignListing listing = new DesignListing(scenario, design);
    listing.lines.add(design.summary() + "; " + scenario.runs() + " runs");
    listing.factors();
    listing.confounded();
    listing.cells();
    listing.seeds();
    return listing.lines;
  }

  private void factors() {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("factor", "key", "levels")));
    for (Factor factor : design.factors()) {
      String levels = String.join(", ", factor.words());
      boolean blocks = factor.name().equals(design.blocks());
      rows.add(List.of(factor.name(), factor.key(), blocks ? levels + " (blocks)" : levels));
    }
    table(rows);
  }

  private void confounded() {
    lines.add("");
    if (design.generators().isEmpty()) {
      lines.add("All combinations are run: every effect can be told from every other.");
      return;
    }
    lines.add("Generators (levels as binary digits, added without carrying):");
    design.generators().forEach(generator -> lines.add("  " + TextTable.visible(generator)));
    lines.add("");
    if (design.aliases().isEmpty()) {
      lines.add("Effects of one and of two factors can be told apart.");
      return;
    }
    lines.add("Effects that cannot be told apart:");
    design
        .aliases()
        .forEach(group -> lines.add("  " + TextTable.visible(String.join(" = ", group))));
    List<String> clear = design.clearInteractions();
    lines.add("");
    lines.add(
        "Interactions of two factors that can be told from these and each other: "
            + (clear.isEmpty() ? "none" : TextTable.visible(String.join(", ", clear))));
  }

  private void cells() {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("cell"));
    design.factors().forEach(factor -> header.add(factor.name()));
    rows.add(header);
    for (Cell cell : design.cells()) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(cell.number())));
      row.addAll(cell.levels().values());
      rows.add(row);
    }
    table(rows);
  }

  private void seeds() {
    int blocks = design.blockCount();
    int pairings = scenario.runs() / design.cellsInBlock();
    List<List<String>> rows = new ArrayList<>();
    rows.add(blocks > 1 ? List.of("replicate", "block", "seed") : List.of("replicate", "seed"));
    for (int pairing = 0; pairing < Math.min(pairings, SEEDS_SHOWN); pairing++) {
      String replicate = String.valueOf(pairing / blocks);
      String seed = String.valueOf(RandomStream.runSeed(scenario.seed(), pairing));
      rows.add(
          blocks > 1
              ? List.of(replicate, String.valueOf(pairing % blocks), seed)
              : List.of(replicate, seed));
    }
    table(rows);
    if (pairings > SEEDS_SHOWN) {
      lines.add("… and " + (pairings - SEEDS_SHOWN) + " more");
    }
  }

  /** An empty line and a table with its columns side by side. */
  private void table(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(
                column ->
                    rows.stream()
                        .mapToInt(row -> TextTable.visible(row.get(column)).length())
                        .max()
                        .orElse(0))
            .toArray();
    lines.add("");
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String shown = TextTable.visible(row.get(column));
        line.append(shown).append(" ".repeat(widths[column] - shown.length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
  }
}
