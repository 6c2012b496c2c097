package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class ReportTallyTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  @Test
  void agreementIsOneForTheSameAndNothingForTheEnds() {
    ReportTally tally = new ReportTally(2);
    tally.add(List.of(1, 5), 0, false, null);
    tally.add(List.of(5, 5), 0, false, null);
    tally.add(List.of(1, 5), 0, true, List.of(1, 5));
    tally.add(List.of(1, 5), 0, true, List.of(5, 5));

    assertThat(tally.between(false)).isEqualTo(0.5);
    assertThat(tally.between(true)).isEqualTo(1);
    assertThat(tally.within()).isEqualTo(0.75);
    assertThat(tally.own(false)).isEqualTo(3);
    assertThat(tally.own(true)).isEqualTo(1);
    assertThat(tally.others(true)).isEqualTo(5);
  }

  @Test
  void oneAgentAgreesWithNobody() {
    ReportTally tally = new ReportTally(1);
    tally.add(List.of(3), -1, false, null);

    assertThat(tally.between(false)).isNaN();
    assertThat(tally.within()).isNaN();
    assertThat(tally.own(false)).isNaN();
  }

  @Property(tries = 100)
  void agreementBetweenAgentsIsTheMeanOverAllPairs(
      @ForAll @IntRange(min = 2, max = 12) int agents,
      @ForAll @IntRange(min = 1, max = 9) int items,
      @ForAll @LongRange(min = 0, max = 1L << 40) long draw) {
    RandomStream random = RandomStream.of(draw, Purpose.ANSWER, 0, 0, 0);
    ReportTally tally = new ReportTally(items);
    List<List<Integer>> reports = new ArrayList<>();
    for (int agent = 0; agent < agents; agent++) {
      List<Integer> ratings = new ArrayList<>();
      for (int item = 0; item < items; item++) {
        ratings.add(1 + random.nextInt(5));
      }
      reports.add(ratings);
      tally.add(ratings, -1, false, null);
    }
    double distance = 0;
    int pairs = 0;
    for (int one = 0; one < agents; one++) {
      for (int other = 0; other < one; other++) {
        for (int item = 0; item < items; item++) {
          distance += Math.abs(reports.get(one).get(item) - reports.get(other).get(item)) / 4.0;
          pairs++;
        }
      }
    }

    assertThat(tally.between(false)).isCloseTo(1 - distance / pairs, EXACT);
  }
}
