package org.murmuration.mind.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class LeadingEigenvalueTest {

  @Property(tries = 60, seed = "1")
  void isThatOfTheWholeMatrix(
      @ForAll @IntRange(min = 1, max = 70) int size,
      @ForAll @LongRange(min = 0, max = 999) long seed) {
    RandomStream random = RandomStream.of(seed, Purpose.PROBE, 0, 0, 0);
    double[][] matrix = new double[size][size];
    for (double[] row : matrix) {
      for (int j = 0; j < size; j++) {
        row[j] = random.nextDouble() - 0.4;
      }
    }

    assertThat(LeadingEigenvalue.of(v -> times(matrix, v), start(size)))
        .isEqualTo(rightmost(matrix), within(1e-6));
  }

  @Test
  void ofARotationIsTheRealPart() {
    double[][] rotation = {{0.3, -0.9}, {0.9, 0.3}};

    assertThat(LeadingEigenvalue.of(v -> times(rotation, v), start(2)))
        .isEqualTo(0.3, within(1e-12));
  }

  @Test
  void ofTheZeroMapIsZero() {
    assertThat(LeadingEigenvalue.of(v -> new double[v.length], start(5))).isZero();
  }

  static double[] start(int size) {
    double[] start = new double[size];
    for (int i = 0; i < size; i++) {
      start[i] = 1 + StrictMath.sin(i + 1.0);
    }
    return start;
  }

  static double[] times(double[][] matrix, double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        product[i] += matrix[i][j] * v[j];
      }
    }
    return product;
  }

  /** By the decomposition of the whole matrix. */
  static double rightmost(double[][] matrix) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.length, false);
    assertThat(eigen.decompose(new DMatrixRMaj(matrix))).isTrue();
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < matrix.length; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return largest;
  }
}
