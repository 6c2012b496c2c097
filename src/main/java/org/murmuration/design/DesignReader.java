package org.murmuration.design;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/** Reads the {@code design} of a scenario. */
final class DesignReader {

  /** Each cell is read as a scenario of its own before anything is run. */
  static final int MOST_CELLS = 4096;

  private static final String FULL = "full";

  /** What is the batch's and not a run's, or would change what cells are compared by. */
  private static final Set<String> SHARED =
      new TreeSet<>(
          List.of(
              "budget",
              "design",
              "engine",
              "experiment",
              "let",
              "measures",
              "minds",
              "runs",
              "seed",
              "title"));

  private final Settings design;
  private final List<Factor> factors = new ArrayList<>();

  private DesignReader(Settings design) {
    this.design = design;
  }

  static Optional<Design> read(Settings root) {
    root.remember(Design.BLOCK);
    return root.has(Design.BLOCK)
        ? Optional.of(new DesignReader(root.child(Design.BLOCK)).read())
        : Optional.empty();
  }

  static void requireColumns(Settings root, List<String> responses, List<String> columns) {
    for (String response : responses) {
      if (!columns.contains(response)) {
        throw root.error(
            Design.BLOCK,
            "has %s in responses; it must name columns of measures.csv: %s%s"
                .formatted(
                    response, String.join(", ", columns), Nearest.suggestion(response, columns)));
      }
    }
  }

  private Design read() {
    Settings block = design.child("factors");
    for (String name : design.names("factors")) {
      factors.add(factor(block, name));
    }
    if (factors.isEmpty()) {
      throw design.error(
          "factors", "names none; it must name some, such as \"population.size\" = [50, 100]");
    }
    requireDifferentKeys(block);
    String blocks = blocks();
    int resolution = resolution();
    return Design.of(
        List.copyOf(factors),
        blocks,
        resolution,
        fraction(blocks, resolution),
        design.texts("responses", 0),
        design.count("rounds", 0, Integer.MAX_VALUE));
  }

  private Factor factor(Settings block, String name) {
    if (block.isList(name)) {
      return new Factor(name, keyed(block, name, name), block.values(name, 2));
    }
    Settings own = block.child(name);
    if (!own.has("key") && !own.has("levels")) {
      throw block.error(
          name,
          "has no key and levels; a key with a point in it stands in quotes, as in"
              + " \"population.size\" = [50, 100]");
    }
    String key = keyed(own, "key", own.text("key"));
    return new Factor(name, key, own.values("levels", 2));
  }

  /** A key that cells may differ in. */
  private static String keyed(Settings where, String at, String key) {
    List<String> path;
    try {
      path = ConfigUtil.splitPath(key);
    } catch (ConfigException e) {
      throw where.error(at, "is no key; it must be one such as population.size");
    }
    if (SHARED.contains(path.get(0))) {
      throw where.error(
          at,
          "varies %s, which all cells share; a factor can vary any key but those under %s"
              .formatted(key, String.join(", ", SHARED)));
    }
    return key;
  }

  private void requireDifferentKeys(Settings block) {
    for (Factor one : factors) {
      for (Factor other : factors) {
        if (one != other && isWithin(one.key(), other.key())) {
          throw block.error(
              one.name(),
              "varies %s, which %s varies, too; one factor can vary a key"
                  .formatted(one.key(), other.name()));
        }
      }
    }
  }

  private static boolean isWithin(String key, String around) {
    List<String> path = ConfigUtil.splitPath(key);
    List<String> outer = ConfigUtil.splitPath(around);
    return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
  }

  private String blocks() {
    design.remember("blocks");
    return design.isSet("blocks")
        ? design.oneOf("blocks", factors.stream().map(Factor::name).toList())
        : null;
  }

  private int resolution() {
    String word = design.oneOf("resolution", List.of(FULL, "3", "4", "5"));
    return word.equals(FULL) ? Fraction.FULL : Integer.parseInt(word);
  }

  /** The fraction, once it is known that the cells are not too many to be made. */
  private Fraction fraction(String blocks, int resolution) {
    List<Factor> fractioned = Design.fractioned(factors, blocks);
    int bits = fractioned.stream().mapToInt(Factor::bits).sum();
    if (bits > Fraction.MOST_BITS) {
      throw design.error(
          "factors",
          "come to %d of two levels (4 levels count as two, 8 as three); there can be at most %d"
              .formatted(bits, Fraction.MOST_BITS));
    }
    Fraction fraction =
        Fraction.smallest(fractioned.stream().map(Factor::bits).toList(), resolution);
    double cells = fraction.rows();
    for (Factor factor : factors) {
      cells *= fractioned.contains(factor) ? 1 : factor.levels().size();
    }
    if (cells > MOST_CELLS) {
      throw design.error(
          "factors",
          "make %.0f cells; there can be at most %d, so name fewer levels or a lower resolution"
              .formatted(cells, MOST_CELLS));
    }
    return fraction;
  }
}
