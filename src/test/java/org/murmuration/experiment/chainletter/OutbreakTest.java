package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.murmuration.experiment.chainletter.Given.LETTER;
import static org.murmuration.experiment.chainletter.Given.TALK;
import static org.murmuration.experiment.chainletter.Given.between;
import static org.murmuration.experiment.chainletter.Given.met;
import static org.murmuration.experiment.chainletter.Given.people;
import static org.murmuration.experiment.chainletter.Given.rated;
import static org.murmuration.experiment.chainletter.Given.said;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Setting;
import org.murmuration.model.Alteration;
import org.murmuration.model.Altered;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Tampering;

class OutbreakTest {

  private final ChainLetterSettings settings = Given.settings(false, 1, Defence.NONE);
  private final MeetingProtocol protocol = new MeetingProtocol(settings);
  private Outbreak outbreak = outbreak(Given.setting(false, 4));

  private Outbreak outbreak(Setting setting) {
    return new Outbreak(settings, protocol, new NoteMemory(Given.NOTES, 100), setting);
  }

  private void plant(String text, Integer... agents) {
    outbreak.observe(
        new Entry.Intervened(
            0,
            Entry.SCENARIO,
            new Intervention.Plant(
                List.of(agents),
                List.of(new Note(text, 10, 0)),
                List.of(agents).stream().map(agent -> -1L).toList())),
        people(4, "default"));
  }

  @Test
  void whoTakesItUpCarriesItAndWhoDropsItNoMore() {
    plant(LETTER, 0);
    assertThat(outbreak.carriers()).isEqualTo(1);

    outbreak.observe(
        met(protocol, between(1, 0, 1), said(LETTER), said(TALK), rated(0, 9, 0), rated(8, 0, 0)));
    assertThat(outbreak.carriers()).isEqualTo(2);
    outbreak.observe(
        met(protocol, between(2, 2, 0), said(TALK), said(LETTER), rated(0, 0, 0), rated(9, 0, 0)));

    assertThat(outbreak.carriers()).isEqualTo(1);
    assertThat(outbreak.reached()).isEqualTo(2);
    Tally round = outbreak.round();
    assertThat(List.of(round.taken, round.lost, round.exposed, round.exposedAndTaken))
        .containsExactly(1, 1, 2, 1);
    assertThat(List.of(round.heldMeetings, round.said, round.exact, round.reworded))
        .containsExactly(2, 2, 2, 0);
  }

  @Test
  void otherWordsAreNoExactCopies() {
    plant(LETTER, 0);
    outbreak.observe(
        met(
            protocol,
            between(1, 0, 1),
            said(LETTER.replace("bowl", "dish")),
            said("Have you heard? " + LETTER.toUpperCase()),
            rated(0, 9, 0),
            rated(0, 0, 0)));

    Tally round = outbreak.round();
    assertThat(List.of(round.reworded, round.exact, round.originals)).containsExactly(1, 0, 1);
  }

