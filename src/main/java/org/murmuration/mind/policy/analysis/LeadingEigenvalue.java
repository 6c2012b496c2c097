package org.murmuration.mind.policy.analysis;

import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalue with the largest real part of a linear map that is known by what it does to
 * vectors (Arnoldi, Quart. Appl. Math. 9, 1951; Saad, Numerical Methods for Large Eigenvalue
 * Problems, 2011, section 6.2). The Krylov space grows until the value no longer moves, or is
 * exhausted; the small matrix is EJML's affair.
 */
final class LeadingEigenvalue {

  private static final int FIRST = 30;
  private static final int LARGEST = 240;
  private static final double EXHAUSTED = 1e-12;
  private static final double SAME = 1e-9;

  private final UnaryOperator<double[]> map;
  private final double[][] basis = new double[LARGEST + 1][];
  private final double[][] hessenberg = new double[LARGEST + 1][LARGEST];

  private LeadingEigenvalue(UnaryOperator<double[]> map) {
    this.map = map;
  }

  /**
   * The largest real part among the eigenvalues whose eigenvectors {@code start} has a part in.
   *
   * @param start any vector but 0
   */
  static double of(UnaryOperator<double[]> map, double[] start) {
    return new LeadingEigenvalue(map).search(start);
  }

  private double search(double[] start) {
    basis[0] = scaled(start, 1 / norm(start));
    double before = Double.NaN;
    int most = Math.min(LARGEST, start.length);
    int due = FIRST;
    for (int m = 1; ; m++) {
      boolean exhausted = extend(m) || m == most;
      if (exhausted || m == due) {
        double now = rightmost(m);
        if (exhausted || Math.abs(now - before) < SAME) {
          return now;
        }
        before = now;
        due *= 2;
      }
    }
  }

  /** Adds column m − 1 of the small matrix; true if the space is exhausted. */
  private boolean extend(int m) {
    double[] w = map.apply(basis[m - 1]);
    double length = norm(w);
    // Twice, as once loses orthogonality to rounding.
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < m; i++) {
        double part = dot(basis[i], w);
        hessenberg[i][m - 1] += part;
        for (int k = 0; k < w.length; k++) {
          w[k] -= part * basis[i][k];
        }
      }
    }
    double rest = norm(w);
    if (rest <= EXHAUSTED * Math.max(1, length)) {
      return true;
    }
    hessenberg[m][m - 1] = rest;
    basis[m] = scaled(w, 1 / rest);
    return false;
  }

  private double rightmost(int m) {
    DMatrixRMaj small = new DMatrixRMaj(m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        small.set(i, j, hessenberg[i][j]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, false);
    if (!eigen.decompose(small)) {
      throw new IllegalStateException("the eigenvalues of a matrix of " + m + " did not converge");
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < m; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double[] scaled(double[] a, double factor) {
    double[] b = a.clone();
    for (int i = 0; i < b.length; i++) {
      b[i] *= factor;
    }
    return b;
  }
}
