package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of any size between the nodes of a real cluster. */
class FreightTest {

  private static final EntityTypeKey<Parcel> KEY = EntityTypeKey.create(Parcel.class, "post");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static FreightNode sender;
  private static FreightNode between;
  private static FreightNode host;
  private static ActorRef<ShardingEnvelope<Parcel>> offices;
  private static ActorRef<ShardingEnvelope<Parcel>> officesFromBetween;

  @BeforeAll
  static void startCluster() {
    sender = FreightNode.start("akka.cluster.roles = [sender]");
    between = FreightNode.start("akka.cluster.roles = [between]");
    host = FreightNode.start("akka.cluster.roles = [host]");
    FreightNode.join(List.of(sender, between, host));
    offices = offices(sender);
    officesFromBetween = offices(between);
    offices(host);
  }

  @AfterAll
  static void stopCluster() {
    sender.close();
    between.close();
    host.close();
  }

  @AfterEach
  void nothingIsLeftAnywhere() {
    for (FreightNode node : List.of(sender, between, host)) {
      node.awaitEmpty();
      assertThat(node.freight().lost()).isZero();
    }
  }

  /** Post offices are sharded over nodes with the role {@code host}. */
  private static ActorRef<ShardingEnvelope<Parcel>> offices(FreightNode node) {
    return ClusterSharding.get(node.system())
        .init(Entity.of(KEY, context -> office()).withRole("host"));
  }

  /** Sends every parcel back. */
  private static Behavior<Parcel> office() {
    return Behaviors.receiveMessage(
        parcel -> {
          parcel.from().tell(parcel.returned());
          return Behaviors.same();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 40_000, 100_000, 1_000_000, 20_000_000, 45_000_000})
  void aMessageOfAnySizeArrivesWhole(int bytes) {
    TestProbe<Parcel> receiver = host.probe();
    Parcel parcel = Parcel.of(bytes, null);

    sender.reach(receiver.getRef(), host).tell(parcel);

    assertThat(receiver.receiveMessage(PATIENCE)).isEqualTo(parcel);
  }

  @Test
  void sizesAroundTheLimitFitIntoFramesOrAreFetched() {
    TestProbe<Parcel> receiver = host.probe();
    ActorRef<Parcel> address = sender.reach(receiver.getRef(), host);
    List<Parcel> sent =
        IntStream.range(FreightNode.LIMIT - 100, FreightNode.LIMIT + 100)
            .mapToObj(length -> new Parcel(length, List.of("x".repeat(length)), null))
            .toList();

    sent.forEach(address::tell);

    assertThat(receiver.receiveSeveralMessages(sent.size(), PATIENCE))
        .containsExactlyInAnyOrderElementsOf(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000, 24_000, 100_000, 5_000_000})
  void aMessageToAShardedActorAndItsAnswerArriveWhole(int bytes) {
    TestProbe<Parcel> receiver = sender.probe();
    Parcel parcel = Parcel.of(bytes, receiver.getRef());

    offices.tell(new ShardingEnvelope<>("1", parcel));

    assertThat(receiver.receiveMessage(PATIENCE)).isEqualTo(parcel.returned());
  }

  @Test
  void aMessageThatAnotherNodeHandsOnArrivesWhole() {
    TestProbe<Parcel> receiver = sender.probe();
    Parcel parcel = Parcel.of(300_000, receiver.getRef());

    sender.reach(officesFromBetween, between).tell(new ShardingEnvelope<>("2", parcel));

    assertThat(receiver.receiveMessage(PATIENCE)).isEqualTo(parcel.returned());
  }

  @Test
  void manyAtOnceInBothDirectionsArriveWhole() {
    TestProbe<Parcel> here = sender.probe();
    TestProbe<Parcel> there = host.probe();
    ActorRef<Parcel> addressHere = host.reach(here.getRef(), sender);
    ActorRef<Parcel> addressThere = sender.reach(there.getRef(), host);
    List<Parcel> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(Parcel.of(i % 4 == 0 ? 500 + i : 200_000 + i, null));
    }

    for (Parcel parcel : sent) {
      addressHere.tell(parcel);
      addressThere.tell(parcel);
    }

    assertThat(here.receiveSeveralMessages(sent.size(), PATIENCE))
        .containsExactlyInAnyOrderElementsOf(sent);
    assertThat(there.receiveSeveralMessages(sent.size(), PATIENCE))
        .containsExactlyInAnyOrderElementsOf(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 150_000})
  void anAnswerToAnAskArrivesWhole(int bytes) throws Exception {
    ActorRef<Parcel> office = sender.reach(host.kit().spawn(office()), host);

    CompletionStage<Parcel> answer =
        AskPattern.ask(
            office,
            (ActorRef<Parcel> from) -> Parcel.of(bytes, from),
            PATIENCE,
            sender.system().scheduler());

    assertThat(
            sender
                .freight()
                .arrived(answer)
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(Parcel.of(bytes, null));
  }

  @Test
  void anActorThatAsksOrAdaptsAnswersGetsThemWhole() {
    ActorRef<Parcel> office = sender.reach(host.kit().spawn(office()), host);
    TestProbe<Object> heard = sender.kit().createTestProbe();

    sender.kit().spawn(customer(office, heard.getRef()));

    Set<String> answers = new TreeSet<>();
    for (Object answer : heard.receiveSeveralMessages(2, PATIENCE)) {
      answers.add((String) answer);
    }
    assertThat(answers)
        .containsExactly(
            "adapted " + Parcel.of(70_000, null).hashCode(),
            "asked " + Parcel.of(80_000, null).hashCode());
  }

  private static Behavior<String> customer(ActorRef<Parcel> office, ActorRef<Object> heard) {
    return Behaviors.setup(
        context -> {
          ActorRef<Parcel> adapter =
              context.messageAdapter(Parcel.class, parcel -> "adapted " + parcel.hashCode());
          office.tell(Parcel.of(70_000, adapter));
          context.ask(
              Parcel.class,
              office,
              PATIENCE,
              from -> Parcel.of(80_000, from),
              (parcel, failure) -> "asked " + parcel.hashCode());
          return Behaviors.receiveMessage(
              line -> {
                heard.tell(line);
                return Behaviors.same();
              });
        });
  }
}
