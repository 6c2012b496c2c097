package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.engine.WireMessage;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallEnd;
import org.murmuration.mind.llm.CallKey;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.CallSite;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.mind.llm.dialect.Completion.Chance;

/** Every message about calls that may cross nodes arrives as it was sent, and is not large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallWireTest {

  private ActorTestKit kit;
  private TestProbe<Courier.Reply> courier;
  private TestProbe<GatewayShares.Command> shares;

  @BeforeAll
  void startSystem() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("single.conf")));
    courier = kit.createTestProbe();
    shares = kit.createTestProbe();
  }

  @AfterAll
  void stopSystem() {
    kit.shutdownTestKit();
  }

  private static CallEnd answered(String text, Completion.Usage usage, List<List<Chance>> chances) {
    return CallEnd.of(
        new CallOutcome.Answered(
            new Completion(text, Completion.Finish.STOP, "m-1", null, usage, chances)));
  }

  Stream<WireMessage> messages() {
    CallId id = new CallId("12.0", new CallKey("policy crowd 00ff", 1L << 40, 9_999_999, 3, 2));
    CallId outside = new CallId("12.-1", CallSite.call(7, "{}").key());
    return Stream.of(
        new GatewayDesk.Place("12.0", CallSite.call(1L << 40, "Zoë 🐦 \n\"鳥"), courier.getRef()),
        new GatewayDesk.Place("12.-1", CallSite.call(0, ""), courier.getRef()),
        new GatewayDesk.Remind(id, courier.getRef()),
        new Courier.Placed(
            id,
            answered(
                "{\"answer\":\"Zoë 🐦\"}",
                new Completion.Usage(1L << 33, 10, 2),
                List.of(
                    List.of(new Chance("Q", -0.1), new Chance(" M", Double.NEGATIVE_INFINITY)),
                    List.of()))),
        new Courier.Placed(outside, answered("", null, List.of())),
        new Courier.Placed(id, CallEnd.of(new CallOutcome.Refused())),
        new Courier.Placed(id, CallEnd.of(new CallOutcome.GivenUp())),
        new Courier.Placed(id, CallEnd.of(new BudgetSpent("the budget is spent: 3 of 3 calls"))),
        new Courier.Postponed(id, "the supervisor does not answer"),
        new Courier.Missing(id),
        new GatewayShares.Claim("127.0.0.1:2551 -77", shares.getRef()),
        new GatewayShares.Yielded("127.0.0.1:2551 -77", Map.of()),
        new GatewayShares.Yielded("127.0.0.1:2551 5", Map.of("12", Map.of("crowd", 3))),
        new GatewayLoad("127.0.0.1:2551", 3, 4, true, "openai for mind crowd (status 503)"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageArrivesAsItWasSent(WireMessage message) {
    WireMessage arrived = kit.serializationTestKit().verifySerialization(message, false);

    assertThat(arrived).usingRecursiveComparison().isEqualTo(message);
  }

  @Test
  void aMessageIsLittleMoreThanItsBody() {
    Call call = CallSite.call(1234, "x".repeat(2000));

    assertThat(bytes(new GatewayDesk.Place("12.0", call, courier.getRef())))
        .isBetween(2000, 2000 + 400);
    assertThat(bytes(new GatewayDesk.Remind(new CallId("12.0", call.key()), courier.getRef())))
        .isLessThan(250);
  }

  @Test
  void theSizeOfAnAnswerIsNotUnderestimated() {
    messages()
        .filter(Courier.Placed.class::isInstance)
        .map(Courier.Placed.class::cast)
        .forEach(placed -> assertThat(placed.end().size()).isGreaterThanOrEqualTo(bytes(placed)));
  }

  private int bytes(WireMessage message) {
    return SerializationExtension.get(kit.system().classicSystem()).serialize(message).get().length;
  }
}
