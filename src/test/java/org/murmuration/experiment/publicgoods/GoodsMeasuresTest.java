package org.murmuration.experiment.publicgoods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.mind.Mind;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Seat;

class GoodsMeasuresTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  private final GoodsSettings settings = Given.settings(2);
  private int index;

  private static Setting setting(int agents) {
    Map<String, Mind> minds = new TreeMap<>(Map.of("crowd", new Contributor(100, 1)));
    Map<String, Persona> personas =
        new TreeMap<>(
            Map.of(
                "good", new Persona("good", "crowd", "", false),
                "bad", new Persona("bad", "crowd", "", false)));
    return new Setting(new Cast(personas, minds), new Rounds(2, 0), Village.of(agents));
  }

  /** Two agents meet; a malicious one is written with a minus before its number plus 1. */
  private Entry.Encountered meet(int one, int gift, int other, int otherGift) {
    List<Seat> seats = List.of(seat(one), seat(other));
    EncounterSpec spec = new EncounterSpec(index++, seats);
    return new Entry.Encountered(
        spec,
        Given.outcome(
            new GoodsProtocol(settings), spec, List.of(Given.gives(gift), Given.gives(otherGift))));
  }

  private static Seat seat(int agent) {
    return agent < 0
        ? new Seat(-agent - 1, "bad", Memory.NOTHING)
        : new Seat(agent, "good", Memory.NOTHING);
  }

  private static double[] round(Measure measure, Entry.Encountered... games) {
    for (Entry.Encountered game : games) {
      measure.observe(game);
    }
    double[] values = measure.values();
    measure.startRound();
    return values;
  }

  @Test
  void giftsAndPayoffsOfHarmlessAndMaliciousMembersStandApart() {
    double[] values =
        round(new Contributions(settings, setting(4)), meet(0, 100, -2, 0), meet(2, 50, 3, 70));

    assertThat(values[0]).isCloseTo(2.2 / 3, CLOSE);
    assertThat(values[1]).isZero();
    assertThat(values[2]).isCloseTo((65 + 128 + 108) / 3.0, CLOSE);
    assertThat(values[3]).isEqualTo(165);
    assertThat(values[4]).isEqualTo(0.25);
    assertThat(values[6]).as("by rules").isEqualTo(1);
  }

  @Test
  void recoveryIsCountedFromTheRemovalToTheFirstRoundBackAtTheLevelBefore() {
    Contributions measure = new Contributions(settings, setting(2));
    for (int gift : new int[] {80, 82, 78}) {
      round(measure, meet(0, gift, 1, gift));
    }
    round(measure, meet(0, 60, -2, 0));
    round(measure, meet(0, 40, -2, 0));
    for (int gift : new int[] {40, 60, 77, 80}) {
      round(measure, meet(0, gift, 1, gift));
    }

    assertThat(measure.figures())
        .containsEntry("injected-in-round", 3)
        .containsEntry(Contributions.REMOVED, 5)
        .containsEntry(Contributions.RECOVERY, 3)
        .containsEntry(Contributions.DOSE, 0.5);
    assertThat((double) measure.figures().get("given-under")).isCloseTo(0.5, CLOSE);
    Figure.Lines panel = (Figure.Lines) measure.panels().get(0);
    assertThat(panel.at()).hasSize(9);
    assertThat(panel.curves().get(1).values()[3]).isZero();
  }

  @Test
  void aPopulationThatDoesNotComeBackHasNoRecovery() {
    Contributions measure = new Contributions(settings, setting(2));
    round(measure, meet(0, 80, 1, 80));
    round(measure, meet(0, 60, -2, 0));
    round(measure, meet(0, 40, 1, 40));

    assertThat(measure.figures()).containsEntry(Contributions.RECOVERY, null);
  }

  @Test
  void aPanelOfALongRunStaysSmall() {
    Contributions measure = new Contributions(settings, setting(2));
    for (int i = 0; i < 1001; i++) {
      round(measure, meet(0, 80, 1, 80));
    }

    Figure.Lines panel = (Figure.Lines) measure.panels().get(0);
    assertThat(panel.at()).hasSizeBetween(100, 201);
    assertThat(panel.at()[panel.at().length - 1]).isLessThanOrEqualTo(1000);
  }

  @Test
  void distancesGrowAlongPathsThatRespectTime() {
    Contagion measure = new Contagion(settings, setting(8));
    round(measure, meet(0, 80, 1, 80), meet(2, 80, 3, 80), meet(4, 80, 5, 80));
    // 4 plays with 2 before 2 plays with 0, so nothing has come to it.
    round(measure, meet(-7, 0, 0, 80), meet(4, 70, 2, 80), meet(0, 50, 2, 80));
    double[] third = round(measure, meet(0, 10, 5, 80), meet(2, 40, 3, 60), meet(4, 30, -7, 0));
    double[] fourth = round(measure, meet(3, 20, 4, 25), meet(-7, 0, 1, 80));

    assertThat(third[0]).as("distance 1").isCloseTo(0.1, CLOSE);
    assertThat(third[1]).as("distance 2").isCloseTo(0.4, CLOSE);
    assertThat(third[4]).as("not reached").isCloseTo((0.8 + 0.6 + 0.3) / 3, CLOSE);
    assertThat(fourth[2]).as("distance 3").isCloseTo(0.2, CLOSE);
    assertThat(fourth[0]).as("distance 1").isCloseTo(0.25, CLOSE);

    Map<?, ?> nearest = cell(measure, 0);
    assertThat(nearest.get("gifts")).isEqualTo(3L);
    assertThat((double) nearest.get("given")).isCloseTo((0.5 + 0.1 + 0.25) / 3, CLOSE);
    assertThat((double) nearest.get("change")).isCloseTo((0.85 - 2.4) / 3, CLOSE);
  }

  @Test
  void roundsAfterTheMaliciousAreGoneCountInNoDistance() {
    Contagion measure = new Contagion(settings, setting(2));
    round(measure, meet(0, 80, -2, 0));
    double[] after = round(measure, meet(0, 40, 1, 60));

    assertThat(after[0]).as("distance 1, the one that was malicious too").isCloseTo(0.5, CLOSE);
    assertThat(cell(measure, 0).get("gifts")).isEqualTo(0L);
    assertThat(measure.panels()).hasSize(1);
  }

  private static Map<?, ?> cell(Contagion measure, int distance) {
    List<?> cells = (List<?>) measure.figures().get(Contagion.CELLS);
    return (Map<?, ?>) new ArrayList<>(cells).get(distance);
  }
}
