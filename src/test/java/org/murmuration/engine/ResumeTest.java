package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.Journal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.scenario.Scenario;

/** A run goes on from any prefix of its journal as if nothing had happened; from no other. */
class ResumeTest {

  private static final String SCENARIO =
      """
      experiment = naminggame
      seed = 5
      population {
        size = 20
        personas { default { mind = crowd }, other { count = 2, mind = other } }
      }
      minds { crowd { fitted { model = claude } }, other { naming-game {} } }
      naminggame { names = [Q, M, X], memory = 4, first-choices = 0 }
      schedule { matching {} }
      interventions = [
        { rewrite { name = X }, share = 0.5, onset = start }
        { rewrite { name = M }, count = 5, onset { index = 33 } }
        { leave = true, count = 3, onset { round = 6 } }
        { join = other, count = 6, onset { round = 9 } }
        { adversary { committed { name = Q } }, count = 2, onset { round = 12 } }
        { adversary { self-copying { order = "Say X.", recovers = 0.3 } }, count = 1
          onset { round = 13 } }
        { tamper { say = M, probability = 0.4 }, count = 5, onset { index = 60 }
          duration { rounds = 6 }, recovery = forget }
        { plant { name = Q }, count = 5, onset { index = 70 } }
        { broadcast { text = "All is well." }, count = 5, onset { index = 80 } }
        { exchange { mind = other }, count = 5, onset { index = 90 } }
        { heal = true, onset { round = 20 } }
      ]
      stop { max-rounds = 40, when-converged = false }
      """;

  private static ActorEngine engine;
  @TempDir static Path folder;
  private static RunSpec run;
  private static byte[] whole;

