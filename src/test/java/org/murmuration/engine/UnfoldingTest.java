package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.Mind;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Recollection;
import org.murmuration.scenario.Scenario;

/** A schedule that depends on what was said: still one seed, one history. */
class UnfoldingTest {

  private static final int ROUNDS = 9;
  private static final RunSpec RUN = RunSpec.of(dinner(Roundtable.SENSITIVE), 0);
  private static final List<Entry> ONE_BY_ONE = Histories.entries(RUN);

  private static ActorEngine engine;
  private static Path folder;

  @BeforeContainer
  static void startNode() throws IOException {
    engine = Histories.node(2);
    folder = Files.createTempDirectory("unfolding");
  }

  @AfterContainer
  static void stopNode() throws IOException {
    engine.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static Scenario dinner(Mind mind) {
    return Roundtable.dinner(
        14,
        ROUNDS,
        mind,
        planned(new Onset.AtIndex(5), new Action.Leave()),
        planned(new Onset.AtRound(2), new Action.Join("heckler")),
        planned(new Onset.AtIndex(61), new Action.Rewrite(List.of())),
        planned(new Onset.AtRound(4), new Action.Leave()),
        planned(new Onset.AtIndex(105), new Action.Convert("order")));
  }

  private static PlannedIntervention planned(Onset onset, Action action) {
    return new PlannedIntervention(onset, new Dose.Count(3), new Placement.Random(), action);
  }

  @Property(tries = 150)
  void whateverIsUnderWayItIsTheHistoryOfOneByOne(
      @ForAll @IntRange(min = 1, max = 40) int inFlight,
      @ForAll @IntRange(min = 1, max = 50) int lookAhead,
      @ForAll long seed) {
    assertThat(play(inFlight, lookAhead, new Random(seed), timeline -> {})).isEqualTo(ONE_BY_ONE);
  }

  @Property(tries = 60)
  void pausesAndStepsAtAnyMomentChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<Entry> steered =
        play(
            1 + random.nextInt(20),
            40,
            random,
            timeline -> {
              switch (random.nextInt(12)) {
                case 0 -> timeline.pause();
                case 1 -> timeline.step(random.nextInt(9));
                case 2 -> timeline.stepRounds(1 + random.nextInt(2));
                default -> {
                  if (timeline.isPaused()) {
                    timeline.proceed();
                  }
                }
              }
            });

    assertThat(steered).isEqualTo(ONE_BY_ONE);
  }

  private static List<Entry> play(
      int inFlight, int lookAhead, Random random, Consumer<Timeline> steer) {
    MemoryJournal journal = MemoryJournal.keeping();
    Timeline timeline = new Timeline(RUN, inFlight, lookAhead, journal, entry -> {});
    Hands hands = new Hands(RUN, timeline);
    while (hands.playOn(random)) {
      steer.accept(timeline);
    }
    return Histories.all(journal);
  }

  @Example
  void everyRoundIsAPhaseOfItsOwnKind() {
    MemoryJournal journal = MemoryJournal.keeping();
    SequentialExecutor executor = new SequentialExecutor(RUN, journal);
    RunEnd end = executor.run(progress -> {}, () -> false);

    assertThat(end.reason()).isEqualTo(EndReason.MAX_ROUNDS);
    assertThat(executor.timeline().rounds()).isEqualTo(ROUNDS);
    List<double[]> rows = executor.timeline().series().rows();
    for (int round = 0; round < ROUNDS; round++) {
      int number = round;
      long encounters = encounters().filter(e -> course(e).round() == number).count();
      assertThat(rows.get(round)[1]).as("encounters of round %s", round).isEqualTo(encounters);
    }
    assertThat(encounters().map(e -> e.spec().seats().size()).distinct()).contains(1, 2, 4);
  }

  @Example
  void aCourseThatIsThroughIsComplete() {
    Scenario longer = Roundtable.dinner(14, 100, Roundtable.SENSITIVE);
    SequentialExecutor executor =
        new SequentialExecutor(RunSpec.of(longer, 0), MemoryJournal.keeping());

    assertThat(executor.run(progress -> {}, () -> false).reason()).isEqualTo(EndReason.COMPLETE);
    assertThat(executor.timeline().rounds()).isEqualTo(Courses.ROUNDS);
  }

