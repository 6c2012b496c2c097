package org.murmuration.mind.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.mind.policy.MemoryStates.memory;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;
import org.murmuration.settings.Settings.Alternative;

class PolicyMindTest {

  private static final Persona AGENT = new Persona("agent", "mind", "", false);
  private static final EncounterSpec SPEC =
      new EncounterSpec(0, List.of(new Seat(0, AGENT.name(), Memory.NOTHING)));
  private static final List<String> QM = List.of("Q", "M");
  private static final Config KINDS =
      ConfigFactory.parseResources("reference.conf").getConfig("murmuration.kinds");

  @TempDir Path folder;

  private record Aside(String text) implements Recollection {}

  @Test
  void choicesFollowTheTable() {
    PolicyMind mind = new PolicyMind(PolicyTable.shipped("llama31"));
    Memory memory = memory("Q/M M/Q");
    double[] p =
        PolicyTable.shipped("llama31").probabilities(MemoryStates.exchanges("Q/M M/Q"), QM);
    long[] observed = new long[2];
    int draws = 20_000;

    for (int i = 0; i < draws; i++) {
      observed[QM.indexOf(choose(mind, memory, QM, i))]++;
    }

    assertThat(p[0]).isBetween(0.01, 0.99);
    assertThat(pValue(p, observed)).isGreaterThan(0.001);
  }

  @Test
  void choicesFollowAFittedModelOfManyNames() {
    List<String> pool = List.of("Q", "M", "X", "Y", "F", "J", "P", "R", "C", "D");
    FittedPolicy policy = new FittedPolicy("llama2", "auto", true);
    PolicyMind mind = new PolicyMind(policy);
    double[] p = policy.probabilities(MemoryStates.exchanges("Q/M C/D"), pool);
    long[] observed = new long[10];

    for (int i = 0; i < 20_000; i++) {
      observed[pool.indexOf(choose(mind, memory("Q/M C/D"), pool, i))]++;
    }

    assertThat(pValue(p, observed)).isGreaterThan(0.001);
  }

  @Property(tries = 200)
  void theMemoChangesNoAnswer(
      @ForAll @Size(max = 60) List<@IntRange(max = 1_000_000) Integer> states, @ForAll long seed) {
    FittedPolicy policy = new FittedPolicy("claude", "auto", true);
    PolicyMind mind = new PolicyMind(policy);
    for (int i = 0; i < states.size(); i++) {
      Random random = new Random(states.get(i));
      List<String> pool = random.nextBoolean() ? List.of("Q", "M", "Aa") : List.of("M", "BB", "Q");
      Memory memory = randomMemory(random);

      Odds afresh = new Odds(pool, policy.probabilities(exchangesOf(memory), pool));

      for (int repetition = 0; repetition < 3; repetition++) {
        assertThat(choose(mind, memory, pool, seed + repetition))
            .isEqualTo(afresh.draw(stream(seed + repetition).nextDouble()).option());
      }
    }
  }

  @Test
  void theMemoTellsApartMemoriesWhoseHashesAreEqual() throws IOException {
    PolicyMind mind =
        new PolicyMind(read("memory,Aa,BB", "Aa/Aa,1,0", "BB/BB,0,1", "Aa/BB,1,0", "BB/Aa,0,1"));
    List<String> pool = List.of("Aa", "BB");

    for (int i = 0; i < 3; i++) {
      assertThat(choose(mind, memory("Aa/Aa"), pool, i)).isEqualTo("Aa");
      assertThat(choose(mind, memory("BB/BB"), pool, i)).isEqualTo("BB");
      assertThat(choose(mind, memory("Aa/BB"), pool, i)).isEqualTo("Aa");
      assertThat(choose(mind, memory("BB/Aa"), pool, i)).isEqualTo("BB");
    }
  }

