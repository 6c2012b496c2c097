package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditChanceTest {

  @ParameterizedTest(name = "{1} of {0} know, {2} interviewed")
  @CsvSource({"6, 1, 3, 0.5", "6, 2, 3, 0.8", "6, 2, 1, 0.3333333333", "6, 4, 3, 1", "6, 1, 9, 1"})
  void isOneLessTheChanceThatAllInterviewedKnowNothing(
      int people, int knowing, int budget, double chance) {
    assertThat(AuditChance.ofOne(people, knowing, budget)).isCloseTo(chance, Offset.offset(1e-9));
  }

  @Test
  void nothingComesOutWhereNobodyKnowsOrNobodyIsAsked() {
    assertThat(AuditChance.ofOne(6, 0, 3)).isZero();
    assertThat(AuditChance.ofOne(6, 2, 0)).isZero();
    assertThat(AuditChance.ofOne(0, 0, 2)).isZero();
  }

  @Test
  void moreCannotKnowThanThereAre() {
    assertThatThrownBy(() -> AuditChance.ofOne(3, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 of 3");
  }
}