  @Example
  void whatIsDueAtARoundComesBeforeItsFirstEncounter() {
    for (int round : new int[] {2, 4}) {
      int first = 0;
      while (!(ONE_BY_ONE.get(first) instanceof Entry.Encountered e) || course(e).round() < round) {
        first++;
      }
      Intervention before = ((Entry.Intervened) ONE_BY_ONE.get(first - 1)).intervention();
      assertThat(before)
          .isInstanceOf(round == 2 ? Intervention.Join.class : Intervention.Leave.class);
      assertThat(course((Entry.Encountered) ONE_BY_ONE.get(first - 2)).round())
          .isEqualTo(round - 1);
    }
  }

  @Example
  void whoIsTakenBackRemembersWhatItDidBeforeAndNothingSince() {
    Rules rules = Rules.of(RUN);
    int taken = 0;
    for (Entry entry : ONE_BY_ONE) {
      if (entry instanceof Entry.Intervened back
          && back.intervention() instanceof Intervention.Branch branch) {
        assertThat(back.by()).isEqualTo(Entry.RULES);
        for (int i = 0; i < branch.agents().size(); i++) {
          int agent = branch.agents().get(i);
          Entry.Encountered undone =
              (Entry.Encountered) ONE_BY_ONE.get(branch.before().get(i).intValue());
          long before = undone.spec().seats().get(undone.spec().seatOf(agent)).previous();
          List<Recollection> remembered = recalled(rules, agent, back.index());
          assertThat(remembered).isEqualTo(recalled(rules, agent, before));
          taken += remembered.equals(recalled(rules, agent, undone.index())) ? 0 : 1;
        }
      }
    }
    assertThat(taken).isGreaterThan(5);
  }

  private static List<Recollection> recalled(Rules rules, int agent, long upTo) {
    return Recovery.recall(
            rules.protocol(),
            rules.memory(),
            agent,
            upTo,
            index -> Optional.of(ONE_BY_ONE.get((int) index)),
            List.of())
        .recollections();
  }

  @Example
  void whoLeftInAPhaseTakesNoFurtherPart() {
    Entry.Intervened left = (Entry.Intervened) ONE_BY_ONE.get(5);

    assertThat(left.intervention()).isInstanceOf(Intervention.Leave.class);
    assertThat(encounters().filter(e -> e.index() > 5))
        .allSatisfy(
            e ->
                assertThat(left.intervention().agents())
                    .noneMatch(agent -> e.spec().seatOf(agent) >= 0));
  }

  @Property(tries = 25)
  void anyPrefixGoesOnAsIfNothingHadHappened(@ForAll @IntRange(min = 0, max = 1000) int promille) {
    byte[] whole = Histories.sequential(RUN, folder);
    byte[] begun = Arrays.copyOf(whole, whole.length * promille / 1000);

    assertThat(text(Histories.sequential(RUN, folder, begun))).isEqualTo(text(whole));
  }

  @Property(tries = 8)
  void slowMindsOfActorsGiveTheSameBytes(@ForAll @IntRange(min = 1, max = 100) int inFlight) {
    byte[] whole = Histories.sequential(RUN, folder);
    try (SlowMind slow = new SlowMind(Roundtable.SENSITIVE, 500)) {
      Scenario scenario = Histories.with(dinner(slow), inFlight, 2 * inFlight);
      byte[] begun = Arrays.copyOf(whole, whole.length * (inFlight % 4) / 4);
      assertThat(text(Histories.byActors(engine, RunSpec.of(scenario, 0), folder, begun)))
          .isEqualTo(text(whole));
    }
  }

  private static Stream<Entry.Encountered> encounters() {
    return ONE_BY_ONE.stream()
        .filter(Entry.Encountered.class::isInstance)
        .map(Entry.Encountered.class::cast);
  }

  private static Courses.Course course(Entry.Encountered encountered) {
    return (Courses.Course) encountered.spec().occasion();
  }

  private static String text(byte[] journal) {
    return new String(journal, StandardCharsets.UTF_8);
  }
}
