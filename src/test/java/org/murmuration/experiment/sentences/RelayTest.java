package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Entry;

class RelayTest {

  @Test
  void aChainHasNoAgentTwiceAndEachHopIsWrittenByTheReaderOfTheLast() {
    Played played = Played.of(Played.RELAY);
    Map<List<Integer>, List<Piece>> chains = new HashMap<>();
    played
        .pieces(Task.Passing.class)
        .forEach(
            piece -> {
              Task.Passing task = (Task.Passing) piece.occasion();
              chains
                  .computeIfAbsent(List.of(task.set(), task.chain()), key -> new ArrayList<>())
                  .add(piece);
            });

    assertThat(chains).hasSize(5 * 8);
    for (List<Piece> chain : chains.values()) {
      assertThat(chain).hasSize(5);
      assertThat(chain.stream().map(piece -> piece.agents().get(0))).doesNotHaveDuplicates();
      for (int hop = 0; hop < 5; hop++) {
        Piece piece = chain.get(hop);
        assertThat(((Task.Passing) piece.occasion()).hop()).isEqualTo(hop);
        if (hop < 4) {
          assertThat(piece.agents().get(1)).isEqualTo(chain.get(hop + 1).agents().get(0));
        }
      }
    }
    assertThat(played.series().rows()).hasSize(5);
  }

  /** The rule keeps each sentence with a probability, so that keeps^h of the first are left. */
  @Test
  void theFirstSentencesFadeAsTheRuleSays() {
    Played played =
        Played.of(Played.RELAY, "population.size = 300", "minds.crowd.composer.keeps = 0.7");
    Map<List<Integer>, List<String>> first = new HashMap<>();
    played
        .pieces(Task.Passing.class)
        .forEach(
            piece -> {
              Task.Passing task = (Task.Passing) piece.occasion();
              first.putIfAbsent(List.of(task.set(), task.chain()), piece.texts());
            });

    int chains = 5 * 60;
    for (int hop = 1; hop < 5; hop++) {
      double expected = Math.pow(0.7, hop);
      double share = share(played, first, hop);
      double deviation = Math.sqrt(expected * (1 - expected) / (5.0 * chains));
      assertThat(share).as("hop %d", hop).isCloseTo(expected, within(4 * deviation + 0.005));
    }
  }

  private static double share(Played played, Map<List<Integer>, List<String>> first, int hop) {
    return played
        .pieces(Task.Passing.class)
        .filter(piece -> ((Task.Passing) piece.occasion()).hop() == hop)
        .flatMap(
            piece -> {
              Task.Passing task = (Task.Passing) piece.occasion();
              List<String> head = first.get(List.of(task.set(), task.chain()));
              return piece.texts().stream().map(text -> head.contains(text) ? 1.0 : 0.0);
            })
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  @Test
  void aTamperedMessageIsWhatTheNextReads() {
    Played played =
        Played.of(
            Played.RELAY,
            "minds.crowd.composer.keeps = 1",
            """
            interventions = [
              { tamper { say = "A forged line." , direction = from }, share = 1, onset = start }
            ]
            """);

    assertThat(
            played
                .pieces(Task.Passing.class)
                .filter(piece -> ((Task.Passing) piece.occasion()).hop() == 1)
                .filter(piece -> !piece.texts().contains("A forged line."))
                .count())
        .isZero();
  }

  @Test
  void aPlantedSentenceIsContinuedAtTheHeadOfTheNextChain() {
    Played played =
        Played.of(
            Played.RELAY,
            "minds.crowd.composer.keeps = 1",
            "interventions = [{ plant { line = \"Planted words.\" }, count = 40, onset = start }]");

    assertThat(
            played
                .pieces(Task.Passing.class)
                .filter(piece -> piece.occasion().set() == 0)
                .filter(piece -> ((Task.Passing) piece.occasion()).hop() == 0))
        .allMatch(piece -> piece.texts().contains("Planted words."));
  }

  @Test
  void aChainIsCutWhereSomebodyLeft() {
    Played played =
        Played.of(
            Played.RELAY, "interventions = [{ leave = true, count = 10, onset { index = 9 } }]");

    List<Integer> agents = new ArrayList<>();
    boolean left = false;
    for (Entry entry : played.entries()) {
      left |= entry instanceof Entry.Intervened;
      if (left && entry instanceof Entry.Encountered encountered) {
        agents.add(encountered.spec().seats().get(0).agent());
      }
    }
    assertThat(agents.stream().distinct()).hasSizeLessThanOrEqualTo(30);
    assertThat(played.pieces(Task.Passing.class).filter(p -> p.occasion().set() == 4))
        .hasSize(6 * 5);
  }
}