  @Test
  void aMemoryStateIsWorkedOutOnce() {
    AtomicInteger asked = new AtomicInteger();
    PolicyMind mind =
        new PolicyMind(
            (memory, options) -> {
              asked.incrementAndGet();
              return Policy.uniform().probabilities(memory, options);
            });

    for (int i = 0; i < 100; i++) {
      choose(mind, memory(new String("Q/M M/M")), new ArrayList<>(QM), i);
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void anImpossibleOptionIsNeverChosenWhateverTheRounding() {
    Odds odds = new Odds(List.of("A", "B", "C", "D"), new double[] {0, 0.3, 0.6999, 0});

    assertThat(odds.draw(0).option()).isEqualTo("B");
    assertThat(odds.draw(Math.nextDown(1.0)).option()).isEqualTo("C");
  }

  @Test
  void recollectionsOfOtherKindsArePassedOver() {
    PolicyMind mind = PolicyMind.table(mind("policy { model = llama3 }"));
    Memory mixed =
        Memory.of(
            9,
            List.of(
                new Aside("hm"),
                new Exchange("Q", "Q", 100),
                new Aside("oh"),
                new Exchange("Q", "Q", 100)));

    for (int i = 0; i < 50; i++) {
      assertThat(choose(mind, mixed, QM, i)).isEqualTo(choose(mind, memory("Q/Q Q/Q"), QM, i));
    }
  }

  @Test
  void aQuestionAboutASubjectIsNotForAPolicy() {
    PolicyMind mind = PolicyMind.table(mind("policy { model = llama3 }"));

    assertThatThrownBy(() -> decide(mind, Memory.EMPTY, new Question.Choice("t", QM, "Q", false)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> decide(mind, Memory.EMPTY, new Question.Choice("t", List.of(), null, true)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFittedMindIsReadWithItsDefaults() {
    Settings settings = mind("fitted {}");

    PolicyMind mind = PolicyMind.fitted(settings);

    assertThat(mind.model()).contains("llama3");
    assertThat(mind.vocabulary()).isEmpty();
    assertThat(settings.resolved().toString()).isEqualTo("{biases=pool, model=llama3, set=auto}");
  }

  @Test
  void aBareNameIsTheModel() {
    assertThat(PolicyMind.fitted(mind("fitted = claude")).model()).contains("claude");
    assertThat(PolicyMind.table(mind("policy = llama2")).model()).contains("llama2");
  }

  @Test
  void aSetTheModelLacksIsAnErrorAtItsPlace() {
    assertThatThrownBy(() -> PolicyMind.fitted(mind("fitted { model = llama31-late\n set = W10 }")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.conf:2: mind.fitted.set is W10, but the fitted model llama31-late has no coefficient"
                + " set W10 (there is W2)");
    assertThat(PolicyMind.fitted(mind("fitted = llama31-late")).objection(List.of("A", "B", "C")))
        .isPresent();
  }

  @Test
  void anUnknownModelIsAnErrorThatNamesTheModels() {
    assertThatThrownBy(() -> PolicyMind.fitted(mind("fitted { model = lama3 }")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.conf:1: mind.fitted.model is lama3; it must be one of llama3, llama31, llama31-late,"
                + " claude, llama2; did you mean llama3?");
  }

  @Test
  void aTableMindHasExactlyOneSource() {
    String models = "model (one of llama3, llama31, llama31-early, claude, llama2)";

    assertThatThrownBy(() -> PolicyMind.table(mind("policy { model = llama3, file = x.csv }")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.conf:1: mind.policy names both model and file; it must name one of them: "
                + models
                + ", or file");
    assertThatThrownBy(() -> PolicyMind.table(mind("policy {}")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.conf:1: mind.policy names neither model nor file; it must name one of them: "
                + models
                + ", or file");
  }

  @Test
  void aTableFileIsFoundAndItsNamesAreTheVocabulary() throws IOException {
    write("memory,A,B", ",1,0");
    Settings settings = mind("policy { file = table.csv }");

    PolicyMind mind = PolicyMind.table(settings);

    assertThat(mind.vocabulary()).contains(List.of("A", "B"));
    assertThat(mind.model()).isEmpty();
    assertThat(choose(mind, Memory.EMPTY, List.of("A", "B"), 1)).isEqualTo("A");
    assertThat(settings.resolved().toString()).isEqualTo("{file=table.csv}");
  }

  @Test
  void aTableFileThatIsNotThereIsAnErrorAtItsPlace() {
    assertThatThrownBy(() -> PolicyMind.table(mind("policy {\n file = none.csv }")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.conf:2: mind.policy.file is %s; there is no such file"
                .formatted(folder.resolve("none.csv")));
  }

  @Test
  void theFallbackIsUniformFittedOrAnError() throws IOException {
    write("memory,A,B", ",1,0");
    List<String> ab = List.of("A", "B");
    Memory unlisted = memory("A/A A/A A/A");

    PolicyMind byDefault = PolicyMind.table(mind("policy { file = table.csv }"));
    PolicyMind strict = PolicyMind.table(mind("policy { model = llama3, fallback { error {} } }"));
    PolicyMind uniform = PolicyMind.table(mind("policy { file = table.csv, fallback = uniform }"));
    PolicyMind fitted =
        PolicyMind.table(mind("policy { file = table.csv, fallback { fitted = claude } }"));

    assertThatThrownBy(() -> choose(byDefault, unlisted, ab, 1))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("table.csv: does not list the memory A/A A/A A/A; ");
    assertThatThrownBy(() -> choose(strict, memory("Q/M ".repeat(7).strip()), QM, 1))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("policy-llama3.csv: does not list the memory Q/M Q/M ");
    assertThat(choices(uniform, unlisted, ab)).containsOnly("A", "B");
    assertThat(choices(fitted, unlisted, ab)).containsOnly("A");
  }

  @Test
  void everyKeyThatMattersIsResolvedAndNoOtherIsAccepted() {
    Settings settings =
        mind("policy { model = llama3, fallback { fitted { model = claude } }, colour = red }");

    PolicyMind.table(settings);

    assertThat(settings.resolved().toString())
        .isEqualTo("{fallback={fitted={biases=pool, model=claude, set=auto}}, model=llama3}");
    assertThatThrownBy(settings::rejectUnknown)
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("a.conf:1: unknown key mind.policy.colour");
  }

  private Settings mind(String text) {
    Config values =
        ConfigFactory.parseString(
            "mind { " + text + " }", ConfigParseOptions.defaults().setOriginDescription("a.conf"));
    Alternative chosen =
        Settings.root(values, ConfigFactory.empty(), KINDS, folder::resolve).choose("mind", "mind");
    return chosen.settings();
  }

  private void write(String... lines) throws IOException {
    Files.writeString(folder.resolve("table.csv"), String.join("\n", lines) + "\n");
  }

  private PolicyTable read(String... lines) throws IOException {
    write(lines);
    return PolicyTable.read(folder.resolve("table.csv"));
  }

  private static List<String> choices(PolicyMind mind, Memory memory, List<String> options) {
    List<String> choices = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      choices.add(choose(mind, memory, options, i));
    }
    return choices;
  }

  private static String choose(PolicyMind mind, Memory memory, List<String> options, long seed) {
    Question question = new Question.Choice("name", options, null, false);
    return ((Answer.Chosen) decide(mind, memory, question, seed)).option();
  }

  private static Answer decide(PolicyMind mind, Memory memory, Question question) {
    return decide(mind, memory, question, 1);
  }

  private static Answer decide(PolicyMind mind, Memory memory, Question question, long seed) {
    return mind.decide(new Situation(SPEC, 0, 0, AGENT, memory, question, stream(seed)));
  }

  private static RandomStream stream(long seed) {
    return RandomStream.of(seed, Purpose.ANSWER, 0, 0, 0);
  }

  private static Memory randomMemory(Random random) {
    List<String> words = List.of("Q", "M", "Aa", "BB");
    List<Recollection> recollections = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      String own = random.nextInt(10) == 0 ? null : words.get(random.nextInt(4));
      recollections.add(
          random.nextInt(10) == 0
              ? new Aside("hm")
              : new Exchange(own, words.get(random.nextInt(4)), 0));
    }
    return Memory.of(0, recollections);
  }

  private static List<Exchange> exchangesOf(Memory memory) {
    return memory.recollections().stream()
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .toList();
  }

  private static double pValue(double[] probabilities, long[] observed) {
    return ChiSquareTest.withDefaults().test(probabilities, observed).getPValue();
  }
}
