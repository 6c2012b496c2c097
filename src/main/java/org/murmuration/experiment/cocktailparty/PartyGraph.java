package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;
import org.murmuration.measure.network.Ties;

/**
 * The chat graph as a figure: agents in the colours of their communities, thick links between those
 * who talked often, tight pairs standing out. Of many agents those who talked most are shown.
 *
 * @param prefix of agents' names
 * @param ties how often agents talked
 * @param community number of the community of each agent, or −1
 * @param tight whether a number of chats makes a pair tight
 * @param ringed whether an agent is an adversary
 */
record PartyGraph(
    String prefix, Ties ties, IntUnaryOperator community, IntPredicate tight, IntPredicate ringed) {

  private static final int SHOWN = 150;
  private static final int LINKS = 3000;

  Figure.Network figure(String title, String note) {
    long[] strengths = ties.strengths();
    int[] shown =
        IntStream.range(0, ties.nodes())
            .filter(agent -> strengths[agent] > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer agent) -> strengths[agent]).reversed())
            .limit(SHOWN)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    List<Integer> groups =
        List.copyOf(
            new TreeSet<>(
                Arrays.stream(shown)
                    .map(community)
                    .filter(number -> number >= 0)
                    .boxed()
                    .toList()));
    List<Figure.Node> nodes = new ArrayList<>();
    for (int agent : shown) {
      nodes.add(
          new Figure.Node(
              prefix + (agent + 1),
              groups.indexOf(community.applyAsInt(agent)),
              strengths[agent],
              ringed.test(agent)));
    }
    return new Figure.Network(
        title,
        note + (shown.length < SHOWN ? "" : " The " + SHOWN + " agents that talked most."),
        groups.stream().map(CommunityTrack::name).toList(),
        nodes,
        links(shown));
  }

  private List<Figure.Link> links(int[] shown) {
    List<Figure.Link> links = new ArrayList<>();
    for (int edge = 0; edge < ties.edges(); edge++) {
      int from = Arrays.binarySearch(shown, ties.one()[edge]);
      int to = Arrays.binarySearch(shown, ties.other()[edge]);
      if (from >= 0 && to >= 0) {
        int weight = ties.weight()[edge];
        links.add(new Figure.Link(from, to, weight, tight.test(weight)));
      }
    }
    links.sort(Comparator.comparingDouble(Figure.Link::weight).reversed());
    return List.copyOf(links.subList(0, Math.min(LINKS, links.size())));
  }

  /** The figure as it stands in the figures of a run. */
  static Map<String, Object> written(Figure.Network network) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("title", network.title());
    written.put("note", network.note());
    written.put("groups", network.groups());
    written.put(
        "nodes",
        network.nodes().stream()
            .map(n -> List.<Object>of(n.label(), n.group(), n.size(), n.ringed()))
            .toList());
    written.put(
        "links",
        network.links().stream()
            .map(l -> List.<Object>of(l.from(), l.to(), l.weight(), l.strong()))
            .toList());
    return written;
  }

  /** The figure in the figures of a run. */
  static Figure.Network read(Map<?, ?> written) {
    List<Figure.Node> nodes = new ArrayList<>();
    for (Object one : (List<?>) written.get("nodes")) {
      List<?> node = (List<?>) one;
      nodes.add(
          new Figure.Node(
              (String) node.get(0),
              ((Number) node.get(1)).intValue(),
              Figures.number(node.get(2)),
              (Boolean) node.get(3)));
    }
    List<Figure.Link> links = new ArrayList<>();
    for (Object one : (List<?>) written.get("links")) {
      List<?> link = (List<?>) one;
      links.add(
          new Figure.Link(
              ((Number) link.get(0)).intValue(),
              ((Number) link.get(1)).intValue(),
              Figures.number(link.get(2)),
              (Boolean) link.get(3)));
    }
    List<String> groups = ((List<?>) written.get("groups")).stream().map(Object::toString).toList();
    return new Figure.Network(
        (String) written.get("title"), (String) written.get("note"), groups, nodes, links);
  }
}
