package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NameShareTest {

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("Q", "M", "X").injectNull(0.1);
  }

  @Property
  void sharesAreThoseOfACountOfTheRound(
      @ForAll @Size(max = 12) List<@From("names") String> firstRound,
      @ForAll @Size(min = 1, max = 12) List<@From("names") String> secondRound) {
    NameShare shares = new NameShare(List.of("Q", "M", "X"), 2);
    observe(shares, firstRound);
    shares.startRound();

    observe(shares, secondRound);

    double[] counts = new double[3];
    List<String> said = secondRound.stream().filter(n -> n != null).toList();
    said.forEach(name -> counts[List.of("Q", "M", "X").indexOf(name)]++);
    double all = said.size();
    double most = Math.max(counts[0], Math.max(counts[1], counts[2]));
    assertThat(shares.values())
        .containsExactly(
            said.isEmpty() ? Double.NaN : counts[0] / all,
            said.isEmpty() ? Double.NaN : counts[1] / all,
            said.isEmpty() ? Double.NaN : counts[2] / all,
            said.isEmpty() ? Double.NaN : most / all,
            said.stream().distinct().count());
  }

  private static void observe(NameShare shares, List<String> names) {
    for (int i = 0; i < names.size(); i += 2) {
      String second = i + 1 < names.size() ? names.get(i + 1) : null;
      shares.observe(Given.met(i, names.get(i), second));
    }
  }

  @Test
  void columnsNameThePool() {
    assertThat(new NameShare(List.of("Q", "M"), 2).columns())
        .containsExactly("share:Q", "share:M", "leading-share", "distinct-names");
  }

  @Test
  void withAnOpenVocabularyOnlyTheLeadingShareAndTheNumberOfNamesAreKnown() {
    NameShare shares = new NameShare(List.of(), 1);
    for (String word : List.of("w0-0", "w0-0", "w1-1", "w2-2")) {
      shares.observe(Given.met(0, word, null));
    }

    assertThat(shares.columns()).containsExactly("leading-share", "distinct-names");
    assertThat(shares.values()).containsExactly(0.5, 3);
  }

  @Test
  void onlySpeakersCount() {
    NameShare shares = new NameShare(List.of("Q", "M"), 1);

    shares.observe(Given.met(0, "Q", "M"));

    assertThat(shares.values()).containsExactly(1, 0, 1, 1);
  }

  @Test
  void aRoundInWhichNobodySaidAnythingHasNoShares() {
    NameShare shares = new NameShare(List.of("Q", "M"), 2);

    shares.observe(Given.met(0, null, null));

    assertThat(shares.values()).containsExactly(Double.NaN, Double.NaN, Double.NaN, 0);
  }
}
