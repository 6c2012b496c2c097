package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;
import org.murmuration.model.Seat;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Wave;

class BargainRoundsTest {

  /** Agents 0, 1, 2, … without some; the first {@code sellers} have the persona of proposers. */
  private record Village(int[] present, int sellers) implements Population {

    static Village of(int size, int sellers, int... gone) {
      return new Village(
          IntStream.range(0, size)
              .filter(agent -> Arrays.stream(gone).noneMatch(one -> one == agent))
              .toArray(),
          sellers);
    }

    @Override
    public int size() {
      return present.length;
    }

    @Override
    public int agent(int position) {
      return present[position];
    }

    @Override
    public boolean contains(int agent) {
      return Arrays.binarySearch(present, agent) >= 0;
    }

    @Override
    public String persona(int agent) {
      return agent < sellers ? agent % 2 == 0 ? "seller" : "seller~other" : "default";
    }

    @Override
    public int numbers() {
      return present[present.length - 1] + 1;
    }

    @Override
    public int version() {
      return 0;
    }
  }

  private final List<EncounterSpec> held = new ArrayList<>();
  private long next;

  private static BargainSettings settings(int rounds, boolean reports, int replays, String... who) {
    return new BargainSettings(
        rounds, reports, 5, Surveillance.NONE, 3, replays, false, 100, List.of(who));
  }

  private Wave next(BargainRounds rounds, Population population) {
    return rounds.next(new History(9, next, population));
  }

  /** All meetings of a wave take place; those at these places refuse. */
  private List<EncounterSpec> hold(BargainRounds rounds, Wave wave, Integer... refusing) {
    List<EncounterSpec> specs = new ArrayList<>();
    for (int meeting = 0; meeting < wave.meetings(); meeting++) {
      EncounterSpec spec =
          new EncounterSpec(
              next++,
              List.of(
                  new Seat(wave.agents()[2 * meeting], "default", 50 + meeting),
                  new Seat(wave.agents()[2 * meeting + 1], "default", 70 + meeting)),
              wave.occasion(meeting));
      String reply = List.of(refusing).contains(meeting) ? "refuse" : "accept";
      int offer = 10 * (1 + ((Bargain) spec.occasion()).replays());
      rounds.observe(
          new Entry.Encountered(
              spec,
              new BargainOutcome(
                  List.of(new Answer.Given(offer), new Answer.Chosen(reply)),
                  (Bargain) spec.occasion())));
      specs.add(spec);
      held.add(spec);
    }
    return specs;
  }

  private void takeBack(BargainRounds rounds, Population population) {
    rounds.observe(new Entry.Intervened(next++, Entry.RULES, rounds.branch()), population);
  }

  @Test
  void whoRefusedIsTakenBackToBeforeItAndMeetsTheSameProposerAgain() {
    Village village = Village.of(8, 0);
    BargainRounds rounds = new BargainRounds(settings(2, false, 2));

    List<EncounterSpec> first = hold(rounds, next(rounds, village), 1, 3);

    int one = first.get(1).seats().get(1).agent();
    int three = first.get(3).seats().get(1).agent();
    Map<Integer, Long> previous = new LinkedHashMap<>(Map.of(one, 71L, three, 73L));
    Intervention.Branch branch = rounds.branch();
    assertThat(branch.agents()).containsExactlyElementsOf(new TreeSet<>(List.of(one, three)));
    for (int i = 0; i < 2; i++) {
      int agent = branch.agents().get(i);
      assertThat(branch.before().get(i)).isEqualTo(agent == one ? 1L : 3L);
      assertThat(branch.previous().get(i)).isEqualTo(previous.get(agent));
    }
    assertThat(rounds.roundIsOver()).isFalse();

    takeBack(rounds, village);
    assertThat(rounds.branch()).isNull();
    Wave again = next(rounds, village);
    assertThat(again.agents())
        .containsExactly(
            first.get(1).seats().get(0).agent(), one, first.get(3).seats().get(0).agent(), three);
    assertThat(again.occasion(0)).isEqualTo(new Bargain(3, 0, List.of(10)));

    hold(rounds, again, 1);
    takeBack(rounds, village);
    Wave third = next(rounds, village);
    assertThat(third.meetings()).isEqualTo(1);
    assertThat(third.occasion(0)).isEqualTo(new Bargain(3, 0, List.of(10, 20)));

    hold(rounds, third, 0);
    assertThat(rounds.branch()).as("taken back twice already").isNull();
    assertThat(rounds.roundIsOver()).isTrue();
    assertThat(next(rounds, village).occasion(0)).isEqualTo(new Bargain(3, 1, List.of()));
  }

