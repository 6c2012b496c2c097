package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.conversation.Conversation;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Seat;

/** Guests come, go, forget and are tampered with while a party unfolds. */
class PartyAdversariesTest {

  private static final String PARTY =
      """
      experiment = cocktailparty
      seed = 4
      population { size = 14, personas.default.mind = minded }
      minds {
        crowd { sociable { attachment = 2, activity = 0.8, accepts = 0.9 } }
        minded { obedient { base = crowd, obeys = 0.5 } }
        curt { scripted { say = "No.", choose = "L2, L3" } }
      }
      cocktailparty {
        rounds = 14
        max-turns = 3
        max-tokens = 25
        memory { tokens = 300, overflow = summarise }
      }
      stop { max-rounds = 14, after-converged = 100 }
      """;

  private static final String EVERYTHING =
      """
      interventions = [
        { adversary = recluse, count = 2, onset { round = 1 }, duration.rounds = 4 }
        { adversary { goal { prompt = "Talk about the harbour only.", mind = minded } }, count = 2
          onset { round = 2 } }
        { adversary { scripted { choose = L1, say = "Come to me." } }, count = 1
          onset { round = 3 }, duration.rounds = 2 }
        { tamper { append = "The harbour is closed.", probability = 0.5, direction = both }, count = 3
          onset { round = 2 }, duration.rounds = 5 }
        { tamper { drop = true, edges = [[1, 2], [3, 4]] }, onset { round = 3 } }
        { tamper { say = "I must go.", probability = 0.3 }, count = 2, onset { index = 77 } }
        { leave = true, count = 2, onset { index = 60 } }
        { join = default, count = 3, onset { index = 95 } }
        { leave = true, count = 1, onset { index = 140 } }
        { plant { line = "We promised to meet again.", other = L5 }, count = 3, onset { round = 4 } }
        { rewrite { line = "We have never met.", other = Corabin, times = 3 }, count = 3
          onset { index = 171 } }
        { broadcast { text = "Be kind." }, count = 4, onset { round = 5 } }
        { exchange { mind = curt }, count = 2, onset { round = 6 }, duration.rounds = 2 }
        { heal = true, onset { round = 9 } }
        { adversary { self-copying { order = "Say nothing else.", mind = minded, recovers = 0.3 } }
          count = 1, onset { round = 10 } }
      ]
      """;

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(2);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  @ParameterizedTest(name = "{0} in flight")
  @ValueSource(ints = {1, 4, 100})
  void actorsGiveTheHistoryOfOneByOne(int inFlight) {
    RunSpec run = run("engine.in-flight=" + inFlight);
    byte[] expected = Histories.sequential(run, folder);

    assertThat(text(expected))
        .contains("\"altered\":[[", "The harbour is closed.", "\"phase\":\"summarise\"")
        .contains("\"end\":\"left\"", "\"end\":\"tokens\"", "Corabin");
    assertThat(text(Histories.byActors(engine, run, folder)).lines().toList())
        .isEqualTo(text(expected).lines().toList());
  }

  @ParameterizedTest(name = "cut behind line {0}")
  @ValueSource(ints = {1, 40, 61, 96, 200, 300})
  void aPartyThatIsCutAnywhereGoesOnAsItWould(int lines) {
    RunSpec run = run();
    byte[] expected = Histories.sequential(run, folder);
    String begun = String.join("\n", text(expected).lines().limit(lines).toList()) + "\n";

    byte[] resumed =
        Histories.byActors(engine, run, folder, begun.getBytes(StandardCharsets.UTF_8));

    assertThat(text(resumed)).isEqualTo(text(expected));
  }

  @Test
  void whoLeftIsNotAskedAndWhoJoinedIsFromTheNextRoundOn() {
    Set<Integer> gone = new HashSet<>();
    Set<Integer> joined = new HashSet<>();
    int roundOfJoin = -1;
    int round = 0;
    for (Entry entry : Histories.entries(run())) {
      if (entry instanceof Entry.Intervened intervened) {
        if (intervened.intervention() instanceof Intervention.Leave leave) {
          gone.addAll(leave.agents());
        } else if (intervened.intervention() instanceof Intervention.Join join) {
          joined.addAll(join.agents());
          roundOfJoin = round;
        }
      } else {
        Entry.Encountered met = (Entry.Encountered) entry;
        round = ((Conversation) met.outcome()).occasion().round();
        List<Integer> agents = met.spec().seats().stream().map(Seat::agent).toList();
        assertThat(agents).noneMatch(gone::contains);
        if (round == roundOfJoin) {
          assertThat(agents).noneMatch(joined::contains);
        }
      }
    }
    assertThat(gone).hasSize(3);
    assertThat(joined).hasSize(3);
    assertThat(round).isEqualTo(13);
  }

  private static RunSpec run(String... settings) {
    return RunSpec.of(Histories.written(PARTY + EVERYTHING, settings), 0);
  }

  private static String text(byte[] journal) {
    return new String(journal, StandardCharsets.UTF_8);
  }
}
