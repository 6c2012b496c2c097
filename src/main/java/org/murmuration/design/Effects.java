package org.murmuration.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Interval;

/**
 * Main effects of the factors of a design, and interactions of two of them. Within a block and
 * replicate all cells had the same seed: there a level's effect is the mean of its cells less the
 * mean of all cells, which for a regular fraction is the least-squares estimate; and the
 * interaction of two levels is by how much the contrast of the one changes with the other. The
 * estimates of blocks and replicates are taken for independent, and have their mean and its 95 % t
 * interval (G. E. P. Box, J. S. Hunter, W. G. Hunter, "Statistics for Experimenters", 2005,
 * chapters 4 and 5). With one block and replicate there is no telling the spread, and ends of
 * intervals are NaN. Each interval is 95 % by itself.
 *
 * <p>An interaction is told only if it is clear (C. F. J. Wu, Y. Chen, Technometrics 34, 1992):
 * told apart from all main effects and all other interactions of two factors. What three factors do
 * together is taken for nothing.
 *
 * <p>A block and replicate in which a cell has no value is left out, as its levels would be
 * compared in unequal company. A level that never has a value is left out with its cells, if the
 * others are still in balance: what is never promised cannot be kept.
 *
 * @param mains main effects, by response, factor and level
 * @param interactions those that are clear, by response, factors and levels
 * @param coverages how much of the batch they rest on, by response
 */
public record Effects(List<Main> mains, List<Interaction> interactions, List<Coverage> coverages) {

  /**
   * What one level does to one response.
   *
   * @param mean of its cells
   * @param effect by how much that is above the mean of all cells
   * @param contrast by how much it is above that of the factor's first level
   * @param isFirst whether it is that level itself
   */
  public record Main(
      String response,
      String factor,
      String level,
      double mean,
      Interval effect,
      Interval contrast,
      boolean isFirst) {}

  /**
   * What two levels of different factors do to one response together, beyond what each does.
   *
   * @param level of {@code factor}, never its first
   * @param otherLevel of the factor {@code other}, never its first
   * @param value by how much the contrast of {@code level} is higher at {@code otherLevel} than at
   *     the first level of {@code other}
   */
  public record Interaction(
      String response,
      String factor,
      String level,
      String other,
      String otherLevel,
      Interval value) {}

  /**
   * What effects on a response rest on.
   *
   * @param used how many blocks and replicates have a value in all cells
   * @param begun how many have one in any cell
   * @param leftOut levels that never have a value, such as {@code channel none}
   * @param balanced whether what is left is in balance; without that there are no effects
   */
  public record Coverage(
      String response, int used, int begun, List<String> leftOut, boolean balanced) {}

  /**
   * The effects that observations show, on the responses that the design names and those that have
   * a value.
   *
   * @param observations at most one of the same cell and replicate
   */
  public static Effects of(Design design, List<Observation> observations) {
    Set<String> responses = new LinkedHashSet<>(design.responses());
    for (Observation one : observations) {
      one.values().keySet().stream()
          .filter(response -> !Double.isNaN(one.value(response)))
          .forEach(responses::add);
    }
    List<Main> mains = new ArrayList<>();
    List<Interaction> interactions = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    Map<List<Cell>, Balance> balances = new HashMap<>();
    for (String response : responses) {
      OfResponse one = new OfResponse(design, response, observations, balances);
      coverages.add(one.coverage());
      mains.addAll(one.mains());
      interactions.addAll(one.interactions());
    }
    return new Effects(List.copyOf(mains), List.copyOf(interactions), List.copyOf(coverages));
  }

  /** Effects on one response. */
  private static final class OfResponse {

    private final Design design;
    private final String response;
    private final List<Factor> factors;
    private final List<List<String>> known = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<Integer> cells = new ArrayList<>();
    private final List<double[]> complete = new ArrayList<>();
    private final Balance balance;
    private final int begun;

    /**
     * @param balances those that were worked out before, by the cells that are kept
     */
    OfResponse(
        Design design,
        String response,
        List<Observation> observations,
        Map<List<Cell>, Balance> balances) {
      this.design = design;
      this.response = response;
      this.factors = design.treatments();
      findLevels(observations);
      for (int cell = 0; cell < design.cellsInBlock(); cell++) {
        if (isKept(design.cells().get(cell))) {
          cells.add(cell);
        }
      }
      balance =
          balances.computeIfAbsent(
              cells.stream().map(design.cells()::get).toList(), kept -> new Balance(design, kept));
      Map<Integer, double[]> strata = new TreeMap<>();
      for (Observation one : observations) {
        if (!Double.isNaN(one.value(response))) {
          Cell cell = design.cells().get(one.cell());
          int stratum = one.replicate() * design.blockCount() + cell.block();
          strata.computeIfAbsent(stratum, s -> empty())[one.cell() % design.cellsInBlock()] =
              one.value(response);
        }
      }
      begun = strata.size();
      strata.values().stream().filter(this::isComplete).forEach(complete::add);
    }

