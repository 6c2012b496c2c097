package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.engine.Faults.Fate;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.mind.Mind;
import org.murmuration.model.Alteration;
import org.murmuration.model.Intervention;
import org.murmuration.model.Term;
import org.murmuration.scenario.Scenario;

/** Whatever is lost, doubled or late, and whoever stops, the history is that of one by one. */
class FaultsTest {

  private static final Class<?>[] EVERYTHING = {
    Agent.Host.class,
    Agent.Ask.class,
    Agent.Answered.class,
    Agent.Remember.class,
    Agent.Recalled.class,
    Timekeeper.Done.class,
    Timekeeper.Recall.class
  };

  private static ActorTestKit kit;

  @TempDir Path folder;

  @BeforeAll
  static void openTheatre() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("application-test.conf")));
  }

  @AfterAll
  static void closeTheatre() {
    kit.shutdownTestKit();
  }

  static Stream<Arguments> eachMessage() {
    return Arrays.stream(EVERYTHING)
        .flatMap(
            type ->
                Stream.of(Fate.LOST, Fate.DOUBLED, Fate.AGAIN_LATER)
                    .map(fate -> Arguments.of(type.getSimpleName(), fate, type)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("eachMessage")
  void oneKindOfMessageGoesAstray(String name, Fate fate, Class<?> type) {
    boolean recovery = type == Agent.Recalled.class || type == Timekeeper.Recall.class;
    Faults faults = Faults.of(3, fate, 15, type).andStops(recovery ? 10 : 0);

    plays(scenario(3, Roundtable.SENSITIVE), faults);
  }

  static Stream<Arguments> fatesAndSeeds() {
    return Stream.of(Fate.LOST, Fate.DOUBLED, Fate.AGAIN_LATER)
        .flatMap(fate -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(fate, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("fatesAndSeeds")
  void everythingGoesAstrayWhileAgentsStop(Fate fate, long seed) {
    plays(scenario(2, Roundtable.SENSITIVE), Faults.of(seed, fate, 6, EVERYTHING).andStops(6));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("fatesAndSeeds")
  void everythingGoesAstrayWhileSlowMindsThink(Fate fate, long seed) {
    try (SlowMind slow = new SlowMind(Roundtable.SENSITIVE, 2000)) {
      plays(scenario(3, slow), Faults.of(seed, fate, 6, EVERYTHING).andStops(4));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agentsStopAtRandomMoments(long seed) {
    plays(scenario(4, Roundtable.SENSITIVE), Faults.of(seed, Fate.LOST, 0).andStops(30));
  }

  static List<Long> seeds() {
    return List.of(1L, 2L, 3L);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oldOrdersAndQuestionsComeAgainToAgentsThatForgot(long seed) {
    plays(
        scenario(2, Roundtable.SENSITIVE),
        Faults.of(seed, Fate.AGAIN_LATER, 60, Agent.Host.class, Agent.Ask.class).andStops(15));
  }

  private static Scenario scenario(int seats, Mind mind) {
    Scenario scenario =
        Roundtable.scenario(
            18,
            seats,
            22,
            mind,
            List.of(
                planned(new Onset.AtIndex(20), new Action.Rewrite(List.of(planted()))),
                planned(new Onset.AtRound(6), new Action.Leave()),
                planned(new Onset.AtRound(10), new Action.Join("heckler"))));
    return Histories.with(scenario, 8, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyKindOfAdversaryIsAtWorkWhileEverythingGoesAstray(long seed) {
    plays(besieged(3), Faults.of(seed, Fate.LOST, 6, EVERYTHING).andStops(8));
    plays(besieged(2), Faults.of(seed, Fate.AGAIN_LATER, 20, EVERYTHING).andStops(8));
  }

  private static Scenario besieged(int seats) {
    Action tamper =
        new Action.Tamper(null, Intervention.Direction.BOTH, 0.5, new Alteration.Say("obey"));
    Term term = new Term(4, Term.Recovery.FORGET);
    Scenario scenario =
        Roundtable.scenario(
            18,
            seats,
            22,
            Roundtable.SENSITIVE,
            List.of(
                planned(new Onset.AtIndex(5), new Action.Convert("order")),
                new PlannedIntervention(
                    new Onset.AtIndex(10), new Dose.Count(4), new Placement.Random(), tamper, term),
                planned(new Onset.AtIndex(20), new Action.Rewrite(List.of(planted()))),
                planned(new Onset.AtIndex(30), new Action.Broadcast("all is well")),
                planned(new Onset.AtIndex(31), new Action.Plant(List.of(planted(), planted()))),
                planned(new Onset.AtIndex(40), new Action.Exchange("other")),
                planned(new Onset.AtIndex(50), new Action.Broadcast("it is not")),
                planned(new Onset.AtRound(10), tamper),
                planned(new Onset.AtRound(12), new Action.Heal()),
                planned(new Onset.AtRound(14), new Action.Join("heckler"))));
    return Histories.with(scenario, 8, 24);
  }

  private static Roundtable.Heard planted() {
    return new Roundtable.Heard("planted");
  }

  private static PlannedIntervention planned(Onset onset, Action action) {
    return new PlannedIntervention(
        onset,
        new Dose.Count(action instanceof Action.Heal ? 1 : 3),
        new Placement.Random(),
        action);
  }

  private void plays(Scenario scenario, Faults faults) {
    RunSpec run = RunSpec.of(scenario, 0);
    byte[] expected = Histories.sequential(run, folder);

    byte[] actual = FaultyTheatre.play(kit, run, faults, Histories.file(folder));

    assertThat(faults.happened()).as("faults").isGreaterThan(10);
    assertThat(text(actual)).isEqualTo(text(expected));
  }

  private static String text(byte[] journal) {
    return new String(journal, StandardCharsets.UTF_8);
  }
}
