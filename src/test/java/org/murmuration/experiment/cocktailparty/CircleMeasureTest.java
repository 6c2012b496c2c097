package org.murmuration.experiment.cocktailparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.measure.Figure;
import org.murmuration.measure.network.Chance;

class CircleMeasureTest {

  private static final int AGENTS = 8;

  private final CircleMeasure measure =
      new CircleMeasure(
          Given.settings("window = 3", "tight = 4", "graphs = 50"), Given.setting(AGENTS));

  /** Two circles of four: in each round, each invites the next one of its own. */
  private double[] rounds(int rounds) {
    double[] values = null;
    for (int round = 0; round < rounds; round++) {
      for (int agent = 0; agent < AGENTS; agent++) {
        measure.observe(Given.invites(round, AGENTS, agent, next(agent)));
      }
      for (int agent = 0; agent < AGENTS; agent++) {
        measure.observe(Given.accepts(round, next(agent), agent));
        measure.observe(Given.chat(round, agent, next(agent), "A."));
      }
      values = measure.values();
      measure.startRound();
    }
    return values;
  }

  private static int next(int agent) {
    return agent / 4 * 4 + (agent + 1) % 4;
  }

  @Test
  void twoCirclesAreFoundAndAreNoChance() {
    double[] values = rounds(10);

    Map<String, Object> figures = measure.figures();
    Chance modularity = Figures.chance(figures.get(CircleMeasure.MODULARITY));
    Chance tight = Figures.chance(figures.get(CircleMeasure.TIGHTER));
    assertThat(values).containsExactly(0.5, 2, 8);
    assertThat(modularity.value()).isEqualTo(0.5);
    assertThat(modularity.excess()).isEqualTo(1);
    assertThat(tight.value()).isEqualTo(8);
    assertThat(tight.chance().high()).isLessThan(4);
    assertThat(figures).containsEntry(CircleMeasure.COMMUNITIES, 2);
    assertThat(figures.get(CircleMeasure.PAIRS))
        .isEqualTo(List.of(20L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 8L));
    assertThat(Figures.chance(figures.get(CircleMeasure.RECIPROCITY)).value()).isZero();
  }

  @Test
  void panelsShowTheGraphWithItsCommunitiesAndHowTheyWent() {
    rounds(6);

    Figure.Network graph = (Figure.Network) measure.panels().get(0);
    Figure.Lines communities = (Figure.Lines) measure.panels().get(1);

    assertThat(graph.nodes()).hasSize(AGENTS).extracting(Figure.Node::label).contains("L1", "L8");
    assertThat(graph.nodes().get(0).group()).isNotEqualTo(graph.nodes().get(7).group());
    assertThat(graph.groups()).containsExactly("community 1", "community 2");
    assertThat(graph.links()).hasSize(8).allMatch(Figure.Link::strong);
    assertThat(communities.curves())
        .hasSize(2)
        .allSatisfy(curve -> assertThat(curve.values()).containsOnly(4).hasSize(6));
    assertThat(PartyGraph.read(PartyGraph.written(graph))).isEqualTo(graph);
  }

  @Test
  void beforeAnybodyTalkedThereIsNothingToShow() {
    assertThat(((Figure.Network) measure.panels().get(0)).nodes()).isEmpty();
    assertThat(measure.values()[0]).isNaN();
    assertThat(measure.figures()).containsEntry(CircleMeasure.THRESHOLD, 0);
  }
}
