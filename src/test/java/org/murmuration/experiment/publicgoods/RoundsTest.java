package org.murmuration.experiment.publicgoods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.conversation.ChatCounts;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Wave;

class RoundsTest {

  private static History at(long next, Population population) {
    return new History(7, next, population);
  }

  @Test
  void everybodyPlaysOnceInARoundButThoseLeftOver() {
    Wave wave = new Rounds(4, 0).next(at(0, Village.of(18)));

    assertThat(wave.meetings()).isEqualTo(4);
    assertThat(Arrays.stream(wave.agents()).distinct()).hasSize(16);
    assertThat(new Rounds(4, 0).next(at(4, Village.of(18))).agents()).isNotEqualTo(wave.agents());
  }

  @Test
  void onARingNobodyMeetsAnybodyFartherAwayThanAStretch() {
    int agents = 200;
    Rounds rounds = new Rounds(4, 20);
    for (long next = 0; next < 20; next++) {
      int[] drawn = rounds.next(at(next, Village.of(agents))).agents();
      assertThat(Arrays.stream(drawn).distinct()).hasSize(agents);
      for (int from = 0; from < drawn.length; from += 4) {
        for (int i = from; i < from + 4; i++) {
          int apart = Math.floorMod(drawn[i] - drawn[from], agents);
          assertThat(Math.min(apart, agents - apart)).isLessThan(20);
        }
      }
    }
  }

  @Test
  void membersAreToldTheLatestGiftsOfEachOther() {
    KnownRounds rounds = new KnownRounds(new Rounds(2, 0), 2, true);
    GoodsSettings settings = Given.settings(2, 0, 2, true, Given.NONE);
    int index = 0;
    for (int gift : new int[] {10, 20, 30}) {
      rounds.observe(game(settings, index++, gift, GoodsProtocol.KEEP, GoodsProtocol.KEEP));
    }

    assertThat(known(rounds, index)).contains(List.of(20, 30), List.of(99, 99));
  }

  @Test
  void whoeverTakesANewNameHasNoRecord() {
    KnownRounds rounds = new KnownRounds(new Rounds(2, 0), 2, true);
    GoodsSettings settings = Given.settings(2, 0, 2, true, Given.NONE);
    rounds.observe(game(settings, 0, 10, GoodsProtocol.KEEP, GoodsProtocol.KEEP));
    rounds.observe(game(settings, 1, 20, GoodsProtocol.NEW, GoodsProtocol.KEEP));

    assertThat(known(rounds, 2)).contains(List.of(), List.of(99, 99));
  }

  private static List<List<Integer>> known(KnownRounds rounds, int next) {
    Wave wave = rounds.next(at(next, Village.of(2)));
    return ((Reputation) wave.occasion(0)).records();
  }

  /** Agent 0 gives so much, agent 1 gives 99. */
  private static Entry.Encountered game(
      GoodsSettings settings, int index, int gift, String name, String other) {
    EncounterSpec spec =
        Given.spec(index, new Reputation(List.of(List.of(), List.of())), "good", "good");
    GoodsOutcome game =
        Given.outcome(
            new GoodsProtocol(settings),
            spec,
            List.of(
                Given.gives(gift),
                Given.gives(99),
                new Answer.Chosen(name),
                new Answer.Chosen(other)));
    return new Entry.Encountered(spec, game);
  }

  @Test
  void chainsAreChosenByHowOftenTheirMembersHaveChatted() {
    ChatCounts counts = new ChatCounts();
    for (int i = 0; i < 5; i++) {
      counts.add(1, 2);
    }
    for (int i = 0; i < 3; i++) {
      counts.add(1, 5);
    }
    counts.add(2, 6);
    Trios trios =
        new Trios(
            IntStream.range(0, 12).boxed().toList(),
            counts,
            RandomStream.of(1, RandomStream.Purpose.SCHEDULE, 0, 0, 0));

    assertThat(trios.choose(Acquaintance.OFTEN, 5)).containsExactly(new Trios.Trio(2, 1, 5));
    List<Trios.Trio> never = trios.choose(Acquaintance.NEVER, 5);
    assertThat(never).hasSize(3);
    assertThat(never)
        .flatMap(trio -> List.of(trio.first(), trio.second(), trio.third()))
        .doesNotHaveDuplicates()
        .doesNotContain(1, 2, 5);
  }
}
