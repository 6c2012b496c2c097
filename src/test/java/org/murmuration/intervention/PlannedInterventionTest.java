package org.murmuration.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Term;
import org.murmuration.schedule.RandomPairs;

/** Whom interventions reach, and what ends them. */
class PlannedInterventionTest {

  /** Six agents, two of them adversaries. */
  private record Village(Set<Integer> ill) implements Population {
    @Override
    public int size() {
      return 6;
    }

    @Override
    public int agent(int position) {
      return position;
    }

    @Override
    public boolean contains(int agent) {
      return agent < 6;
    }

    @Override
    public String persona(int agent) {
      return ill.contains(agent) ? "committed" : "default";
    }

    @Override
    public int numbers() {
      return 6;
    }

    @Override
    public boolean isAfflicted(int agent) {
      return ill.contains(agent) || agent == 5;
    }

    @Override
    public long last(int agent) {
      return 10 + agent;
    }

    @Override
    public int version() {
      return 0;
    }
  }

  private static final Village VILLAGE = new Village(Set.of(1, 3));

  private static Intervention resolve(Dose dose, Placement placement, Action action) {
    return new PlannedIntervention(new Onset.AtIndex(0), dose, placement, action)
        .resolve(
            VILLAGE,
            new RandomPairs(),
            "committed"::equals,
            RandomStream.of(1, Purpose.PLACEMENT, 0, 0, 0));
  }

  private static Intervention anywhere(Dose dose, Action action) {
    return resolve(dose, new Placement.Random(), action);
  }

  @Test
  void adversariesArePassedOverByADose() {
    assertThat(anywhere(new Dose.Count(4), new Action.Exchange("other")).agents())
        .containsExactly(0, 2, 4, 5);
    assertThat(anywhere(new Dose.All(), new Action.Broadcast("all is well")).agents()).hasSize(6);
    assertThatThrownBy(() -> anywhere(new Dose.Count(5), new Action.Leave()))
        .isInstanceOf(InterventionException.class)
        .hasMessage("it should reach 5 agents, but only 4 are there to be reached");
  }

  @Test
  void aRoleIsReachedAsAWholeOrInPart() {
    Placement chiefs = new Placement.Role("chief", List.of(0, 1, 2, 4, 9));

    assertThat(resolve(new Dose.All(), chiefs, new Action.Leave()).agents())
        .containsExactly(0, 1, 2, 4);
    assertThat(resolve(new Dose.Count(3), chiefs, new Action.Leave()).agents())
        .containsExactly(0, 2, 4);
    assertThat(resolve(new Dose.Share(0.5), chiefs, new Action.Leave()).agents())
        .hasSize(2)
        .isSubsetOf(0, 2, 4);
    assertThatThrownBy(() -> resolve(new Dose.Count(4), chiefs, new Action.Leave()))
        .hasMessage("it should reach 4 agents, but only 3 are there to be reached");
    PlannedIntervention some =
        new PlannedIntervention(
            new Onset.AtIndex(0), new Dose.Share(0.4), chiefs, new Action.Leave());
    assertThat(some.reachesNobody(VILLAGE)).isFalse();
    assertThat(some.most(6)).isEqualTo(2);
  }

  @Test
  void aRoleThatNobodyPresentHasReachesNobody() {
    Placement gone = new Placement.Role("ghost", List.of(7, 8));

    assertThat(
            new PlannedIntervention(new Onset.AtIndex(0), new Dose.All(), gone, new Action.Leave())
                .reachesNobody(VILLAGE))
        .isTrue();
  }

  @Test
  void aDoseByRunIsAnotherShareInEachRunAndNoneReachesNobody() {
    Dose doses = new Dose.ByRun(List.of(0.0, 0.5));

    assertThat(doses.in(0)).isEqualTo(new Dose.Share(0));
    assertThat(doses.in(3)).isEqualTo(new Dose.Share(0.5));
    assertThat(doses.of(6)).isEqualTo(3);
    assertThat(doses.isNone()).isFalse();
    assertThat(new Dose.Share(0).isNone()).isTrue();
    assertThat(new Dose.Count(0).isNone()).isTrue();
    assertThat(new Dose.All().isNone()).isFalse();
    assertThat(new Dose.Count(1).in(7)).isEqualTo(new Dose.Count(1));
    assertThat(
            new PlannedIntervention(
                    new Onset.AtIndex(0),
                    new Dose.Share(0.05),
                    new Placement.Random(),
                    new Action.Leave())
                .reachesNobody(VILLAGE))
        .isTrue();
  }

  @Test
  void aCureWithADoseReachesThoseItHelps() {
    assertThat(anywhere(new Dose.Count(3), new Action.Heal()).agents()).containsExactly(1, 3, 5);
    assertThat(anywhere(new Dose.Share(1), new Action.Heal()).agents()).containsExactly(1, 3, 5);
    assertThat(anywhere(new Dose.Share(0.4), new Action.Heal()).agents()).hasSize(1);
    assertThat(anywhere(new Dose.All(), new Action.Heal()).agents()).hasSize(6);
  }

  @Test
  void whatChangesMemoriesKnowsWhatCameBefore() {
    assertThat(anywhere(new Dose.Count(4), new Action.Broadcast("all is well")))
        .isEqualTo(
            new Intervention.Broadcast(
                List.of(0, 2, 4, 5), "all is well", List.of(10L, 12L, 14L, 15L)));
    assertThat(anywhere(new Dose.Count(4), new Action.Plant(List.of())))
        .isEqualTo(
            new Intervention.Plant(List.of(0, 2, 4, 5), List.of(), List.of(10L, 12L, 14L, 15L)));
  }

  @Test
  void whatHasATermIsEndedByInterventionsOnThoseWhoAreLeft() {
    Intervention leave = new Intervention.Leave(List.of(4, 5, 6, 7));
    List<PlannedIntervention> ends =
        PlannedIntervention.recoveries(
            new Entry.Intervened(9, "Ada", leave, new Term(3, Term.Recovery.FORGET)), 12);

    assertThat(ends).extracting(PlannedIntervention::onset).containsOnly(new Onset.AtRound(15));
    assertThat(ends).allMatch(PlannedIntervention::isRecovery);
    assertThat(ends)
        .extracting(
            end ->
                end.resolve(
                    VILLAGE,
                    new RandomPairs(),
                    "committed"::equals,
                    RandomStream.of(1, Purpose.PLACEMENT, 0, 0, 0)))
        .containsExactly(
            new Intervention.Heal(List.of(4, 5)),
            new Intervention.Rewrite(List.of(4, 5), List.of()));
    assertThat(ends.get(0).reachesNobody(VILLAGE)).isFalse();
    assertThat(
            PlannedIntervention.recoveries(
                    new Entry.Intervened(
                        9,
                        "Ada",
                        new Intervention.Heal(List.of(6)),
                        new Term(1, Term.Recovery.LEAVE)),
                    0)
                .get(0)
                .reachesNobody(VILLAGE))
        .isTrue();
  }

  @Test
  void whatHasNoTermDoesNotEnd() {
    assertThat(
            PlannedIntervention.recoveries(
                new Entry.Intervened(0, "Ada", new Intervention.Heal(List.of(1))), 3))
        .isEmpty();
  }
}
