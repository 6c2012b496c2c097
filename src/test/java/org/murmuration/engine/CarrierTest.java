package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One message being fetched from a depot that does as it likes. */
class CarrierTest {

  private static final Parcel PARCEL = Parcel.of(1000, null);
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration LATE = Duration.ofMinutes(1);

  private static ActorTestKit kit;
  private static byte[] bytes;

  private final TestProbe<Depot.Command> depot = kit.createTestProbe();
  private final CompletableFuture<Object> whole = new CompletableFuture<>();

  @BeforeAll
  static void startSystem() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("application-test.conf")));
    bytes = SerializationExtension.get(kit.system()).serialize(PARCEL).get();
  }

  @AfterAll
  static void stopSystem() {
    kit.shutdownTestKit();
  }

  private ActorRef<Carrier.Command> carrier(Duration again) {
    Notice notice = new Notice("there", 7, bytes.length, Parcel.class.getName());
    return kit.spawn(Carrier.create(notice, depot.getRef(), again, whole));
  }

  private void expectFetch(int from) {
    Depot.Fetch fetch = depot.expectMessageClass(Depot.Fetch.class);
    assertThat(fetch.number()).isEqualTo(7);
    assertThat(fetch.from()).isEqualTo(from);
  }

  private static Carrier.Part part(int from, int to) {
    return new Carrier.Part(from, Arrays.copyOfRange(bytes, from, to));
  }

  private void fails(String why) {
    assertThat(whole)
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableOfType(Exception.class)
        .withMessageContaining(why);
  }

  @Test
  void whatIsFetchedInPartsIsWhole() throws Exception {
    ActorRef<Carrier.Command> carrier = carrier(LATE);

    expectFetch(0);
    carrier.tell(part(0, 400));
    expectFetch(400);
    carrier.tell(part(400, bytes.length));

    assertThat(depot.receiveMessage()).isEqualTo(new Depot.Taken(7));
    assertThat(whole.get(20, TimeUnit.SECONDS)).isEqualTo(PARCEL);
    depot.expectTerminated(carrier);
  }

  @Test
  void aPartThatIsLostIsAskedForAgain() throws Exception {
    ActorRef<Carrier.Command> carrier = carrier(SOON);

    expectFetch(0);
    expectFetch(0);
    carrier.tell(part(0, 400));
    expectFetch(400);
    expectFetch(400);
    carrier.tell(part(400, bytes.length));

    assertThat(whole.get(20, TimeUnit.SECONDS)).isEqualTo(PARCEL);
  }

  @Test
  void aPartThatComesTwiceIsTakenOnce() throws Exception {
    ActorRef<Carrier.Command> carrier = carrier(LATE);

    carrier.tell(part(0, 400));
    carrier.tell(part(0, 400));
    carrier.tell(part(400, 500));
    carrier.tell(part(0, 400));
    carrier.tell(part(500, bytes.length));

    assertThat(whole.get(20, TimeUnit.SECONDS)).isEqualTo(PARCEL);
    expectFetch(0);
    expectFetch(400);
    expectFetch(500);
    assertThat(depot.receiveMessage()).isEqualTo(new Depot.Taken(7));
  }

  @Test
  void aDepotThatDoesNotAnswerIsAskedAFewTimes() {
    ActorRef<Carrier.Command> carrier = carrier(Duration.ofMillis(5));

    fails("asked for 5 times");

    depot.expectTerminated(carrier);
    for (int i = 0; i < Carrier.TRIES; i++) {
      expectFetch(0);
    }
    depot.expectNoMessage(Duration.ofMillis(1));
  }

  @Test
  void aMessageThatIsGoneIsGivenUpAtOnce() {
    carrier(LATE).tell(Carrier.Gone.GONE);

    fails("is gone");
  }

  @Test
  void partsThatAreTooLongAreRefused() {
    carrier(LATE).tell(new Carrier.Part(0, new byte[bytes.length + 1]));

    fails("length");
  }

  @Test
  void emptyPartsAreRefused() {
    carrier(LATE).tell(new Carrier.Part(0, new byte[0]));

    fails("length");
  }

  @Test
  void bytesThatAreNoMessageAreGivenUpAndNotKept() {
    carrier(LATE).tell(new Carrier.Part(0, new byte[bytes.length]));

    fails("cannot be read");
    expectFetch(0);
    assertThat(depot.receiveMessage()).isEqualTo(new Depot.Taken(7));
  }

  @Test
  void aCarrierThatIsStoppedSaysSo() {
    ActorRef<Carrier.Command> carrier = carrier(LATE);

    kit.stop(carrier);

    fails("the node stops");
  }
}
