package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Setting;
import org.murmuration.model.Alteration;
import org.murmuration.model.Altered;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;

class NormsTest {

  private static final String PHRASE = "Keep the gate open!";
  private static final Answer SHARE = Given.chooses(Stake.SHARE);

  private final IdentitySettings settings = Given.dilemma(Commitment.NONE);
  private Norms norms;
  private long index;

  @BeforeEach
  void start() {
    norms = new Norms(settings, new Setting(Given.scenario("").cast(), null, null));
  }

  private void meet(int first, String says, int second, String answers) {
    norms.observe(new Entry.Encountered(spec(first, second, List.of()), outcome(says, answers)));
  }

  private EncounterSpec spec(int first, int second, List<Tampering> tampering) {
    return new EncounterSpec(
        index++,
        List.of(
            new Seat(first, "default", Memory.NOTHING),
            new Seat(second, "default", Memory.NOTHING)),
        tampering,
        new Contact(0, 0));
  }

  private Meeting outcome(String says, String answers) {
    return Given.play(settings, Given.says(says), Given.says(answers), SHARE, SHARE);
  }

  private double value(String column) {
    return norms.values()[norms.columns().indexOf(column)];
  }

  @Test
  void whoSaysWhatItHeardRepeatsItWhateverCaseAndMarks() {
    meet(0, PHRASE, 1, "Well.");
    meet(1, "I say: keep THE gate, open.", 2, "Well.");

    // 1 and 2 have heard it, 1 repeats it; 0 has said it unheard.
    assertThat(value(Norms.REPEATED)).isEqualTo(0.5);
    assertThat(value(Norms.UNHEARD)).isEqualTo(1);
  }

  @Test
  void theSecondInAMeetingHasHeardTheFirstAndTheFirstNotTheSecond() {
    meet(0, "Well.", 1, PHRASE);
    meet(2, PHRASE, 3, PHRASE);

    // Heard by 0 and 3 before they said it, or never said; 2 said it before it heard it.
    assertThat(value(Norms.REPEATED)).isEqualTo(0.5);
    assertThat(norms.figures().get(Norms.PHRASES).toString()).contains("heard=2", "repeated=1");
  }

  @Test
  void whoSaidItBeforeHearingItIsNoFollower() {
    meet(0, PHRASE, 1, "Well.");
    meet(2, "Well.", 0, "Well.");
    meet(1, PHRASE, 0, PHRASE);

    assertThat(norms.figures().get(Norms.PHRASES).toString())
        .contains("heard=1, repeated=1, said-unheard=1");
  }

  @Test
  void aPhraseThatIsNotHeardAsItWasSaidIsNotHeard() {
    Tampering drop = new Tampering(0, 1, 1, new Alteration.Drop());
    EncounterSpec spec = spec(0, 1, List.of(drop));
    norms.observe(
        new Entry.Encountered(spec, outcome(PHRASE, "Well."), List.of(new Altered(0, 1))));

    assertThat(norms.figures().get(Norms.PHRASES).toString()).contains("heard=0");
  }

  @Test
  void wordSequencesOfOthersAreFollowedWhicheverTurnUp() {
    meet(0, "red fox", 1, "blue hen");
    meet(1, "red fox", 2, "blue hen");
    meet(3, "red fox", 4, "green owl");

    // 1 repeats "red fox"; 2 says "blue hen" and 3 "red fox" though they never heard them.
    assertThat(value(Norms.NGRAMS)).isEqualTo(0.2);
    assertThat(value(Norms.NGRAMS_UNHEARD)).isEqualTo(0.4);
  }

  @Test
  void sharesAreToldByLevel() {
    meet(0, PHRASE, 1, PHRASE);

    assertThat(norms.figures().get(Norms.CELLS))
        .isEqualTo(
            List.of(Map.of("level", Levels.NO_LEVEL, Norms.REPEATED, 1.0, Norms.UNHEARD, 1.0)));
  }
}
