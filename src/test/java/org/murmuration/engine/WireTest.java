package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.naminggame.NamingOutcome;
import org.murmuration.model.Alteration;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;
import org.murmuration.scenario.Scenario;

/** Every message that may cross nodes arrives as it was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {

  private ActorTestKit kit;
  private TestProbe<Agent.Command> agent;
  private TestProbe<Timekeeper.Command> timekeeper;
  private TestProbe<Carrier.Command> carrier;
  private TestProbe<Announcer.Command> announcer;

  @BeforeAll
  void startSystem() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("single.conf")));
    agent = kit.createTestProbe();
    timekeeper = kit.createTestProbe();
    carrier = kit.createTestProbe();
    announcer = kit.createTestProbe();
  }

  @AfterAll
  void stopSystem() {
    kit.shutdownTestKit();
  }

  Stream<WireMessage> messages() {
    EncounterSpec spec =
        new EncounterSpec(
            (1L << 40) - 1,
            List.of(new Seat(0, "default", -1), new Seat(9_999_999, "Zoë 🐦", 1L << 33)));
    Question choice = new Question.Choice("name", List.of("Q", "M", "ß"), null, false);
    Question open = new Question.Choice("recognise", List.of(), "a word", true);
    Answer chosen = new Answer.Chosen("Q \"\\ \n 鳥");
    List<Answer> answers = List.of(chosen, new Answer.Missing(Answer.Reason.CUT_OFF));
    return Stream.of(
            Stream.of(
                new Agent.Host(spec, tenure(), new Places(new long[] {1L << 60, Post.UNKNOWN})),
                new Agent.Host(spec, tenure(), Places.unknown(2)),
                new Agent.Host(
                    tampered(spec), tenure(), Places.unknown(2), Arrays.asList(null, "{\"a\":1}")),
                new Agent.Ask(tampered(spec), 1, 0, null, null, -3, tenure(), "{\"adversary\":{}}"),
                ask(spec, choice, null),
                ask(spec, open, List.of()),
                ask(spec, open, answers),
                new Agent.Answered(17, 2, 3, chosen, 1L << 61),
                new Agent.Remember(spec, 2, 1, new NamingOutcome(answers, "Q", null, false, 0)),
                new Agent.Remember(
                    spec, 2, 0, new NamingOutcome(List.of(chosen, chosen), "Q", "Q", true, 100)),
                new Agent.Recalled(2, Memory.EMPTY),
                new Agent.Recalled(
                    2,
                    Memory.of(
                        1L << 39,
                        List.of(
                            new Exchange("Q", "M", -50),
                            new Exchange("Q", null, -50, false),
                            new Exchange(null, "鳥", -50, true)))),
                new Agent.Recalled(2, inventory()),
                new Agent.Recalled(2, Memory.of(7, List.of(), List.of("all is well", "鳥"))),
                Agent.Rest.NOW,
                new Timekeeper.Done(
                    0,
                    new NamingOutcome(answers, null, "M", false, 0),
                    new Places(new long[] {0, -3})),
                new Timekeeper.Recall(12, 1L << 33, -7),
                new Timekeeper.Failed(3, "encounter 3: no", false),
                new Timekeeper.Stop(),
                new Supervisor.Begin("0", announcer.getRef()),
                new Announcer.Heard("0"),
                new Supervisor.StopRun("17"),
                new Supervisor.Full("127.0.0.1:25520", true),
                new Lookup.Forget("12.0"),
                new Depot.Fetch(1L << 33, 17, carrier.getRef()),
                new Depot.Taken(1L << 33),
                Carrier.Gone.GONE),
            Arrays.stream(Answer.Reason.values())
                .map(r -> new Agent.Answered(1, 2, 0, new Answer.Missing(r), 5)))
        .flatMap(s -> s);
  }

  private static EncounterSpec tampered(EncounterSpec spec) {
    return new EncounterSpec(
        spec.index(),
        spec.seats(),
        List.of(
            new Tampering(0, 1, 0.25, new Alteration.Say("ß")),
            new Tampering(1, 0, 1, new Alteration.Append("!")),
            new Tampering(1, 2, 0, new Alteration.Drop())),
        null);
  }

  /** A memory that holds more than the one exchange that is remembered. */
  private static Memory inventory() {
    Scenario classic = Histories.shipped("naming-game-classic.conf");
    MemoryRule rule = classic.plan().memory(classic.cast());
    Memory memory = Memory.EMPTY;
    for (int index = 0; index < 4; index++) {
      memory = rule.remember(memory, index, new Exchange(null, "word " + index, -50, true));
    }
    assertThat(memory.size()).isEqualTo(4);
    assertThat(memory.get(0)).isNotInstanceOf(Exchange.class);
    return memory;
  }

  private Tenure tenure() {
    return new Tenure(2, 1L << 35, -9);
  }

  private Agent.Ask ask(EncounterSpec spec, Question question, List<Answer> known) {
    return new Agent.Ask(spec, 1, 5, question, known, 77, tenure());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageArrivesAsItWasSent(WireMessage message) {
    WireMessage arrived = kit.serializationTestKit().verifySerialization(message, true);

    assertThat(arrived).isEqualTo(message);
  }

  @Test
  void whatIsSeldomSentTakesNoRoomOtherwise() throws IOException {
    EncounterSpec spec = new EncounterSpec(7, List.of(new Seat(3, "default", -1)));
    ObjectMapper mapper = new ObjectMapper().registerModule(new WireModule());

    assertThat(mapper.writeValueAsString(spec)).isEqualTo("[7,[[3,\"default\",-1]]]");
    assertThat(mapper.writeValueAsString(new Agent.Host(spec, tenure(), Places.unknown(1))))
        .startsWith("[\"h\",[[7,[[3,\"default\",-1]]],[2,34359738368,-9],")
        .doesNotContain("null");
    assertThat(mapper.writeValueAsString(ask(spec, null, null)))
        .isEqualTo("[\"q\",[[7,[[3,\"default\",-1]]],1,5,null,null,77,[2,34359738368,-9]]]");
    assertThat(mapper.writeValueAsString(Memory.of(7, List.of())))
        .isEqualTo("{\"last\":7,\"recollections\":[]}");
  }
}
