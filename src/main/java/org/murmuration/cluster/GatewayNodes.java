package org.murmuration.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.llm.ModelSettings;
import org.murmuration.mind.llm.Share;

/**
 * The members with role {@code gateway}, as cluster events tell of them. All that have not been
 * removed share the limits of models, oldest first: so whoever comes takes the last position, and
 * no one's share grows by it. Those that are up are given calls. State of an actor, not
 * thread-safe.
 */
final class GatewayNodes {

  static final String ROLE = "gateway";

  private final Map<UniqueAddress, Member> members = new HashMap<>();
  private List<Member> oldestFirst = List.of();

  /**
   * Has an actor told of members: of all that are there in one message, then of each change. Told
   * of one after the other it could take itself for the only one at first.
   */
  static void watch(ActorSystem<?> system, ActorRef<Object> actor) {
    Cluster.get(Adapter.toClassic(system))
        .subscribe(
            Adapter.toClassic(actor), ClusterEvent.initialStateAsSnapshot(), MemberEvent.class);
  }

  /** Takes in what an actor was told of members; false if it is not about a gateway. */
  boolean on(Object told) {
    boolean changed = false;
    if (told instanceof CurrentClusterState all) {
      for (Member member : all.getMembers()) {
        changed |= put(member);
      }
    } else if (told instanceof MemberRemoved removed) {
      changed = members.remove(removed.member().uniqueAddress()) != null;
    } else if (told instanceof MemberEvent event) {
      changed = put(event.member());
    }
    if (changed) {
      List<Member> sorted = new ArrayList<>(members.values());
      sorted.sort(Member.ageOrdering());
      oldestFirst = List.copyOf(sorted);
    }
    return changed;
  }

  private boolean put(Member member) {
    if (!member.hasRole(ROLE)) {
      return false;
    }
    members.put(member.uniqueAddress(), member);
    return true;
  }

  /** All that share, oldest first. */
  List<Member> oldestFirst() {
    return oldestFirst;
  }

  /** The share of a member, none if it is not among them. */
  Share share(UniqueAddress node) {
    for (int i = 0; i < oldestFirst.size(); i++) {
      if (oldestFirst.get(i).uniqueAddress().equals(node)) {
        return new Share(i, oldestFirst.size());
      }
    }
    return Share.NONE;
  }

  /** Whether a node has not been removed. */
  boolean isMember(UniqueAddress node) {
    return members.containsKey(node);
  }

  boolean isUp(UniqueAddress node) {
    Member member = members.get(node);
    return member != null && member.status().equals(MemberStatus.up());
  }

  /** Whether a member may still send calls: it is up, or leaves but has not begun to exit. */
  boolean isStaying(UniqueAddress node) {
    return isUp(node)
        || isMember(node) && members.get(node).status().equals(MemberStatus.leaving());
  }

  /** Whether a member can no longer finish what it was given. */
  boolean isGone(UniqueAddress node) {
    Member member = members.get(node);
    return member == null || member.status().equals(MemberStatus.down());
  }

  /** How many are up. */
  int up() {
    return (int) oldestFirst.stream().filter(member -> isUp(member.uniqueAddress())).count();
  }

  /** The member a call of a model with these limits belongs to, or null if none is up. */
  UniqueAddress choose(CallId call, ModelSettings.Limits limits) {
    List<Rendezvous.Candidate<UniqueAddress>> candidates = new ArrayList<>(oldestFirst.size());
    UniqueAddress heir = null;
    for (int i = 0; i < oldestFirst.size(); i++) {
      UniqueAddress node = oldestFirst.get(i).uniqueAddress();
      if (isUp(node)) {
        heir = heir == null ? node : heir;
        double weight = new Share(i, oldestFirst.size()).weight(limits);
        candidates.add(new Rendezvous.Candidate<>(node, node.address().toString(), weight));
      }
    }
    UniqueAddress chosen = Rendezvous.choose(call, candidates);
    // If all who have a share are leaving, the oldest of the others has one when they have left.
    return chosen != null ? chosen : heir;
  }
}
