package org.murmuration.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.murmuration.model.Intervention;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Intervention.Edge;
import org.murmuration.model.Intervention.Tamper;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;

/** Whose messages are tampered with at a moment of the history. */
final class TamperedLines {

  private final List<Line> latestFirst = new ArrayList<>();

  /** A tampering as far as it still holds; either agents or edges count. */
  private record Line(Tamper tamper, Set<Integer> agents, Set<Edge> edges) {

    static Line of(Tamper tamper) {
      Set<Edge> edges = tamper.edges() == null ? null : new HashSet<>(tamper.edges());
      return new Line(tamper, new HashSet<>(tamper.agents()), edges);
    }

    boolean concerns(int speaker, int listener) {
      Direction direction = tamper.direction();
      return direction != Direction.TO && isOf(speaker, listener)
          || direction != Direction.FROM && isOf(listener, speaker);
    }

    private boolean isOf(int agent, int other) {
      return edges == null ? agents.contains(agent) : edges.contains(new Edge(agent, other));
    }

    boolean concerns(int agent) {
      return edges == null
          ? agents.contains(agent)
          : edges.stream().anyMatch(edge -> edge.first() == agent || edge.second() == agent);
    }

    boolean isOverWithout(Set<Integer> healed) {
      if (edges == null) {
        agents.removeAll(healed);
        return agents.isEmpty();
      }
      edges.removeIf(edge -> healed.contains(edge.first()) || healed.contains(edge.second()));
      return edges.isEmpty();
    }
  }

  void tamper(Intervention.Tamper tamper) {
    latestFirst.add(0, Line.of(tamper));
  }

  /** Nobody tampers with the messages of these agents any more. */
  void heal(List<Integer> agents) {
    Set<Integer> healed = new HashSet<>(agents);
    latestFirst.removeIf(line -> line.isOverWithout(healed));
  }

  /** The tampering in an encounter: for each pair of seats the latest that concerns it. */
  List<Tampering> between(List<Seat> seats) {
    if (latestFirst.isEmpty()) {
      return List.of();
    }
    List<Tampering> found = new ArrayList<>();
    for (int from = 0; from < seats.size(); from++) {
      for (int to = 0; to < seats.size(); to++) {
        Tamper tamper = from == to ? null : on(seats.get(from).agent(), seats.get(to).agent());
        if (tamper != null) {
          found.add(new Tampering(from, to, tamper.probability(), tamper.alteration()));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether somebody tampers with messages from or to an agent. */
  boolean concern(int agent) {
    return latestFirst.stream().anyMatch(line -> line.concerns(agent));
  }

  private Tamper on(int speaker, int listener) {
    for (Line line : latestFirst) {
      if (line.concerns(speaker, listener)) {
        return line.tamper();
      }
    }
    return null;
  }
}
