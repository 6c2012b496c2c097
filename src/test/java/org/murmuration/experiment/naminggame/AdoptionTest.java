package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.naminggame.Given.Agents;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;

class AdoptionTest {

  private static final Cast CAST =
      Given.cast(Map.of("default", new BestResponse(3), "committed-q", new Committed("Q")));
  private static final Agents AGENTS = new Agents("default", "default", "committed-q", "default");

  @Property
  void itIsTheShareOfTheNewNameAmongUncommittedChoicesOfTheWindow(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int window,
      @ForAll @IntRange(min = 1, max = 2) int speakers) {
    Random random = new Random(seed);
    Adoption adoption = new Adoption("Q", CAST, speakers, window, 0.8, 4);
    List<Entry.Encountered> history = new ArrayList<>();
    double flipRound = Double.NaN;

    for (int i = 0; i < 60; i++) {
      Entry.Encountered entry = anEncounter(random, i);
      adoption.observe(entry);
      history.add(entry);
      double share = recount(history, window, speakers);
      boolean flipped = history.size() >= window && share >= 0.8;
      flipRound = Double.isNaN(flipRound) && flipped ? history.size() / 4.0 : flipRound;

      assertThat(adoption.values()).containsExactly(share);
      assertThat(adoption.figures())
          .containsEntry("adoption", share)
          .containsEntry("flipped", flipped)
          .containsEntry("flip-round", Double.isNaN(flipRound) ? null : flipRound);
    }
  }

  private static Entry.Encountered anEncounter(Random random, int index) {
    int first = random.nextInt(4);
    int second = (first + 1 + random.nextInt(3)) % 4;
    String[] words = {"Q", "Q", "Q", "M", null};
    return Given.met(
        Given.spec(index, first, second, AGENTS),
        words[random.nextInt(5)],
        words[random.nextInt(5)]);
  }

  private static double recount(List<Entry.Encountered> history, int window, int speakers) {
    int said = 0;
    int adopted = 0;
    for (Entry.Encountered entry :
        history.subList(Math.max(0, history.size() - window), history.size())) {
      for (int seat = 0; seat < speakers; seat++) {
        String word = ((NamingOutcome) entry.outcome()).said(seat);
        if (word != null && !entry.spec().seats().get(seat).persona().startsWith("committed")) {
          said++;
          adopted += word.equals("Q") ? 1 : 0;
        }
      }
    }
    return said == 0 ? Double.NaN : (double) adopted / said;
  }

  @Test
  void theMinorityIsWhoeverIsAnAdversaryAfterTheLastIntervention() {
    Adoption adoption = new Adoption("Q", CAST, 2, 3, 0.95, 4);

    adoption.observe(
        Given.intervened(0, new Intervention.Convert(List.of(2), "committed-q")), AGENTS);

    assertThat(adoption.figures()).containsEntry("minority", 1).containsEntry("new-name", "Q");
  }

  @Test
  void theOldNameIsTheOnePlantedInEveryMemoryBeforeTheFirstInteraction() {
    Adoption everyone = new Adoption("Q", CAST, 2, 3, 0.95, 4);
    Adoption some = new Adoption("Q", CAST, 2, 3, 0.95, 4);

    everyone.observe(rewrite(List.of(0, 1, 2, 3)), AGENTS);
    some.observe(rewrite(List.of(0, 1)), AGENTS);

    assertThat(everyone.figures()).containsEntry("planted-name", "M");
    assertThat(some.figures()).containsEntry("planted-name", null);
  }

  private static Entry.Intervened rewrite(List<Integer> agents) {
    return Given.intervened(0, new Intervention.Rewrite(agents, List.of(Given.agreedOn("M"))));
  }

  @Test
  void theRoundOfTheFlipCountsFromTheLastIntervention() {
    Adoption adoption = new Adoption("Q", CAST, 2, 2, 0.95, 4);
    adoption.observe(Given.met(0, "M", "M"));
    adoption.observe(Given.met(1, "M", "M"));
    adoption.observe(
        Given.intervened(2, new Intervention.Convert(List.of(2), "committed-q")), AGENTS);
    adoption.observe(Given.met(3, "Q", "Q"));
    adoption.observe(Given.met(4, "Q", "Q"));

    assertThat((double) adoption.figures().get("flip-round")).isCloseTo(0.5, within(1e-12));
  }
}
