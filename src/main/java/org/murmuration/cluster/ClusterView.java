package org.murmuration.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.GetClusterShardingStats;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.cluster.Control.NodeStatus;
import org.murmuration.engine.Agent;
import org.murmuration.engine.Freight;
import org.murmuration.engine.Supervisor;

/** What a node sees of the cluster: its members and how each gets on. Thread-safe. */
final class ClusterView {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** What a node that does not answer is said to do. */
  private static final NodeReport.Told SILENT =
      new NodeReport.Told(new GatewayLoad("", 0, 0, false, ""), 0, 0, "");

  private static final Supervisor.Standings NO_SUPERVISOR =
      new Supervisor.Standings("", Map.of(), List.of());

  private final ActorSystem<?> system;
  private final ActorRef<Supervisor.Command> supervisor;

  ClusterView(ActorSystem<?> system, ActorRef<Supervisor.Command> supervisor) {
    this.system = system;
    this.supervisor = supervisor;
  }

  /** How far runs are; nothing and no node if no supervisor answers. */
  CompletionStage<Supervisor.Standings> standings() {
    CompletionStage<Supervisor.Standings> answer =
        AskPattern.ask(supervisor, Supervisor.Look::new, PATIENCE, system.scheduler());
    return Freight.of(system).arrived(answer).exceptionally(silence -> NO_SUPERVISOR);
  }

  /** All members, oldest first. */
  CompletionStage<List<NodeStatus>> nodes(String supervisorNode) {
    ClusterEvent.CurrentClusterState state = Cluster.get(system).state();
    TreeSet<Member> members = new TreeSet<>(Member.ageOrdering());
    state.getMembers().forEach(members::add);
    Map<Member, CompletableFuture<NodeReport.Told>> reports = new HashMap<>();
    members.forEach(member -> reports.put(member, report(member).toCompletableFuture()));
    return CompletableFuture.allOf(reports.values().toArray(CompletableFuture[]::new))
        .thenCombine(
            residents(),
            (done, residents) -> {
              List<NodeStatus> nodes = new ArrayList<>();
              for (Member member : members) {
                nodes.add(
                    node(
                        member,
                        state.getUnreachable().contains(member),
                        supervisorNode,
                        residents,
                        reports.get(member).join()));
              }
              return nodes;
            });
  }

  private static NodeStatus node(
      Member member,
      boolean unreachable,
      String supervisorNode,
      Map<Address, ShardRegion.ShardRegionStats> residents,
      NodeReport.Told told) {
    ShardRegion.ShardRegionStats shards = residents.get(member.address());
    long agents =
        shards == null
            ? 0
            : shards.getStats().values().stream()
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
    return new NodeStatus(
        address(member.address()),
        member.getRoles().stream().filter(role -> !role.startsWith("dc-")).sorted().toList(),
        unreachable ? "unreachable" : member.status().toString().toLowerCase(Locale.ROOT),
        member.address().hostPort().equals(supervisorNode),
        shards == null ? 0 : shards.getStats().size(),
        agents,
        told.load().queued(),
        told.load().underWay(),
        told.load().down().isEmpty() ? told.trouble() : told.load().down(),
        told.dropped(),
        told.deadLetters());
  }

  /** Host and port of an address. */
  static String address(Address address) {
    return address.hostPort().replaceFirst("^.*@", "");
  }

  private CompletionStage<NodeReport.Told> report(Member member) {
    CompletionStage<NodeReport.Told> answer =
        AskPattern.ask(
            NodeReport.at(system, member.address()),
            NodeReport.Ask::new,
            PATIENCE,
            system.scheduler());
    return answer.exceptionally(silence -> SILENT);
  }

  private CompletionStage<Map<Address, ShardRegion.ShardRegionStats>> residents() {
    CompletionStage<ShardRegion.ClusterShardingStats> answer =
        AskPattern.ask(
            ClusterSharding.get(system).shardState(),
            (ActorRef<ShardRegion.ClusterShardingStats> replyTo) ->
                new GetClusterShardingStats(Agent.KEY, PATIENCE, replyTo),
            PATIENCE,
            system.scheduler());
    return answer
        .thenApply(ShardRegion.ClusterShardingStats::getRegions)
        .exceptionally(silence -> Map.of());
  }
}
