package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.naminggame.Given.met;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Intervention;

class ConvergedTest {

  /** Whether each interaction succeeded; null is an intervention. Long streaks of successes. */
  @Provide
  Arbitrary<List<Boolean>> histories() {
    return Arbitraries.frequency(Tuple.of(12, Boolean.TRUE), Tuple.of(3, Boolean.FALSE))
        .injectNull(0.02)
        .list()
        .ofMaxSize(80);
  }

  @Provide
  Arbitrary<Double> shares() {
    return Arbitraries.of(1.0, 0.98, 0.95, 0.9, 0.75, 2.0 / 3, 0.5, 0.1, 0.01);
  }

  @Property
  void itHoldsWheneverARecountOfTheWindowSaysSo(
      @ForAll("histories") List<Boolean> history,
      @ForAll @IntRange(min = 1, max = 25) int window,
      @ForAll("shares") double share) {
    Converged converged = new Converged(window, share);
    List<Boolean> since = new ArrayList<>();
    for (Boolean success : history) {
      observe(converged, since, success);

      assertThat(converged.holds()).isEqualTo(recount(since, window, share));
    }
  }

  @Property
  void itNeverHoldsEarlierThanPromised(
      @ForAll("histories") List<Boolean> history,
      @ForAll @IntRange(min = 1, max = 25) int window,
      @ForAll("shares") double share) {
    Converged converged = new Converged(window, share);
    List<Boolean> since = new ArrayList<>();
    long promised = converged.earliest();
    for (int i = 0; i < history.size(); i++) {
      observe(converged, since, history.get(i));
      if (history.get(i) == null) {
        promised = i + 1 + converged.earliest();
      }

      if (converged.holds()) {
        assertThat(i + 1L).isGreaterThanOrEqualTo(promised);
      }
      promised = Math.max(promised, i + 1 + (converged.holds() ? 0 : converged.earliest()));
    }
  }

  /** The promise is exact: with nothing but successes from here it holds then, and not before. */
  @Property
  void successesAloneMakeItHoldAtTheEarliestMoment(
      @ForAll("histories") List<Boolean> history,
      @ForAll @IntRange(min = 1, max = 25) int window,
      @ForAll("shares") double share) {
    Converged converged = new Converged(window, share);
    List<Boolean> since = new ArrayList<>();
    history.forEach(success -> observe(converged, since, success));
    if (converged.holds()) {
      return;
    }

    long earliest = converged.earliest();
    for (long more = 1; more <= earliest; more++) {
      observe(converged, since, true);
      assertThat(converged.holds()).isEqualTo(more == earliest);
      assertThat(recount(since, window, share)).isEqualTo(more == earliest);
    }
  }

  @Test
  void anInterventionStartsTheCountAnew() {
    Converged converged = new Converged(2, 1);
    converged.observe(met(0, "Q", "Q"));
    converged.observe(met(1, "Q", "Q"));
    assertThat(converged.holds()).isTrue();

    observe(converged, new ArrayList<>(), null);

    assertThat(converged.holds()).isFalse();
    assertThat(converged.earliest()).isEqualTo(2);
  }

  @Test
  void aVoidInteractionIsNoSuccess() {
    Converged converged = new Converged(1, 1);

    converged.observe(met(0, "Q", null));

    assertThat(converged.holds()).isFalse();
  }

  private static void observe(Converged converged, List<Boolean> since, Boolean success) {
    if (success == null) {
      converged.observe(
          Given.intervened(0, new Intervention.Leave(List.of())), new Given.Agents("default"));
      since.clear();
    } else {
      converged.observe(met(0, "Q", success ? "Q" : "M"));
      since.add(success);
    }
  }

  private static boolean recount(List<Boolean> since, int window, double share) {
    if (since.size() < window) {
      return false;
    }
    long successes =
        since.subList(since.size() - window, since.size()).stream().filter(s -> s).count();
    return successes >= share * window - 1e-9;
  }
}
