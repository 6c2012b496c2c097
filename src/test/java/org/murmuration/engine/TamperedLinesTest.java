package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Alteration;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Intervention.Edge;
import org.murmuration.model.Intervention.Tamper;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;

/** Which messages of an encounter are tampered with. */
class TamperedLinesTest {

  private static final Alteration Q = new Alteration.Say("Q");
  private static final Alteration M = new Alteration.Say("M");

  private final TamperedLines lines = new TamperedLines();

  private static Tamper on(List<Integer> agents, Direction direction, Alteration alteration) {
    return new Tamper(agents, null, direction, 0.5, alteration);
  }

  private List<Tampering> between(int first, int second) {
    return lines.between(List.of(new Seat(first, "a", -1), new Seat(second, "a", -1)));
  }

  private static Tampering line(int from, int to, Alteration alteration) {
    return new Tampering(from, to, 0.5, alteration);
  }

  @Test
  void theDirectionSaysWhoseMessages() {
    lines.tamper(on(List.of(1), Direction.FROM, Q));
    lines.tamper(on(List.of(2), Direction.TO, Q));
    lines.tamper(on(List.of(3), Direction.BOTH, Q));

    assertThat(between(1, 9)).containsExactly(line(0, 1, Q));
    assertThat(between(9, 1)).containsExactly(line(1, 0, Q));
    assertThat(between(2, 9)).containsExactly(line(1, 0, Q));
    assertThat(between(3, 9)).containsExactly(line(0, 1, Q), line(1, 0, Q));
    assertThat(between(8, 9)).isEmpty();
  }

  @Test
  void anEdgeIsTamperedWithInItsDirectionOnly() {
    lines.tamper(new Tamper(List.of(1, 2), List.of(new Edge(1, 2)), Direction.FROM, 0.5, Q));

    assertThat(between(1, 2)).containsExactly(line(0, 1, Q));
    assertThat(between(2, 1)).containsExactly(line(1, 0, Q));
    assertThat(between(1, 3)).isEmpty();
    assertThat(between(2, 3)).isEmpty();
  }

  @Test
  void theLatestTamperingWithAMessageCounts() {
    lines.tamper(on(List.of(1), Direction.FROM, Q));
    lines.tamper(on(List.of(2), Direction.TO, M));

    assertThat(between(1, 2)).containsExactly(line(0, 1, M));
    assertThat(between(1, 3)).containsExactly(line(0, 1, Q));
  }

  @Test
  void whoeverIsHealedSpeaksAndHearsAgain() {
    lines.tamper(on(List.of(1, 2), Direction.FROM, Q));
    lines.tamper(
        new Tamper(
            List.of(1, 3, 4), List.of(new Edge(1, 3), new Edge(3, 4)), Direction.BOTH, 0.5, M));
    lines.heal(List.of(1));

    assertThat(between(1, 3)).isEmpty();
    assertThat(between(2, 9)).containsExactly(line(0, 1, Q));
    assertThat(between(3, 4)).containsExactly(line(0, 1, M), line(1, 0, M));

    lines.heal(List.of(2, 3));

    assertThat(between(2, 9)).isEmpty();
    assertThat(between(3, 4)).isEmpty();
  }

  @Test
  void anEncounterOfManyListsEachPair() {
    lines.tamper(on(List.of(1), Direction.FROM, Q));

    assertThat(
            lines.between(
                List.of(new Seat(0, "a", -1), new Seat(1, "a", -1), new Seat(2, "a", -1))))
        .containsExactly(line(1, 0, Q), line(1, 2, Q));
  }
}