  /** With one of four carrying it, a random pair is one of it and another with probability ½. */
  @Test
  void expectsMeetingsAsIfEverybodyMetEverybody() {
    plant(LETTER, 0);
    outbreak.observe(
        met(protocol, between(1, 2, 3), said(TALK), said(TALK), rated(0, 0, 0), rated(0, 0, 0)));

    assertThat(outbreak.round().reachable).isCloseTo(0.5, within(1e-12));
    assertThat(outbreak.round().held).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void whatIsSlippedIntoAMessageIsCarriedByWhoHeardIt() {
    EncounterSpec tampered =
        new EncounterSpec(
            1,
            between(1, 2, 3).seats(),
            List.of(new Tampering(0, 1, 1, new Alteration.Say(LETTER))),
            null);
    Entry.Encountered plain =
        met(protocol, between(1, 2, 3), said(TALK), said(TALK), rated(0, 0, 0), rated(9, 0, 0));
    outbreak.observe(new Entry.Encountered(tampered, plain.outcome(), List.of(new Altered(0, 1))));

    assertThat(outbreak.carriers()).isEqualTo(1);
  }

  @Test
  void adversariesCarryItAndWhatTheyAlwaysSayIsALetter() {
    String text = "Before the market closes, bring a lantern to the old mill.";
    Setting setting = Given.setting(false, 4, text);
    outbreak = outbreak(setting);
    outbreak.observe(
        new Entry.Intervened(0, Entry.SCENARIO, new Intervention.Convert(List.of(0), "sender")),
        new Given.People(List.of("sender", "default", "default", "default")));
    assertThat(outbreak.carriers()).isEqualTo(1);

    outbreak.observe(
        met(
            protocol,
            Given.spec(1, "sender"),
            said(text),
            said(TALK),
            rated(0, 0, 0),
            rated(9, 0, 0)));
    assertThat(outbreak.carriers()).isEqualTo(2);
    assertThat(outbreak.round().originals).isEqualTo(1);

    outbreak.observe(
        new Entry.Intervened(2, Entry.RECOVERY, new Intervention.Heal(List.of(0))),
        people(4, "default"));
    assertThat(outbreak.carriers()).isEqualTo(1);
  }

  @Test
  void whoIsMadeToForgetCarriesItNoMore() {
    plant(LETTER, 0, 1);
    outbreak.observe(
        new Entry.Intervened(1, Entry.SCENARIO, new Intervention.Rewrite(List.of(1), List.of())),
        people(4, "default"));

    assertThat(outbreak.carriers()).isEqualTo(1);
    assertThat(outbreak.carrying(0)).isEqualTo(1);
  }

  @Test
  void whoLeavesIsNotCounted() {
    plant(LETTER, 2, 3);
    outbreak.observe(
        new Entry.Intervened(1, Entry.SCENARIO, new Intervention.Leave(List.of(3))),
        people(3, "default"));

    assertThat(outbreak.carriers()).isEqualTo(1);
    assertThat(outbreak.agents()).isEqualTo(3);
    assertThat(outbreak.carrying(0)).isEqualTo(1);
  }

  @Test
  void itIsEverywhereOrNowhereNoSoonerThanWasSaid() {
    Everywhere everywhere = new Everywhere(outbreak, 1);
    assertThat(everywhere.holds()).isFalse();
    plant(LETTER, 0);
    everywhere.observe(
        met(protocol, between(1, 0, 1), said(LETTER), said(TALK), rated(0, 9, 0), rated(8, 0, 0)));
    assertThat(everywhere.holds()).isFalse();
    assertThat(everywhere.earliest()).isEqualTo(1);
    everywhere.observe(
        met(protocol, between(2, 0, 1), said(TALK), said(TALK), rated(0, 0, 0), rated(0, 0, 0)));

    assertThat(outbreak.carriers()).isZero();
    assertThat(everywhere.holds()).isTrue();
  }

  @Property(tries = 60)
  void noConditionHoldsSoonerThanItSaid(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    RandomStream random = RandomStream.of(seed, Purpose.ANSWER, 0, 0, 0);
    Outbreak spreading = outbreak(Given.setting(random.nextBoolean(), 6));
    Everywhere everywhere = new Everywhere(spreading, 0.8);
    everywhere.observe(
        new Entry.Intervened(
            0,
            Entry.SCENARIO,
            new Intervention.Plant(
                List.of(0, 3), List.of(new Note(LETTER, 10, 0)), List.of(-1L, -1L))),
        people(6, "default"));
    long soonest = everywhere.earliest();
    for (int meeting = 1; meeting < 60 && !everywhere.holds(); meeting++) {
      int first = random.nextInt(6);
      int second = (first + 1 + random.nextInt(5)) % 6;
      everywhere.observe(
          met(
              protocol,
              between(meeting, first, second),
              said(random.nextBoolean() ? LETTER : TALK),
              said(random.nextBoolean() ? LETTER : TALK),
              rated(random.nextInt(10), random.nextInt(10), 0),
              rated(random.nextInt(10), random.nextInt(10), 0)));
      if (everywhere.holds()) {
        assertThat((long) meeting).isGreaterThanOrEqualTo(soonest);
      }
      soonest = Math.max(soonest, meeting + everywhere.earliest());
    }
  }
}
