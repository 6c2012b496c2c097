package org.murmuration.mind.policy.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * States of rest as an equation in the shares p of the names uttered, W − 1 unknowns instead of one
 * per memory state: among partners who say p an agent is a Markov chain; at rest p is what agents
 * say in the stationary distribution of that chain.
 *
 * <p>Where a chain has several stationary distributions, the one reached from memories in which
 * every name was drawn from p counts.
 */
final class SelfConsistency {

  private static final int GRID = 100;
  private static final int BISECTIONS = 50;
  private static final int NEWTON_STEPS = 40;
  private static final int CHAIN_STEPS = 5_000;
  private static final double CHAIN_AT_REST = 1e-13;
  private static final double SOLVED = 1e-10;
  private static final double DIFFERENCE = 1e-6;

  private final MeanField field;
  private final StateSpace states;
  private final int names;

  SelfConsistency(MeanField field) {
    this.field = field;
    this.states = field.responses().states();
    this.names = field.responses().names();
  }

  /** Where an agent is in the long run among partners who say p. */
  double[] stationary(double[] p) {
    double[] x = states.independent(p);
    for (int step = 0; step < CHAIN_STEPS; step++) {
      double[] to = field.moved(x, p);
      double change = 0;
      for (int k = 0; k < to.length; k++) {
        // Half a step, so that a chain that alternates comes to rest too.
        to[k] = (to[k] + x[k]) / 2;
        change = Math.max(change, Math.abs(to[k] - x[k]));
      }
      x = to;
      if (change < CHAIN_AT_REST) {
        break;
      }
    }
    return x;
  }

  /** The solutions for two names, one in each of 99 intervals in which the sign changes. */
  List<double[]> bisected() {
    List<double[]> solutions = new ArrayList<>();
    double low = excess(0.5 / GRID);
    for (int i = 1; i < GRID; i++) {
      double high = excess((i + 0.5) / GRID);
      if (low > 0 != high > 0) {
        solutions.add(root((i - 0.5) / GRID, (i + 0.5) / GRID, low > 0));
      }
      low = high;
    }
    return solutions;
  }

  private double[] root(double from, double to, boolean falls) {
    double low = from;
    double high = to;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (excess(middle) > 0 == falls) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new double[] {(low + high) / 2, 1 - (low + high) / 2};
  }

  private double excess(double share) {
    return excess(new double[] {share, 1 - share})[0];
  }

  /** What is said more than p among partners who say p. */
  private double[] excess(double[] p) {
    double[] said = field.uttered(stationary(p));
    for (int name = 0; name < names; name++) {
      said[name] -= p[name];
    }
    return said;
  }

  /** Newton's method from p; nothing if it leaves the shares or does not arrive. */
  Optional<double[]> improved(double[] start) {
    double[] p = start;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] excess = excess(p);
      double largest = 0;
      for (double difference : excess) {
        largest = Math.max(largest, Math.abs(difference));
      }
      if (largest < SOLVED) {
        return Optional.of(p);
      }
      DMatrixRMaj change = change(p, excess);
      p = p.clone();
      p[names - 1] = 1;
      for (int i = 0; i < names - 1; i++) {
        p[i] -= change.get(i, 0);
        p[names - 1] -= p[i];
      }
      for (double share : p) {
        if (!(share >= 0)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** What Newton's method takes from p; the pseudo-inverse, as there may be lines of solutions. */
  private DMatrixRMaj change(double[] p, double[] excess) {
    DMatrixRMaj right = new DMatrixRMaj(names - 1, 1);
    for (int i = 0; i < names - 1; i++) {
      right.set(i, 0, excess[i]);
    }
    DMatrixRMaj inverse = new DMatrixRMaj(names - 1, names - 1);
    CommonOps_DDRM.pinv(slope(p, excess), inverse);
    DMatrixRMaj change = new DMatrixRMaj(names - 1, 1);
    CommonOps_DDRM.mult(inverse, right, change);
    return change;
  }

  /** Derivatives of the excess by differences, the last share being what the others leave. */
  private DMatrixRMaj slope(double[] p, double[] excess) {
    DMatrixRMaj slope = new DMatrixRMaj(names - 1, names - 1);
    for (int j = 0; j < names - 1; j++) {
      double amount = p[names - 1] > DIFFERENCE ? DIFFERENCE : -DIFFERENCE;
      double[] aside = p.clone();
      aside[j] += amount;
      aside[names - 1] -= amount;
      double[] there = excess(aside);
      for (int i = 0; i < names - 1; i++) {
        slope.set(i, j, (there[i] - excess[i]) / amount);
      }
    }
    return slope;
  }
}
