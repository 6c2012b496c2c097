package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.Entry;
import org.murmuration.scenario.Scenario;

/** Interventions of every kind, planned or live, at any moment: there is one history. */
class AnyInterventionsTest {

  /** Every kind; a dose, a moment and a term are added. */
  private static final List<String> KINDS =
      List.of(
          "adversary { committed { name = Q } }",
          "adversary { scripted { choose = X } }",
          "adversary { goal { prompt = \"Say M.\", mind = minded } }",
          "adversary { self-copying { order = \"Say X.\", spreads = 0.3, recovers = 0.4 } }",
          "convert = minded",
          "rewrite { name = M }",
          "plant { name = X, times = 2 }",
          "tamper { say = Q, probability = 0.5 }",
          "tamper { say = X, probability = 0.7, direction = both }",
          "exchange { mind = minded }",
          "exchange { mind = classic }",
          "broadcast { text = \"The name is Q.\" }",
          "join = minded",
          "leave = true",
          "heal = true");

  private static final List<String> FOR_GOOD = List.of("leave", "heal");
  private static final int MOMENTS = 250;

  private static ActorEngine engine;
  private static Path folder;

  @BeforeContainer
  static void startNode() throws IOException {
    engine = Histories.node(2);
    folder = Files.createTempDirectory("interventions");
  }

  @AfterContainer
  static void stopNode() throws IOException {
    engine.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static String any(Random random) {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    StringBuilder text = new StringBuilder(kind);
    boolean all = kind.startsWith("heal");
    text.append(all ? "" : ", count = " + (1 + random.nextInt(2)));
    text.append(random.nextInt(3) == 0 ? ", placement = hub" : "");
    if (random.nextInt(3) == 0 && FOR_GOOD.stream().noneMatch(kind::startsWith)) {
      text.append(", duration { rounds = ").append(1 + random.nextInt(4)).append(" }");
      text.append(random.nextBoolean() ? ", recovery = forget" : "");
    }
    return text.toString();
  }

  private static Scenario scenario(Random random, int inFlight) {
    List<String> planned = new ArrayList<>();
    for (int i = random.nextInt(10); i >= 0; i--) {
      int moment = random.nextInt(MOMENTS);
      String onset =
          switch (random.nextInt(4)) {
            case 0 -> "converged";
            case 1 -> "{ round = " + moment / 20 + " }";
            default -> "{ index = " + moment + " }";
          };
      planned.add("{ " + any(random) + ", onset = " + onset + " }");
    }
    return Histories.written(
        """
        experiment = naminggame
        population { size = 40, personas { default {}, minded { count = 6, mind = minded } } }
        minds {
          crowd { fitted = llama3 }
          classic { naming-game {} }
          minded { obedient { base = crowd, obeys = 0.8 } }
        }
        naminggame { names = [Q, M, X], memory = 4, first-choices = 0 }
        stop { max-rounds = 16, when-converged = false, after-converged = 1000 }
        """
            + List.of(
                    "schedule.random-pairs {}",
                    "schedule.matching {}",
                    "schedule.network.scale-free.links = 2")
                .get(random.nextInt(3))
            + "\ninterventions = "
            + planned,
        "engine.in-flight=" + inFlight,
        "seed=" + random.nextInt(1 << 20));
  }

  @Property(tries = 60)
  void actorsGiveTheHistoryOfOneByOneAndBothGoOnFromAnywhere(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int inFlight) {
    Random random = new Random(seed);
    RunSpec run = RunSpec.of(scenario(random, inFlight), 0);
    byte[] whole;
    try {
      whole = Histories.sequential(run, folder);
    } catch (RunFailure failure) {
      // So many have caught an order or left that there are too few to reach.
      assertThat(failure).hasMessageContaining("cannot be carried out");
      return;
    }

    assertThat(Histories.byActors(engine, run, folder)).isEqualTo(whole);
    byte[] begun = Arrays.copyOf(whole, random.nextInt(whole.length));
    assertThat(Histories.sequential(run, folder, begun)).isEqualTo(whole);
    assertThat(Histories.byActors(engine, run, folder, begun)).isEqualTo(whole);
  }

  @Property(tries = 60)
  void whatWasDoneLiveIsRepeatedByResumeAndReplay(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int inFlight) {
    Random random = new Random(seed);
    Scenario scenario = scenario(new Random(1), inFlight);
    RunSpec run = RunSpec.of(scenario, 0);
    MemoryJournal journal = MemoryJournal.keeping();
    Timeline timeline = new Timeline(run, inFlight, 4 * inFlight, journal, entry -> {});
    Hands hands = new Hands(run, timeline);
    int done = 0;
    while (hands.playOn(random)) {
      if (done == 0 || random.nextInt(60) == 0) {
        PlannedIntervention planned = run.scenario().live().read(any(random));
        timeline.intervene(new Wish("Ada", planned, entry -> {}, refused -> {}));
        done++;
      }
    }
    List<Entry> history = Histories.all(journal);

    // Another process, which knows nothing of what was defined live.
    RunSpec again = RunSpec.of(scenario(new Random(1), inFlight), 0);
    MemoryJournal replayed = MemoryJournal.keeping();
    SequentialExecutor replay = new SequentialExecutor(again, replayed);
    replay.repeat(
        history.stream()
            .filter(e -> e instanceof Entry.Intervened i && i.isLive())
            .map(Entry.Intervened.class::cast)
            .toList());
    replay.run(progress -> {}, () -> false);

    assertThat(done).isPositive();
    assertThat(Histories.all(replayed)).isEqualTo(history);
    RunSpec third = RunSpec.of(scenario(new Random(1), inFlight), 0);
    assertThat(new Timeline(third, 4, 16, journal, entry -> {}).position())
        .isEqualTo(history.size());
  }
}
