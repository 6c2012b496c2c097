package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/** A node of a real cluster on loopback, with frames that are soon full. */
final class FreightNode implements AutoCloseable {

  static final int LIMIT = 24 * 1024;

  private static final Config SMALL_FRAMES =
      ConfigFactory.parseString(
              "akka.remote.artery.advanced.maximum-frame-size = 32 KiB\n"
                  + "murmuration.freight.limit = 24 KiB")
          .withFallback(ConfigFactory.load("application-test.conf"));

  private final ActorTestKit kit;

  private FreightNode(ActorTestKit kit) {
    this.kit = kit;
  }

  static FreightNode start(String settings) {
    return new FreightNode(
        ActorTestKit.create(
            "murmuration", ConfigFactory.parseString(settings).withFallback(SMALL_FRAMES)));
  }

  /** Makes the nodes one cluster; returns when they are. */
  static void join(List<FreightNode> nodes) {
    FreightNode first = nodes.get(0);
    for (FreightNode node : nodes) {
      Cluster.get(node.system())
          .manager()
          .tell(Join.create(Cluster.get(first.system()).selfMember().address()));
    }
    for (FreightNode node : nodes) {
      node.probe()
          .awaitAssert(
              () -> {
                assertThat(Cluster.get(node.system()).state().getMembers())
                    .hasSize(nodes.size())
                    .allMatch(member -> member.status() == MemberStatus.up());
                return null;
              });
    }
  }

  ActorTestKit kit() {
    return kit;
  }

  ActorSystem<Void> system() {
    return kit.system();
  }

  Freight freight() {
    return Freight.of(system());
  }

  TestProbe<Parcel> probe() {
    return kit.createTestProbe(Parcel.class);
  }

  /** An actor of another node as this one reaches it. */
  <T> ActorRef<T> reach(ActorRef<T> actor, FreightNode home) {
    String address = ActorRefResolver.get(home.system()).toSerializationFormat(actor);
    return ActorRefResolver.get(system()).resolveActorRef(address);
  }

  /** Waits until nothing waits here any more. */
  void awaitEmpty() {
    probe()
        .awaitAssert(
            () -> {
              assertThat(freight().deposits().count()).isZero();
              assertThat(freight().deposits().bytes()).isZero();
              return null;
            });
  }

  void awaitLost(long lost) {
    probe()
        .awaitAssert(
            () -> {
              assertThat(freight().lost()).isEqualTo(lost);
              return null;
            });
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
