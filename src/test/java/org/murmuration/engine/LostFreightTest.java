package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large messages that never arrive are counted, and do no harm. */
class LostFreightTest {

  private static final String PARCEL = Parcel.class.getName();
  private static final Parcel SMALL = new Parcel(1, List.of("small"), null);
  private static final Parcel LARGE = Parcel.of(100_000, null);

  private static FreightNode sender;
  private static FreightNode host;

  private TestProbe<Parcel> receiver;
  private long lostBefore;

  @BeforeAll
  static void startNodes() {
    sender = FreightNode.start("murmuration.freight.room = 250 kB");
    host = FreightNode.start("murmuration.freight { room = 200 kB, again = 400ms }");
  }

  @AfterAll
  static void stopNodes() {
    sender.close();
    host.close();
  }

  @BeforeEach
  void listen() {
    receiver = host.probe();
    lostBefore = host.freight().lost();
  }

  /** What a node would put into a frame. */
  private static byte[] written(FreightNode node, Parcel parcel) {
    return SerializationExtension.get(node.system()).serialize(parcel).get();
  }

  /** What the host makes of a frame. */
  private static Object read(byte[] frame) throws Exception {
    Serialization serialization = SerializationExtension.get(host.system());
    int serializer = serialization.serializerFor(Parcel.class).identifier();
    return serialization.deserialize(frame, serializer, PARCEL).get();
  }

  /** Tells the receiver something as Artery would. */
  private void arrives(Object message) {
    Adapter.toClassic(receiver.getRef()).tell(message, akka.actor.ActorRef.noSender());
  }

  private void isLostAndNothingElseIs() {
    host.awaitLost(lostBefore + 1);
    receiver.getRef().tell(SMALL);
    assertThat(receiver.receiveMessage()).isEqualTo(SMALL);
  }

  @Test
  void aMessageThatNobodyFetchesIsForgotten() throws Exception {
    try (FreightNode forgetful = FreightNode.start("murmuration.freight.keep = 100ms")) {
      byte[] frame = written(forgetful, LARGE);

      forgetful.awaitEmpty();
      arrives(read(frame));

      isLostAndNothingElseIs();
    }
  }

  @Test
  void theOneThatWaitedLongestMakesRoom() throws Exception {
    byte[] first = written(sender, LARGE);
    byte[] second = written(sender, Parcel.of(110_000, null));
    byte[] third = written(sender, Parcel.of(120_000, null));

    arrives(read(first));
    isLostAndNothingElseIs();

    arrives(read(third));
    arrives(read(second));
    assertThat(receiver.receiveSeveralMessages(2))
        .containsExactlyInAnyOrder(Parcel.of(110_000, null), Parcel.of(120_000, null));
    sender.awaitEmpty();
  }

  @Test
  void aMessageForWhichThereIsNeverRoomIsLostWhereItIsSent() {
    assertThatThrownBy(() -> written(sender, Parcel.of(400_000, null)))
        .hasMessageContaining("murmuration.freight.room");

    assertThat(sender.freight().lost()).isEqualTo(1);
    assertThat(sender.freight().deposits().count()).isZero();
  }

  @Test
  void aMessageWhoseNodeIsGoneIsGivenUp() throws Exception {
    byte[] frame;
    try (FreightNode shortLived = FreightNode.start("")) {
      frame = written(shortLived, LARGE);
    }

    arrives(read(frame));

    isLostAndNothingElseIs();
  }

  @Test
  void anAskWhoseAnswerIsLostFails() throws Exception {
    Notice gone = sender.freight().deposit(new byte[100_000], PARCEL);
    sender.freight().deposits().remove(gone.number());

    CompletionStage<Object> answer =
        host.freight().arrived(CompletableFuture.completedStage((Object) gone));

    assertThat(catchThrowable(() -> answer.toCompletableFuture().get(20, TimeUnit.SECONDS)))
        .hasMessageContaining("is gone");
    isLostAndNothingElseIs();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "/system/freight",
        "akka://murmuration/user/freight",
        "akka://murmuration/system/freight/carrier",
        "akka://other@127.0.0.1:0/system/freight",
        "\u0000\n鳥"
      })
  void aNoticeOfAStrangePlaceIsLost(String depot) throws Exception {
    arrives(read(new Notice(depot, 1, 100_000, PARCEL).toBytes()));

    isLostAndNothingElseIs();
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "-1, 0", "0, 1", "0, -1", "0, 70000", "0, -70000", "0, 2000000000"})
  void aNoticeWithOtherNumbersIsLost(int numberOff, int lengthOff) throws Exception {
    Notice right = sender.freight().deposit(new byte[100_000], PARCEL);

    arrives(
        read(
            new Notice(
                    right.depot(), right.number() + numberOff, right.length() + lengthOff, PARCEL)
                .toBytes()));

    isLostAndNothingElseIs();
    sender.freight().deposits().remove(right.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.such.Thing", "java.lang.String", "java.util.ArrayList", "", "#7"})
  void aMessageOfAStrangeClassIsLost(String manifest) {
    arrives(sender.freight().deposit(new byte[100_000], manifest));

    isLostAndNothingElseIs();
    sender.awaitEmpty();
  }

  @Test
  void aNoticeInPlaceOfAMessageLeadsNowhere() {
    arrives(sender.freight().deposit(new Notice("there", 1, 1, PARCEL).toBytes(), PARCEL));

    isLostAndNothingElseIs();
    sender.awaitEmpty();
  }

  @Test
  void aNoticeThatIsCutOffIsRefusedAndCounted() throws Exception {
    byte[] frame = written(sender, LARGE);

    for (int length = 1; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatThrownBy(() -> read(cut)).hasMessageContaining("no notice");
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(frame, frame.length + 1)))
        .hasMessageContaining("no notice");

    assertThat(host.freight().lost()).isEqualTo(lostBefore + frame.length);
    sender.freight().deposits().remove(((Notice) read(frame)).number());
  }
}
