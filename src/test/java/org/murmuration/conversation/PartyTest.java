package org.murmuration.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Wave;

class PartyTest {

  private static final Population FOUR = new Given.Guests(0, 1, 2, 3);

  private long index;

  /** The next wave, of which everything takes place with these answers to picks. */
  private List<EncounterSpec> go(
      Party party,
      PartySettings settings,
      Population guests,
      Function<EncounterSpec, Answer> pick) {
    Wave wave = party.next(new History(1, index, guests));
    List<EncounterSpec> specs = new ArrayList<>();
    for (int meeting = 0; meeting < wave.meetings(); meeting++) {
      int from = meeting * wave.groupSize();
      int[] agents = Arrays.copyOfRange(wave.agents(), from, from + wave.groupSize());
      EncounterSpec spec = Given.spec(index++, (Gathering) wave.occasion(meeting), agents);
      Conversation outcome =
          spec.occasion() instanceof Gathering.Chatting
              ? Given.outcome(settings, spec, Given.stays("A."), Given.leaves("B."))
              : Given.outcome(settings, spec, pick.apply(spec));
      party.observe(Given.met(spec, outcome));
      specs.add(spec);
    }
    return specs;
  }

  private static Function<EncounterSpec, Answer> by(Integer... guestOf) {
    return spec -> {
      if (spec.occasion() instanceof Gathering.Accepting accepting) {
        return new Answer.Picked(accepting.inviters());
      }
      Integer guest = guestOf[spec.seats().get(0).agent()];
      return guest == null ? Given.picks() : Given.picks(guest);
    };
  }

  private static List<List<Integer>> agents(List<EncounterSpec> specs) {
    return specs.stream().map(s -> s.seats().stream().map(seat -> seat.agent()).toList()).toList();
  }

  @Test
  void aRoundHasInvitationsThenAcceptancesThenChats() {
    PartySettings settings = Given.party(1);
    Party party = new Party(settings);
    Function<EncounterSpec, Answer> everybodyInvitesZero = by(null, 0, 0, 0);

    assertThat(party.roundIsOver()).isTrue();
    assertThat(agents(go(party, settings, FOUR, everybodyInvitesZero)))
        .containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
    assertThat(party.roundIsOver()).isFalse();
    List<EncounterSpec> accepting = go(party, settings, FOUR, everybodyInvitesZero);
    assertThat(accepting)
        .extracting(EncounterSpec::occasion)
        .containsExactly(new Gathering.Accepting(0, List.of(1, 2, 3)));
    assertThat(agents(go(party, settings, FOUR, everybodyInvitesZero)))
        .containsExactlyInAnyOrder(List.of(1, 0), List.of(2, 0), List.of(3, 0));
    assertThat(party.roundIsOver()).isTrue();
    assertThat(party.isOver()).isTrue();
    assertThat(party.counts().with(0)).isEqualTo(Map.of(1, 1, 2, 1, 3, 1));
    assertThat(party.counts().of(0)).isEqualTo(3);
    assertThat(party.counts().between(3, 0)).isEqualTo(1);
    assertThat(party.counts().total()).isEqualTo(3);
    assertThat(party.next(new History(1, index, FOUR)).meetings()).isZero();
  }

  @Test
  void thoseWhoInviteEachOtherTalkOnce() {
    PartySettings settings = Given.party(2);
    Party party = new Party(settings);
    Function<EncounterSpec, Answer> pairs = by(1, 0, 3, 2);

    go(party, settings, FOUR, pairs);
    assertThat(go(party, settings, FOUR, pairs)).hasSize(4);

    assertThat(go(party, settings, FOUR, pairs)).hasSize(2);
    assertThat(party.counts().between(0, 1)).isEqualTo(1);
  }

  @Test
  void phasesInWhichNobodyHasAnythingToDoAreLeftOut() {
    PartySettings settings = Given.party(3);
    Party party = new Party(settings);
    Function<EncounterSpec, Answer> nobody = spec -> Given.picks();
    Function<EncounterSpec, Answer> refused =
        spec ->
            spec.occasion() instanceof Gathering.Accepting
                ? Given.picks()
                : by(1, null, null, null).apply(spec);

    assertThat(go(party, settings, FOUR, nobody)).hasSize(4);
    assertThat(party.roundIsOver()).isTrue();
    assertThat(go(party, settings, FOUR, refused).get(0).occasion())
        .isEqualTo(new Gathering.Inviting(1, Given.agents(0, 1, 2, 3)));
    assertThat(go(party, settings, FOUR, refused)).hasSize(1);
    assertThat(party.roundIsOver()).isTrue();
    assertThat(party.isOver()).isFalse();
  }

  @Test
  void whoLeavesIsNeitherAskedNorTalkedWith() {
    PartySettings settings = Given.party(2);
    Party party = new Party(settings);
    Function<EncounterSpec, Answer> ring = by(1, 2, 3, 0);
    Population three = new Given.Guests(0, 1, 3);

    go(party, settings, FOUR, ring);
    party.observe(leaving(2), three);

    assertThat(agents(go(party, settings, three, ring))).containsExactly(List.of(0), List.of(1));
    assertThat(agents(go(party, settings, three, ring)))
        .containsExactlyInAnyOrder(List.of(3, 0), List.of(0, 1));
    assertThat(go(party, settings, three, ring).get(0).occasion())
        .isEqualTo(new Gathering.Inviting(1, Given.agents(0, 1, 3)));
  }

  @Test
  void nobodyMeetsWhereOneIsLeft() {
    Party party = new Party(Given.party(2));

    assertThat(party.next(new History(1, 0, new Given.Guests(2))).meetings()).isZero();
  }

  private static Entry.Intervened leaving(int agent) {
    return new Entry.Intervened(99, Entry.SCENARIO, new Intervention.Leave(List.of(agent)));
  }

  @Test
  void whoseMemoryIsNearlyFullSumsItUpAtTheEndOfARound() {
    PartySettings settings = new PartySettings(5, true, "L", 3, 60, 0, Given.budget(60, true));
    Party party = new Party(settings);
    Function<EncounterSpec, Answer> pairs =
        spec ->
            spec.occasion() instanceof Gathering.Summarising
                ? new Answer.Composed(List.of("Met."))
                : by(1, 0, null, null).apply(spec);

    List<EncounterSpec> all = new ArrayList<>();
    while (all.stream().noneMatch(s -> s.occasion() instanceof Gathering.Summarising)) {
      all.addAll(go(party, settings, FOUR, pairs));
    }

    List<EncounterSpec> summing =
        all.stream().filter(s -> s.occasion() instanceof Gathering.Summarising).toList();
    assertThat(agents(summing)).containsExactly(List.of(0), List.of(1));
    assertThat(party.roundIsOver()).isTrue();
    assertThat(((Gathering) summing.get(0).occasion()).round()).isEqualTo(1);
  }

  @Test
  void theOrderOfChatsDependsOnSeedAndIndexAlone() {
    PartySettings settings = Given.party(1);
    List<List<List<Integer>>> orders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      index = 0;
      Party party = new Party(settings);
      go(party, settings, FOUR, by(1, 2, 3, 0));
      go(party, settings, FOUR, by(1, 2, 3, 0));
      orders.add(agents(go(party, settings, FOUR, by(1, 2, 3, 0))));
    }

    assertThat(orders.get(0)).isEqualTo(orders.get(1)).hasSize(4);
  }
}
