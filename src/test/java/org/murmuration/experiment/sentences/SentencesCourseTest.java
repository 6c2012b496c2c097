package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.conversation.ChatCounts;
import org.murmuration.conversation.Conversation;
import org.murmuration.model.Entry;

/** Who meets whom, what follows what, and what is remembered. */
class SentencesCourseTest {

  private static final Played PLAYED = Played.of(Played.SENTENCES);

  @Test
  void theArmsAreAsLargeAsEachOther() {
    Map<Arm, Set<Integer>> authors = new TreeMap<>();
    PLAYED
        .pieces(Task.Composing.class)
        .forEach(
            piece ->
                authors
                    .computeIfAbsent(
                        ((Task.Composing) piece.occasion()).arm(), arm -> new HashSet<>())
                    .add(piece.agents().get(0)));

    assertThat(authors.keySet()).containsExactly(Arm.values());
    assertThat(authors.values()).allMatch(agents -> agents.size() == 8);
  }

  @Test
  void everybodyWritesToEveryWordSetOnce() {
    List<List<Integer>> written =
        PLAYED
            .pieces(Task.Composing.class)
            .map(piece -> List.of(piece.occasion().set(), piece.agents().get(0)))
            .toList();

    assertThat(written).hasSize(5 * 40).doesNotHaveDuplicates();
  }

  @Test
  void onlyVeteransAreAtThePartyWhichComesFirst() {
    Set<Integer> guests = new HashSet<>();
    Set<Integer> veterans = new HashSet<>();
    boolean over = false;
    for (Entry entry : PLAYED.entries()) {
      if (((Entry.Encountered) entry).outcome() instanceof Conversation conversation) {
        assertThat(over).isFalse();
        guests.addAll(conversation.agents());
      } else {
        over = true;
      }
    }
    PLAYED
        .pieces(Task.Composing.class)
        .filter(piece -> ((Task.Composing) piece.occasion()).arm().isVeteran())
        .forEach(piece -> veterans.add(piece.agents().get(0)));

    assertThat(guests).isEqualTo(veterans).hasSize(16);
  }

  @Test
  void phasesFollowEachOtherWordSetByWordSet() {
    Set<String> phases = new LinkedHashSet<>();
    PLAYED
        .pieces(Task.class)
        .forEach(
            piece ->
                phases.add(piece.occasion().set() + piece.occasion().getClass().getSimpleName()));

    List<String> expected = new ArrayList<>(List.of("0Choosing"));
    for (int set = 0; set < 5; set++) {
      expected.addAll(List.of(set + "Brainstorming", set + "Composing"));
    }
    assertThat(phases).containsExactlyElementsOf(expected);
    assertThat(PLAYED.series().rows()).hasSize(4 + 5);
  }

  @Test
  void pairsStayTogether() {
    Map<Integer, Set<Integer>> partners = new TreeMap<>();
    PLAYED
        .pieces(Task.Composing.class)
        .forEach(
            piece ->
                partners
                    .computeIfAbsent(piece.agents().get(0), agent -> new HashSet<>())
                    .add(((Task.Composing) piece.occasion()).partner()));

    assertThat(partners.values()).allMatch(of -> of.size() == 1);
    partners.forEach(
        (agent, of) ->
            of.stream()
                .filter(partner -> partner >= 0)
                .forEach(partner -> assertThat(partners.get(partner)).containsExactly(agent)));
  }

  @Test
  void bridgedAgentsMeetThoseTheyTalkedToLess() {
    ChatCounts counts = new ChatCounts();
    for (Entry entry : PLAYED.entries()) {
      if (((Entry.Encountered) entry).outcome() instanceof Conversation chat && chat.isChat()) {
        counts.add(chat.agents().get(0), chat.agents().get(1));
      }
    }
    Map<Arm, Integer> talked = new HashMap<>();
    PLAYED
        .pieces(Task.Brainstorming.class)
        .forEach(
            piece ->
                talked.merge(
                    ((Task.Brainstorming) piece.occasion()).arm(),
                    counts.between(piece.agents().get(0), piece.agents().get(1)),
                    Integer::sum));

    assertThat(talked.get(Arm.FRESH)).isZero();
    assertThat(talked.get(Arm.BRIDGED)).isLessThan(talked.get(Arm.COLLECTIVE));
  }

  @Test
  void theContextIsAsLongAsWhatGuestsRemember() {
    Set<Integer> contexts = new HashSet<>();
    PLAYED
        .pieces(Task.Composing.class)
        .map(piece -> (Task.Composing) piece.occasion())
        .filter(task -> task.arm() == Arm.CONTEXT)
        .forEach(task -> contexts.add(task.context()));

    assertThat(contexts).hasSize(1);
    int tokens = contexts.iterator().next();
    assertThat(tokens).isPositive();
    assertThat(Filler.text(tokens, 3, text -> text.length() / 4).length() / 4)
        .isBetween(tokens * 9 / 10, tokens * 12 / 10 + 30);
    assertThat(Filler.text(0, 3, String::length)).isEmpty();
  }

  @Test
  void aSeedMeansOneHistoryAndAnotherSeedAnotherOne() {
    assertThat(Played.of(Played.SENTENCES).entries()).isEqualTo(PLAYED.entries());
    assertThat(Played.of(Played.SENTENCES, "seed = 2").entries()).isNotEqualTo(PLAYED.entries());
  }

  @Test
  void aJudgeRatesWhatOthersWroteAndWritesNothing() {
    Played judged =
        Played.of(
            Played.SENTENCES,
            "population.personas { default {}, critic { count = 2 } }",
            "sentences { judge = critic, arms = [individual], party { rounds = 0 } }");

    List<Piece> ratings = judged.pieces(Task.Judging.class).toList();
    Set<Integer> judges = new HashSet<>();
    ratings.forEach(piece -> judges.add(piece.agents().get(0)));
    assertThat(judges).hasSize(2);
    assertThat(ratings).hasSize(5 * 38).allMatch(piece -> piece.ratings().size() == 5);
    assertThat(judged.pieces(Task.Composing.class))
        .noneMatch(piece -> judges.contains(piece.agents().get(0)));
    Tally tally =
        Tally.read(((Map<?, ?>) judged.figures().get(SentencesMeasure.ARMS)).get("individual"));
    assertThat(tally.get(Tally.JUDGED)).isEqualTo(tally.get(Tally.WRITTEN)).isEqualTo(5 * 38 * 5);
  }

  @Test
  void whoLeavesIsMissedAndNothingElseBreaks() {
    Played left =
        Played.of(
            Played.SENTENCES, "interventions = [{ leave = true, count = 9, onset { round = 5 } }]");

    assertThat(left.pieces(Task.Composing.class).filter(piece -> piece.occasion().set() == 4))
        .hasSize(31);
  }
}
