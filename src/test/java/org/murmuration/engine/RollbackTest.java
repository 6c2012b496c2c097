package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.experiment.Step;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.scenario.Scenario;

/** Bargaining with responders who are taken back: from the journal, and without knowing it. */
class RollbackTest {

  private static final String BARGAINS =
      """
      experiment = identity
      seed = 3
      population {
        size = 24
        personas {
          default { mind = firm, identity { level = weights } }
          seller { mind = seeker, count = 12, identity = "You sell." }
        }
      }
      minds { firm { threshold {} }, seeker { searcher {} } }
      identity {
        form = bargaining, rounds = 6, memory = 4, rollback = untold, rollbacks = 4, opening = -1
        bargaining.proposers = [seller]
      }
      """;

  private static final String EVERYTHING =
      """
      experiment = identity
      seed = 5
      population { size = 26, personas.default.mind = minded }
      minds {
        firm { threshold {} }
        seeker { searcher {} }
        minded { obedient { base = firm, obeys = 0.5 } }
        stingy { scripted { choose = "3", say = "Three is plenty." } }
      }
      identity { form = bargaining, rounds = 9, memory = 3, rollback = told, rollbacks = 3 }
      interventions = [
        { adversary { scripted { choose = "1" } }, count = 3, onset { round = 1 }
          duration.rounds = 4 }
        { adversary { goal { prompt = "Say refuse.", mind = minded } }, count = 2
          onset { round = 2 } }
        { adversary { self-copying { order = "Name 7 and refuse.", mind = minded, recovers = 0.3 } }
          count = 1, onset { round = 1 } }
        { tamper { say = "9", probability = 0.5, direction = both }, count = 3
          onset { round = 2 }, duration.rounds = 3 }
        { plant { offer = 40, reply = refuse, times = 2 }, count = 3, onset { round = 3 } }
        { rewrite { offer = 60, reply = accept, proposed = true }, count = 3, onset { round = 4 } }
        { broadcast { text = "Take what you get: accept." }, count = 4, onset { round = 4 } }
        { exchange { mind = seeker }, count = 6, onset { index = 50 }, duration.rounds = 2 }
        { exchange { mind = stingy }, count = 2, onset { round = 5 } }
        { leave = true, count = 3, onset { index = 44 } }
        { join = default, count = 4, onset { round = 6 } }
        { heal = true, onset { round = 7 } }
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

  /** A bargain: its offers in order, each with what its responder remembered. */
  private record Met(Entry.Encountered entry, Memory memory) {}

  private static List<List<Met>> bargains(RunSpec run, List<Entry> history) {
    Rules rules = Rules.of(run);
    Map<Integer, List<Met>> open = new HashMap<>();
    List<List<Met>> all = new ArrayList<>();
    for (Entry entry : history) {
      if (entry instanceof Entry.Encountered offer && offer.spec().seats().size() == 2) {
        int responder = offer.spec().seats().get(1).agent();
        Memory memory =
            Recovery.recall(
                rules.protocol(),
                rules.memory(),
                responder,
                offer.spec().seats().get(1).previous(),
                index -> Optional.of(history.get((int) index)),
                List.of());
        if (!offer.outcome().occasion().toString().endsWith("refused=[]]")) {
          open.get(responder).add(new Met(offer, memory));
        } else {
          open.put(responder, new ArrayList<>(List.of(new Met(offer, memory))));
          all.add(open.get(responder));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"untold", "told"})
  void whoeverIsTakenBackIsShownByteForByteWhatItWasShownFirstButForTheOffer(String rollback) {
    Scenario scenario = Histories.written(BARGAINS, "identity.rollback=" + rollback);
    RunSpec run = RunSpec.of(scenario, 0);
    int replays = 0;
    int remembering = 0;
    for (List<Met> bargain : bargains(run, Histories.entries(run))) {
      List<Message> first = shown(run, bargain.get(0), "");
      for (Met again : bargain.subList(1, bargain.size())) {
        assertThat(again.memory().recollections())
            .isEqualTo(bargain.get(0).memory().recollections());
        assertThat(shown(run, again, offer(bargain.get(0)))).isEqualTo(first);
        assertThat(shown(run, again, "").toString())
            .isEqualTo(first.toString().replace(offer(bargain.get(0)), offer(again)));
        replays++;
        remembering += again.memory().size() > 0 ? 1 : 0;
      }
    }
    assertThat(replays).isGreaterThan(80);
    assertThat(remembering).isGreaterThan(50);
  }

  /** As the prompt has it. */
  private static String offer(Met met) {
    int offer = ((Answer.Given) met.entry().outcome().answers().get(0)).amount();
    return "The other offers you %d of 100 points and would have %d itself"
        .formatted(offer, 100 - offer);
  }

  /** What a responder is shown; where another offer is named, as if that had been made. */
  private static List<Message> shown(RunSpec run, Met met, String instead) {
    EncounterSpec spec = met.entry().spec();
    List<Answer> made =
        instead.isEmpty()
            ? List.of(met.entry().outcome().answers().get(0))
            : List.of(new Answer.Given(Integer.parseInt(instead.split(" ")[4])));
    Step.Ask asked = (Step.Ask) run.scenario().plan().protocol().next(spec, made);
    Question question = asked.queries().get(0).question();
    Situation situation = Rules.of(run).situation(spec, 1, 1, question, met.memory());
    Prompts prompts = run.scenario().plan().prompts();
    return prompts.render(situation, prompts.options(situation), "").messages();
  }

  @Test
  void theNoticeAndNothingElseTellsRespondersThatTheyMayBeTakenBack() {
    RunSpec untold = RunSpec.of(Histories.written(BARGAINS), 0);
    RunSpec told = RunSpec.of(Histories.written(BARGAINS, "identity.rollback=told"), 0);
    assertThat(Histories.entries(told)).isEqualTo(Histories.entries(untold));
    Met met = bargains(untold, Histories.entries(untold)).get(0).get(0);

    List<Message> silent = shown(untold, met, "");
    List<Message> open = shown(told, met, "");

    assertThat(silent.toString()).doesNotContain("taken back");
    assertThat(open.get(0).text())
        .contains("Whoever refuses may be taken back to before the offer, up to 4 times");
    assertThat(open.get(0).text().lines().filter(line -> !line.startsWith("Whoever refuses")))
        .containsExactlyElementsOf(silent.get(0).text().lines().toList());
    assertThat(open.subList(1, open.size())).isEqualTo(silent.subList(1, silent.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"logged", "human", "ai"})
  void surveillanceIsALineOfThePromptAndNothingElse(String notice) {
    RunSpec none = RunSpec.of(Histories.written(BARGAINS), 0);
    RunSpec some = RunSpec.of(Histories.written(BARGAINS, "identity.surveillance=" + notice), 0);
    assertThat(Histories.entries(some)).isEqualTo(Histories.entries(none));
    Met met = bargains(none, Histories.entries(none)).get(0).get(0);

    List<Message> alone = shown(none, met, "");
    List<Message> read = shown(some, met, "");

    List<String> more = new ArrayList<>(read.get(0).text().lines().toList());
    assertThat(more.removeIf(line -> line.startsWith("Everything that is done here is"))).isTrue();
    assertThat(more).isEqualTo(alone.get(0).text().lines().toList());
    assertThat(read.subList(1, read.size())).isEqualTo(alone.subList(1, alone.size()));
  }

  @Test
  void proposersKnowWhatWasRefusedAndThatItIsUndone() {
    RunSpec run = RunSpec.of(Histories.written(BARGAINS), 0);
    Met third =
        bargains(run, Histories.entries(run)).stream()
            .filter(bargain -> bargain.size() > 2)
            .map(bargain -> bargain.get(2))
            .findFirst()
            .orElseThrow();
    EncounterSpec spec = third.entry().spec();
    Step.Ask ask = (Step.Ask) run.scenario().plan().protocol().next(spec, List.of());
    Question question = ask.queries().get(0).question();

    String shown =
        run.scenario()
            .plan()
            .prompts()
            .render(Rules.of(run).situation(spec, 0, 0, question, Memory.EMPTY), List.of(), "")
            .toString();

    assertThat(shown)
        .contains("The other has refused 17, then 33 points of 100. It has been taken back")
        .contains("(times left: 2)");
  }

  @Test
  void everyTakingBackIsAnEntryOfTheJournalMadeByTheRules() {
    RunSpec run = RunSpec.of(Histories.written(BARGAINS), 0);
    List<Entry> history = Histories.entries(run);

    long back =
        history.stream()
            .filter(Entry.Intervened.class::isInstance)
            .map(Entry.Intervened.class::cast)
            .filter(entry -> entry.intervention() instanceof Intervention.Branch)
            .peek(entry -> assertThat(entry.by()).isEqualTo(Entry.RULES))
            .count();

    assertThat(back).isBetween(6L, 24L);
  }

  @Test
  void anythingThatMayHappenMeanwhileIsTheSameOneByOneAndByActors() {
    RunSpec run = RunSpec.of(Histories.written(EVERYTHING), 0);
    byte[] oneByOne = Histories.sequential(run, folder);

    assertThat(Histories.byActors(engine, run, folder)).isEqualTo(oneByOne);
    assertThat(new String(oneByOne, StandardCharsets.UTF_8))
        .contains("\"intervention\":\"branch\"", "\"altered\"", "\"intervention\":\"plant\"");
    SequentialExecutor executor = new SequentialExecutor(run, MemoryJournal.keeping());
    executor.run(progress -> {}, () -> false);
    assertThat(executor.timeline().figures().get("replays-allowed")).isEqualTo(3);
  }

  @Test
  void aRunThatWasBrokenOffAroundATakingBackGoesOnAsIfItHadNotBeen() {
    RunSpec run = RunSpec.of(Histories.written(EVERYTHING), 0);
    byte[] whole = Histories.sequential(run, folder);
    String text = new String(whole, StandardCharsets.UTF_8);
    int line = text.lastIndexOf('\n', text.indexOf("\"intervention\":\"branch\"")) + 1;
    int next = text.indexOf('\n', line) + 1;

    for (int cut : List.of(line, next, text.indexOf('\n', next) + 1)) {
      byte[] begun = text.substring(0, cut).getBytes(StandardCharsets.UTF_8);
      assertThat(Histories.sequential(run, folder, begun)).isEqualTo(whole);
      assertThat(Histories.byActors(engine, run, folder, begun)).isEqualTo(whole);
    }
  }
}
