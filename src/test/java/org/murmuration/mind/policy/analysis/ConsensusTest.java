package org.murmuration.mind.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsensusTest {

  @Property(tries = 60)
  void formulaAndDifferencesAgreeEntryByEntry(
      @ForAll @LongRange(min = 0, max = 9999) long seed, @ForAll boolean keepsConsensus) {
    MeanField field =
        new MeanField(Policies.responses(Policies.drawn(seed, keepsConsensus), Policies.TWO, 2));
    int n = field.responses().states().consensus(1);
    ConsensusJacobian jacobian = new ConsensusJacobian(field, n);

    double[][] formula = matrix(jacobian::plusIdentity, field.size(), n);
    double[][] differences = matrix(jacobian::numericPlusIdentity, field.size(), n);

    for (int i = 0; i < formula.length; i++) {
      assertThat(formula[i]).containsExactly(differences[i], within(1e-9));
    }
  }

  @Property(tries = 40)
  void theLargestEigenvalueIsThatOfTheWholeJacobian(
      @ForAll @LongRange(min = 0, max = 9999) long seed, @ForAll boolean keepsConsensus) {
    MeanField field =
        new MeanField(Policies.responses(Policies.drawn(seed, keepsConsensus), Policies.TWO, 2));
    int n = field.responses().states().consensus(0);
    double[][] whole = matrix(new ConsensusJacobian(field, n)::plusIdentity, field.size(), n);

    Consensus consensus = Consensus.of(0, field);

    assertThat(consensus.eigenvalue())
        .isEqualTo(LeadingEigenvalueTest.rightmost(whole) - 1, within(1e-5));
    assertThat(consensus.numeric()).isEqualTo(consensus.eigenvalue(), within(1e-5));
  }

  /** A deviant leaves q deviants of its own side and q of its partner's side. */
  @Property(tries = 30)
  void withAMemoryOfOneTheEigenvalueFollowsByHand(
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double q) {
    MeanField field = new MeanField(Policies.responses(Policies.afterFailure(q), Policies.TWO, 1));

    assertThat(Consensus.of(0, field).eigenvalue()).isEqualTo(1 - 2 * q, within(1e-9));
    assertThat(Consensus.of(1, field).eigenvalue()).isEqualTo(2 * q - 1, within(1e-9));
  }

  @Test
  void aConsensusThatIsNotRepeatedForCertainIsNotKept() {
    MeanField field = new MeanField(Policies.responses(Policies.forgetful(0.1), Policies.TWO, 1));

    Consensus consensus = Consensus.of(0, field);

    assertThat(consensus.isKept()).isFalse();
    assertThat(consensus.repeated()).isEqualTo(0.9, within(1e-12));
    assertThat(consensus.near().success()).isEqualTo(0.5, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama3", "llama31", "llama31-early", "claude", "llama2"})
  void bothWaysSayTheSameOfShippedTables(String model) {
    MeanField field = new MeanField(Policies.shipped(model));
    for (int name = 0; name < 2; name++) {
      Consensus consensus = Consensus.of(name, field);

      assertThat(Stability.of(consensus.numeric())).isEqualTo(consensus.stability());
      assertThat(consensus.numeric()).isEqualTo(consensus.eigenvalue(), within(0.02));
      if (consensus.isKept()) {
        assertThat(consensus.near().stability()).isEqualTo(consensus.stability());
        assertThat(consensus.near().uttered()[name]).isEqualTo(1);
      }
    }
  }

  /** Without row and column n. */
  private static double[][] matrix(UnaryOperator<double[]> map, int size, int n) {
    double[][] matrix = new double[size - 1][size - 1];
    for (int j = 0; j < size; j++) {
      if (j == n) {
        continue;
      }
      double[] unit = new double[size];
      unit[j] = 1;
      double[] column = map.apply(unit);
      for (int i = 0; i < size; i++) {
        if (i != n) {
          matrix[i - (i > n ? 1 : 0)][j - (j > n ? 1 : 0)] = column[i];
        }
      }
    }
    return matrix;
  }
}