  @Test
  void withoutRollbackARefusalStands() {
    Village village = Village.of(4, 0);
    BargainRounds rounds = new BargainRounds(settings(1, false, 0));

    hold(rounds, next(rounds, village), 0, 1);

    assertThat(rounds.branch()).isNull();
    assertThat(rounds.roundIsOver()).isTrue();
    assertThat(next(rounds, village).agents()).isEmpty();
  }

  @Test
  void aPairOfWhichOneHasLeftIsNotReplayed() {
    Village village = Village.of(4, 0);
    BargainRounds rounds = new BargainRounds(settings(1, false, 3));
    List<EncounterSpec> first = hold(rounds, next(rounds, village), 0, 1);
    int gone = first.get(0).seats().get(0).agent();
    Village fewer = Village.of(4, 0, gone);

    rounds.observe(
        new Entry.Intervened(next++, Entry.SCENARIO, new Intervention.Leave(List.of(gone))), fewer);

    assertThat(rounds.branch().agents()).containsExactly(first.get(1).seats().get(1).agent());
    takeBack(rounds, fewer);
    assertThat(next(rounds, fewer).agents())
        .containsExactly(first.get(1).seats().get(0).agent(), first.get(1).seats().get(1).agent());
  }

  @Test
  void allReportBeforeTheFirstRoundAndAfterTheLast() {
    Village village = Village.of(5, 0);
    BargainRounds rounds = new BargainRounds(settings(1, true, 1));

    Wave before = next(rounds, village);
    assertThat(before.agents()).containsExactly(0, 1, 2, 3, 4);
    assertThat(before.occasion(0)).isEqualTo(new Inquiry(false));
    assertThat(rounds.roundIsOver()).isFalse();
    hold(rounds, next(rounds, village));
    assertThat(rounds.roundIsOver()).isFalse();
    Wave after = next(rounds, village);
    assertThat(after.occasion(4)).isEqualTo(new Inquiry(true));
    assertThat(rounds.roundIsOver()).isTrue();
    assertThat(next(rounds, village).agents()).isEmpty();
  }

  @Test
  void everybodyBargainsOnceInARoundAndEitherSideIsDrawn() {
    BargainRounds rounds = new BargainRounds(settings(40, false, 0));
    Village village = Village.of(6, 0);
    int[] proposed = new int[6];
    for (int round = 0; round < 40; round++) {
      Wave wave = next(rounds, village);
      assertThat(wave.agents()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
      for (int meeting = 0; meeting < 3; meeting++) {
        proposed[wave.agents()[2 * meeting]]++;
      }
      hold(rounds, wave);
    }

    assertThat(IntStream.of(proposed).boxed()).allMatch(times -> times > 5 && times < 35);
  }

  @Test
  void namedProposersMakeAllOffers() {
    BargainRounds rounds = new BargainRounds(settings(3, false, 0, "seller"));
    Village village = Village.of(9, 3);

    Wave wave = next(rounds, village);

    assertThat(wave.meetings()).isEqualTo(3);
    for (int meeting = 0; meeting < 3; meeting++) {
      assertThat(wave.agents()[2 * meeting]).isLessThan(3);
      assertThat(wave.agents()[2 * meeting + 1]).isGreaterThanOrEqualTo(3);
    }
  }
}
