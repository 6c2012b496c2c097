package org.murmuration.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.murmuration.settings.InputError;

/**
 * What {@code murmuration node} does to be part of a cluster, with agents that do nothing; says how
 * many nodes are up whenever that changes.
 */
final class NodeMain {

  private static final Duration LOOK = Duration.ofMillis(100);

  private NodeMain() {}

  public static void main(String[] arguments) {
    try {
      start(arguments[0], arguments[1]);
    } catch (InputError e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void start(String file, String release) {
    NodeSetup setup =
        NodeSetup.of(ConfigFactory.load(ConfigFactory.parseFile(new File(file))), release);
    setup.warning().ifPresent(System.err::println);
    ActorSystem<String> system = ActorSystem.create(watching(), Joining.SYSTEM, setup.config());
    EntityTypeKey<String> agent = EntityTypeKey.create(String.class, "agent");
    ClusterSharding.get(system).init(Entity.of(agent, context -> Behaviors.empty()));
    Parting.announce(system, System.err::println);
    Joining.start(system);
  }

  private static Behavior<String> watching() {
    return Behaviors.withTimers(
        timers -> {
          timers.startTimerAtFixedRate("look", LOOK);
          return saying(0);
        });
  }

  private static Behavior<String> saying(long last) {
    return Behaviors.receive(
        (context, look) -> {
          long up = up(Cluster.get(context.getSystem()));
          if (up != last) {
            System.out.println("up: " + up);
          }
          return saying(up);
        });
  }

  private static long up(Cluster cluster) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .map(Member::status)
        .filter(MemberStatus.up()::equals)
        .count();
  }
}