    private void findLevels(List<Observation> observations) {
      for (Factor factor : factors) {
        List<String> with =
            factor.words().stream()
                .filter(level -> observations.stream().anyMatch(o -> hasValue(o, factor, level)))
                .toList();
        known.add(with);
        if (!with.isEmpty()) {
          factor.words().stream()
              .filter(level -> !with.contains(level))
              .forEach(level -> leftOut.add(factor.name() + " " + level));
        }
      }
    }

    private boolean hasValue(Observation one, Factor factor, String level) {
      return !Double.isNaN(one.value(response))
          && design.cells().get(one.cell()).levels().get(factor.name()).equals(level);
    }

    private boolean isKept(Cell cell) {
      for (int f = 0; f < factors.size(); f++) {
        if (!known.get(f).contains(cell.levels().get(factors.get(f).name()))) {
          return false;
        }
      }
      return true;
    }

    private double[] empty() {
      double[] values = new double[design.cellsInBlock()];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    private boolean isComplete(double[] values) {
      return cells.stream().noneMatch(cell -> Double.isNaN(values[cell]));
    }

    Coverage coverage() {
      return new Coverage(
          response, complete.size(), begun, List.copyOf(leftOut), balance.isOfPairs());
    }

    private List<Integer> having(List<Integer> among, Factor factor, String level) {
      return among.stream()
          .filter(cell -> design.cells().get(cell).levels().get(factor.name()).equals(level))
          .toList();
    }

    List<Main> mains() {
      List<Main> mains = new ArrayList<>();
      if (complete.isEmpty() || !balance.isOfPairs()) {
        return mains;
      }
      double[] all = complete.stream().mapToDouble(values -> mean(values, cells)).toArray();
      for (int f = 0; f < factors.size(); f++) {
        Factor factor = factors.get(f);
        double[] first = null;
        for (String level : known.get(f).size() > 1 ? known.get(f) : List.<String>of()) {
          List<Integer> having = having(cells, factor, level);
          double[] means = complete.stream().mapToDouble(v -> mean(v, having)).toArray();
          first = first == null ? means : first;
          mains.add(
              new Main(
                  response,
                  factor.name(),
                  level,
                  Arrays.stream(means).average().orElse(Double.NaN),
                  difference(means, all),
                  difference(means, first),
                  first == means));
        }
      }
      return mains;
    }

    List<Interaction> interactions() {
      List<Interaction> interactions = new ArrayList<>();
      if (!complete.isEmpty()) {
        balance
            .clearPairs()
            .forEach(pair -> addInteractions(pair.one(), pair.other(), interactions));
      }
      return interactions;
    }

    private void addInteractions(int a, int b, List<Interaction> to) {
      for (String one : known.get(a).stream().skip(1).toList()) {
        for (String other : known.get(b).stream().skip(1).toList()) {
          to.add(
              new Interaction(
                  response,
                  factors.get(a).name(),
                  one,
                  factors.get(b).name(),
                  other,
                  difference(
                      contrasts(a, one, having(cells, factors.get(b), other)),
                      contrasts(a, one, having(cells, factors.get(b), known.get(b).get(0))))));
        }
      }
    }

    /** How a level differs from the factor's first in some cells, by block and replicate. */
    private double[] contrasts(int factor, String level, List<Integer> among) {
      List<Integer> at = having(among, factors.get(factor), level);
      List<Integer> first = having(among, factors.get(factor), known.get(factor).get(0));
      return complete.stream().mapToDouble(v -> mean(v, at) - mean(v, first)).toArray();
    }

    private static double mean(double[] values, List<Integer> among) {
      return among.stream().mapToDouble(cell -> values[cell]).average().orElse(Double.NaN);
    }

    private static Interval difference(double[] ones, double[] others) {
      List<Double> differences = new ArrayList<>();
      for (int i = 0; i < ones.length; i++) {
        differences.add(ones[i] - others[i]);
      }
      return DoseResponse.meanOf(differences);
    }
  }
}
