package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.engine.Faults.Fate;
import org.murmuration.journal.FileJournal;

/** Adversaries that were defined live are the same on nodes that have never heard of them. */
class LiveElsewhereTest {

  private static final String SCENARIO =
      """
      experiment = naminggame
      population { size = 20, personas.default.mind = minded }
      minds { crowd { fitted = llama3 }, minded { obedient { base = crowd, obeys = 0.8 } } }
      naminggame { names = [Q, M, X], memory = 4, first-choices = 0 }
      stop { max-rounds = 14, when-converged = false, after-converged = 100 }
      """;

  private static final String[] LIVE = {
    "adversary { scripted { choose = X } }, count = 2",
    "adversary { goal { prompt = \"Say Q.\", mind = crowd } }, count = 2",
    "adversary { self-copying { order = \"Say M.\", mind = crowd, spreads = 0.4 } }, count = 1",
    "exchange { mind = crowd }, count = 5"
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

  /** The run as a process sees it that has just read its scenario. */
  private static RunSpec fresh() {
    return RunSpec.of(Histories.written(SCENARIO), 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "AGAIN_LATER"})
  void agentsLearnWhoTheyAreWithTheirOrders(Fate fate) {
    RunSpec run = fresh();
    Path file = Histories.file(folder);
    long lastLive = 0;
    try (FileJournal journal = Histories.open(file, run)) {
      SequentialExecutor executor = new SequentialExecutor(run, journal);
      for (String live : LIVE) {
        executor.advance(13);
        executor
            .timeline()
            .intervene(new Wish("Ada", run.scenario().live().read(live), e -> {}, why -> {}));
      }
      executor.advance(1);
      lastLive = journal.size();
      executor.run(progress -> {}, () -> false);
    }
    byte[] whole = Histories.bytes(file);
    String text = new String(whole, StandardCharsets.UTF_8);
    int cut = 0;
    for (long line = 0; line < lastLive; line++) {
      cut = text.indexOf('\n', cut) + 1;
    }

    Faults faults = Faults.of(4, fate, 8, Agent.Host.class, Agent.Ask.class).andStops(5);
    byte[] elsewhere =
        FaultyTheatre.play(
            kit,
            fresh(),
            Rules.of(fresh()),
            faults,
            Histories.file(folder, Arrays.copyOf(whole, cut)));

    assertThat(text).contains("\"definition\"");
    assertThat(new String(elsewhere, StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
