package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void aColumnIsOneValueOfEachRoundInOrder() {
    Series series =
        new Series(
            List.of("round", "success-rate"),
            List.of(new double[] {0, 0.5}, new double[] {1, 0.75}));

    assertThat(series.column("success-rate")).containsExactly(0.5, 0.75);
  }
}
