package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What actors send in vain is counted. */
class LossesTest {

  private static final Parcel SMALL = new Parcel(1, List.of("small"), null);

  @Test
  void whatReachesNobodyAndWhatArteryDropsIsCountedApart() {
    try (FreightNode sender = FreightNode.start("");
        FreightNode host = FreightNode.start("")) {
      Losses sent = Losses.of(sender.system());
      Losses received = Losses.of(host.system());
      long before = received.deadLetters();
      TestProbe<Parcel> receiver = host.probe();
      ActorRef<Parcel> address = sender.reach(receiver.getRef(), host);
      address.tell(SMALL);
      receiver.expectMessage(SMALL);

      // A text is no WireMessage and has no notice; it is too large for a frame.
      Adapter.toClassic(address).tell("x".repeat(100_000), akka.actor.ActorRef.noSender());
      receiver.stop();
      for (int i = 0; i < 3; i++) {
        address.tell(SMALL);
      }

      host.probe()
          .awaitAssert(
              () -> {
                assertThat(sent.dropped()).isEqualTo(1);
                assertThat(received.dropped()).isZero();
                assertThat(received.deadLetters()).isGreaterThanOrEqualTo(before + 3);
                return null;
              });
    }
  }
}
