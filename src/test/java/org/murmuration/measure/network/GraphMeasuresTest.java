package org.murmuration.measure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GraphMeasuresTest {

  private static Ties ties(int nodes, int[]... weighted) {
    Ties.Counter counter = new Ties.Counter();
    for (int[] edge : weighted) {
      counter.add(edge[0], edge[1], edge[2]);
    }
    return counter.among(nodes);
  }

  @Test
  void tiesAreCountedWhateverTheOrder() {
    Ties ties = ties(4, new int[] {2, 0, 3}, new int[] {0, 2, 1}, new int[] {1, 3, 1});

    assertThat(ties.edges()).isEqualTo(2);
    assertThat(ties.weight()).containsExactly(4, 1);
    assertThat(ties.strengths()).containsExactly(4, 1, 4, 1);
    assertThat(ties.where(weight -> weight > 1).degrees()).containsExactly(1, 0, 1, 0);
    assertThatThrownBy(() -> ties(2, new int[] {0, 2, 1})).hasMessageContaining("node 2");
  }

  @Test
  void theKarateClubHasItsKnownClustering() {
    assertThat(Transitivity.of(CommunitiesTest.karateClub())).isCloseTo(0.2557, within(0.0001));
  }

  @Test
  void aTriangleIsClusteredAndAPathIsNot() {
    int[] first = {0, 1, 1};
    int[] second = {1, 2, 1};

    assertThat(Transitivity.of(ties(3, first, second, new int[] {0, 2, 9}))).isEqualTo(1);
    assertThat(Transitivity.of(ties(3, first, second))).isZero();
    assertThat(Transitivity.of(ties(3, first))).isNaN();
  }

  @Test
  void tiesWithinKindsAreAssortative() {
    int[] kinds = {0, 0, 1, 1};
    int[] within = {0, 1, 1};
    int[] others = {2, 3, 1};

    assertThat(Assortativity.of(ties(4, within, others), kinds)).isEqualTo(1);
    assertThat(Assortativity.of(ties(4, new int[] {0, 2, 1}, new int[] {1, 3, 1}), kinds))
        .isEqualTo(-1);
    assertThat(
            Assortativity.of(
                ties(4, within, others, new int[] {0, 2, 1}, new int[] {1, 3, 1}), kinds))
        .isCloseTo(0, within(1e-12));
    assertThat(Assortativity.of(ties(4, within), new int[4])).isNaN();
  }

  @Test
  void whatIsReturnedIsReciprocal() {
    Reciprocity choices = new Reciprocity();
    assertThat(choices.share()).isNaN();
    choices.add(0, 1);
    choices.add(0, 1);
    assertThat(choices.share()).isZero();
    choices.add(1, 0);
    choices.add(1, 2);

    assertThat(choices.share()).isEqualTo(0.5);
  }
}
