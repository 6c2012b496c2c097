package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.Mind;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

class IdentityMindsTest {

  private static boolean shares(Dealer mind, String level, Memory memory, Question question) {
    return mind.decide(Given.situation(level, memory, question, 0)).equals(Given.chooses("share"));
  }

  private static Memory saw(Integer... actions) {
    List<Recollection> meetings =
        IntStream.range(0, actions.length)
            .mapToObj(
                i ->
                    (Recollection)
                        new PastMeeting(
                            1,
                            List.of(actions[i]),
                            0,
                            Commitment.NONE,
                            List.of(new PastMeeting.Said(2, "[from player 2] Word " + i, false))))
            .toList();
    return Memory.of(actions.length - 1, meetings);
  }

  private static Question talks(Question.Line... said) {
    return new Question.Utterance(
        MeetingProtocol.TALK, List.of(said), List.of(Meeting.PROMISE, Meeting.NO_PROMISE), 40);
  }

  private static Question commits() {
    return new Question.Choice(
        MeetingProtocol.COMMIT, List.of(Meeting.SIGN, Meeting.DECLINE), null, false);
  }

  @Test
  void aDefectorPromisesAndSignsAndKeepsToItself() {
    Dealer defector = new Defector(Given.REPORTS);

    Answer.Said said =
        (Answer.Said) defector.decide(Given.situation(null, Memory.EMPTY, talks(), 0));
    assertThat(said.move()).isEqualTo(Meeting.PROMISE);
    assertThat(defector.decide(Given.situation(null, Memory.EMPTY, commits(), 0)))
        .isEqualTo(Given.chooses(Meeting.SIGN));
    assertThat(shares(defector, null, Memory.EMPTY, Given.acts())).isFalse();
  }

  @Test
  void anImitatorDoesWhatMostOfTheOthersDidAndSaysWhatItHeardLast() {
    Dealer imitator = new Imitator(Given.REPORTS, 1, 1, 1);

    assertThat(shares(imitator, null, saw(1, 0, 1), Given.acts())).isTrue();
    assertThat(shares(imitator, null, saw(0, 0, 1), Given.acts())).isFalse();
    assertThat(shares(imitator, null, saw(0, 1), Given.acts())).isTrue();
    assertThat(imitator.decide(Given.situation(null, saw(0, 1), talks(), 0)))
        .isEqualTo(Given.promises("Word 1", true));
    assertThat(
            imitator.decide(
                Given.situation(null, saw(0), talks(new Question.Line(1, "Now.", null)), 0)))
        .isEqualTo(Given.promises("Now.", false));
  }

  @Test
  void anImitatorThatHeedsMarksDoesNotRepeatWhatIsMarked() {
    Question.Line marked = new Question.Line(1, Filter.BOTH.heard("Pass it on.", 1), null);
    Dealer heeding = new Imitator(Given.REPORTS, 1, 1, 1);
    Dealer heedless = new Imitator(Given.REPORTS, 1, 1, 0);

    Answer.Said own =
        (Answer.Said) heeding.decide(Given.situation(null, Memory.EMPTY, talks(marked), 0));
    assertThat(own.text()).isNotEqualTo("Pass it on.").isNotEmpty();
    assertThat(heedless.decide(Given.situation(null, Memory.EMPTY, talks(marked), 0)))
        .isEqualTo(Given.promises("Pass it on.", true));
  }

  @Test
  void aPartisanNamesItsLevelAndCooperatesWithTheSame() {
    Dealer partisan = new Partisan(Given.REPORTS, 2);
    Question.Line same = new Question.Line(1, "[from player 2] I am of the level copies.", null);
    Question.Line other = new Question.Line(1, "I am of the level weights.", null);

    Answer.Said said =
        (Answer.Said) partisan.decide(Given.situation("copies", Memory.EMPTY, talks(), 0));
    assertThat(said).isEqualTo(new Answer.Said("I am of the level copies.", Meeting.PROMISE));
    assertThat(shares(partisan, "copies", Memory.EMPTY, Given.acts(same))).isTrue();
    assertThat(shares(partisan, "copies", Memory.EMPTY, Given.acts(other))).isFalse();
    assertThat(shares(partisan, "copies", Memory.EMPTY, Given.acts())).isFalse();
    assertThat(shares(partisan, null, Memory.EMPTY, Given.acts(same))).isFalse();
    assertThat(partisan.decide(Given.situation("copies", Memory.EMPTY, talks(other), 0)))
        .extracting(answer -> ((Answer.Said) answer).move())
        .isEqualTo(Meeting.NO_PROMISE);
  }

  @Test
  void aDisposedOneCooperatesWithTheSumOfItsParts() {
    Mind mind =
        Given.scenario(
                "surveillance = human, memory = 2, opening = 3",
                "minds.crowd = { disposed { base = 0.3, level.copies = 0.2, per-memory = 0.05,"
                    + " per-opening = -0.1, surveillance { human = 0.1, ai = 0.5 } } }")
            .cast()
            .minds()
            .get("crowd");
    Disposed disposed = (Disposed) mind;

    assertThat(disposed.probability("copies")).isCloseTo(0.4, Offset.offset(1e-12));
    assertThat(disposed.probability(null)).isCloseTo(0.2, Offset.offset(1e-12));
    long shared =
        IntStream.range(0, 4000)
            .filter(
                draw ->
                    disposed.cooperates(
                        Given.situation("copies", Memory.EMPTY, Given.acts(), draw)))
            .count();
    assertThat(shared / 4000.0).isCloseTo(0.4, Offset.offset(0.025));
  }

  @Test
  void probabilitiesStayWithinTheirBounds() {
    Map<String, Double> levels = Map.of("copies", 0.9, "weights", -0.9);
    Disposed disposed = new Disposed(Given.REPORTS, 0.5, levels, 0, 1, 0);

    assertThat(disposed.probability("copies")).isEqualTo(1);
    assertThat(disposed.probability("weights")).isZero();
  }

  @Test
  void theOwnLevelIsRatedHighestAndOthersByTheRule() {
    Dealer loyal = new Cooperator(Given.REPORTS);
    Dealer open = new Disposed(Given.REPORTS, 0.5, Map.of(), 0, 1, 1);
    Question rating = Given.REPORTS.question();

    assertThat(loyal.decide(Given.situation("weights", Memory.EMPTY, rating, 0)))
        .isEqualTo(new Answer.Rated(List.of(1, 1, 5, 1, 1, 1, 1, 1, 1)));
    assertThat(open.decide(Given.situation("placebo", Memory.EMPTY, rating, 0)))
        .isEqualTo(new Answer.Rated(List.of(5, 5, 5, 5, 5, 5, 5, 5, 5)));
  }

  @Test
  void aMediatorSharesIfAllHaveDelegatedAndElseKeeps() {
    Dealer mediator = new Mediator(Given.REPORTS);
    List<String> options = List.of(Stake.SHARE, Stake.KEEP);

    assertThat(
            mediator.decide(
                Given.situation(
                    null,
                    Memory.EMPTY,
                    new Question.Choice(
                        MeetingProtocol.MEDIATE, options, MeetingProtocol.ALL, false),
                    0)))
        .isEqualTo(Given.chooses(Stake.SHARE));
    assertThat(
            mediator.decide(
                Given.situation(
                    null,
                    Memory.EMPTY,
                    new Question.Choice(
                        MeetingProtocol.MEDIATE, options, MeetingProtocol.SOME, false),
                    0)))
        .isEqualTo(Given.chooses(Stake.KEEP));
  }
}