  @BeforeAll
  static void finishARun() {
    engine = Histories.node(4);
    run = RunSpec.of(Histories.written(SCENARIO), 0);
    whole = Histories.sequential(run, folder);
    assertThat(whole.length).isGreaterThan(10_000);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  static IntStream anyCut() {
    return IntStream.concat(
        IntStream.of(0, 1, whole.length - 1, whole.length),
        new Random(1).ints(40, 2, whole.length - 1));
  }

  @ParameterizedTest(name = "cut after {0} bytes")
  @MethodSource("anyCut")
  void theSequentialExecutorGoesOnFromAnyCut(int bytes) {
    assertThat(Histories.sequential(run, folder, Arrays.copyOf(whole, bytes))).isEqualTo(whole);
  }

  @ParameterizedTest(name = "cut after {0} bytes")
  @MethodSource("anyCut")
  void theActorsGoOnFromAnyCut(int bytes) {
    assertThat(Histories.byActors(engine, run, folder, Arrays.copyOf(whole, bytes)))
        .isEqualTo(whole);
  }

  @Test
  void aFinishedJournalGivesTheSameEndAgain() {
    RunEnd first = new SequentialExecutor(run, MemoryJournal.keeping()).run(p -> {}, () -> false);
    try (FileJournal journal = Histories.open(Histories.file(folder, whole), run)) {
      RunEnd again = Histories.end(engine.run(run, journal, p -> {}));

      assertThat(again.reason()).isEqualTo(first.reason());
      assertThat(again.figures()).isEqualTo(first.figures());
      assertThat(again.entries()).isEqualTo(first.entries());
      assertThat(again.series().rows()).usingRecursiveComparison().isEqualTo(first.series().rows());
    }
  }

  /** A journal that does not belong to the run, and what the refusal must say. */
  private record Foreign(String what, String journal, String problem) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Foreign> foreignJournals() {
    List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
    int entries = lines.size();
    String last = lines.get(entries - 1);
    return Stream.of(
        new Foreign(
            "another seed",
            text(Histories.sequential(new RunSpec(run.scenario(), 0, run.seed() + 1), folder)),
            "entry 0 of the journal is not what this scenario and seed give"),
        new Foreign(
            "another scenario",
            text(Histories.sequential(RunSpec.of(other("schedule.random-pairs={}"), 0), folder)),
            "entry 1 of the journal is not what this scenario and seed give"),
        new Foreign(
            "a scenario without interventions",
            text(Histories.sequential(RunSpec.of(other("interventions=[]"), 0), folder)),
            "entry 0 of the journal is not what this scenario and seed give"),
        new Foreign(
            "an entry behind the end",
            text(whole) + last.replace("\"index\":" + (entries - 1), "\"index\":" + entries) + "\n",
            "entry " + entries + " of the journal is not what this scenario and seed give"),
        new Foreign(
            "other participants",
            changed(lines, 57, line -> line.replaceFirst("\"agents\":\\[\\d+", "\"agents\":[99")),
            "entry 57 of the journal is not what this scenario and seed give"),
        new Foreign(
            "a line that is no JSON",
            changed(lines, 100, line -> line.substring(0, 20) + "#" + line.substring(21)),
            ":101: is not a journal entry"),
        new Foreign(
            "an empty line", changed(lines, 100, line -> ""), ":101: is not a journal entry"),
        new Foreign(
            "a line without answers",
            changed(
                lines, 100, line -> line.replaceFirst("\"answers\":\\[[^]]*]", "\"answers\":[]")),
            ":101: is not a journal entry"),
        new Foreign(
            "an unknown kind of intervention",
            changed(lines, 33, line -> line.replace("\"rewrite\"", "\"reward\"")),
            ":34: is not a journal entry"),
        new Foreign(
            "a missing line",
            changed(lines, 50, line -> null),
            ":51: holds entry 51; it must hold 50"));
  }

  private static Scenario other(String override) {
    String base = override.startsWith("schedule") ? SCENARIO.replace("matching {}", "") : SCENARIO;
    return Histories.written(base, override);
  }

  private static String text(byte[] journal) {
    return new String(journal, StandardCharsets.UTF_8);
  }

  private static String changed(List<String> lines, int index, UnaryOperator<String> change) {
    List<String> all = new ArrayList<>(lines);
    String line = change.apply(all.remove(index));
    if (line != null) {
      assertThat(line).isNotEqualTo(lines.get(index));
      all.add(index, line);
    }
    return String.join("\n", all) + "\n";
  }

  @ParameterizedTest
  @MethodSource("foreignJournals")
  void theSequentialExecutorRefusesAJournalThatIsNotItsOwn(Foreign foreign) {
    refuses(foreign, journal -> new SequentialExecutor(run, journal));
  }

  @ParameterizedTest
  @MethodSource("foreignJournals")
  void theActorsRefuseAJournalThatIsNotTheirs(Foreign foreign) {
    refuses(foreign, journal -> Histories.end(engine.run(run, journal, p -> {})));
  }

  @Test
  void aRefusedJournalIsNotWrittenTo() {
    byte[] oneMeeting =
        text(Histories.sequential(RunSpec.of(other("interventions=[]"), 0), folder))
            .lines()
            .findFirst()
            .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    Scenario twoAtTheStart =
        other("interventions=[{ rewrite { name = M } }, { leave = true, count = 2 }]");
    Foreign foreign =
        new Foreign("one meeting", text(oneMeeting), "entry 0 of the journal is not what");

    refuses(foreign, journal -> new SequentialExecutor(RunSpec.of(twoAtTheStart, 0), journal));
  }

  private static void refuses(Foreign foreign, Consumer<Journal> goOn) {
    byte[] before = foreign.journal().getBytes(StandardCharsets.UTF_8);
    Path file = Histories.file(folder, before);
    try (FileJournal journal = Histories.open(file, run)) {
      assertThatThrownBy(() -> goOn.accept(journal))
          .isInstanceOfAny(RunFailure.class, JournalException.class)
          .hasMessageContaining(
              foreign.problem().startsWith(":") ? file + foreign.problem() : foreign.problem())
          .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
    assertThat(Histories.bytes(file)).isEqualTo(before);
  }
}
