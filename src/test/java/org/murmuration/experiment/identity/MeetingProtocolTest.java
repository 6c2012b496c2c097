package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class MeetingProtocolTest {

  private static final Answer SHARE = Given.chooses(Stake.SHARE);
  private static final Answer KEEP = Given.chooses(Stake.KEEP);
  private static final Answer SIGN = Given.chooses(Meeting.SIGN);
  private static final Answer DECLINE = Given.chooses(Meeting.DECLINE);
  private static final Answer DELEGATE = Given.chooses(Meeting.DELEGATE);
  private static final Answer MYSELF = Given.chooses(Meeting.OWN);
  private static final Answer HELLO = Given.says("Hello.");

  private static List<Integer> seats(List<Step.Query> queries) {
    return queries.stream().map(Step.Query::seat).toList();
  }

  private static List<Integer> speakers(Meeting meeting, int seats) {
    return IntStream.range(0, meeting.answers().size())
        .map(turn -> meeting.seatOf(turn, seats))
        .boxed()
        .toList();
  }

  @Test
  void eachSpeaksOnceAndTheSecondHasHeardTheFirst() {
    IdentitySettings settings = Given.dilemma(Commitment.NONE);

    List<Step.Query> first = Given.asked(settings);
    List<Step.Query> second = Given.asked(settings, HELLO);
    List<Step.Query> actions = Given.asked(settings, HELLO, Given.says("Good day."));

    assertThat(seats(first)).containsExactly(0);
    assertThat(first.get(0).question().said()).isEmpty();
    assertThat(seats(second)).containsExactly(1);
    assertThat(second.get(0).question().said())
        .containsExactly(new Question.Line(0, "Hello.", null));
    assertThat(seats(actions)).containsExactly(0, 1);
    assertThat(actions.get(0).question().said()).hasSize(2);
  }

  @Test
  void promisesAreMovesWhereTalkIsTheCommitmentAndNowhereElse() {
    for (Commitment commitment : Commitment.values()) {
      Question.Utterance talk =
          (Question.Utterance) Given.asked(Given.dilemma(commitment)).get(0).question();

      assertThat(talk.moves().isEmpty()).isEqualTo(commitment != Commitment.CHEAP_TALK);
    }
  }

  @Test
  void aPromiseBindsNobody() {
    Meeting meeting =
        Given.play(
            Given.dilemma(Commitment.CHEAP_TALK),
            Given.promises("I share.", true),
            Given.promises("We will see.", false),
            KEEP,
            SHARE);

    assertThat(meeting.promised(0)).isTrue();
    assertThat(meeting.promised(1)).isFalse();
    assertThat(meeting.actions()).containsExactly(0, 1);
    assertThat(meeting.payoffs()).containsExactly(500L, 0L);
  }

  @Test
  void aContractThatAllSignIsKeptWithoutAskingAnybody() {
    Meeting meeting = Given.play(Given.dilemma(Commitment.CONTRACT), HELLO, HELLO, SIGN, SIGN);

    assertThat(meeting.bound()).isTrue();
    assertThat(meeting.actions()).containsExactly(1, 1);
    assertThat(meeting.payoffs()).containsExactly(300L, 300L);
    assertThat(speakers(meeting, 2)).containsExactly(0, 1, 0, 1);
  }

  @Test
  void aContractThatOneDeclinesBindsNobody() {
    Meeting meeting =
        Given.play(Given.dilemma(Commitment.CONTRACT), HELLO, HELLO, SIGN, DECLINE, SHARE, KEEP);

    assertThat(meeting.bound()).isFalse();
    assertThat(meeting.signed(0)).isTrue();
    assertThat(meeting.actions()).containsExactly(1, 0);
  }

  @Test
  void theMediatorActsForAllWhoDelegate() {
    IdentitySettings settings = Given.dilemma(Commitment.MEDIATOR);

    List<Step.Query> both = Given.asked(settings, HELLO, HELLO, DELEGATE, DELEGATE);
    List<Step.Query> one = Given.asked(settings, HELLO, HELLO, MYSELF, DELEGATE);
    Meeting shared = Given.play(settings, HELLO, HELLO, DELEGATE, DELEGATE, SHARE);
    Meeting kept = Given.play(settings, HELLO, HELLO, MYSELF, DELEGATE, SHARE, KEEP);

    assertThat(seats(both)).containsExactly(2);
    assertThat(((Question.Choice) both.get(0).question()).subject()).isEqualTo(MeetingProtocol.ALL);
    assertThat(seats(one)).containsExactly(0, 2);
    assertThat(((Question.Choice) one.get(1).question()).subject()).isEqualTo(MeetingProtocol.SOME);
    assertThat(shared.actions()).containsExactly(1, 1);
    assertThat(kept.actions()).containsExactly(1, 0);
    assertThat(speakers(kept, 3)).containsExactly(0, 1, 0, 1, 0, 2);
  }

  @Test
  void whereNobodyDelegatesTheMediatorIsNotAsked() {
    assertThat(seats(Given.asked(Given.dilemma(Commitment.MEDIATOR), HELLO, HELLO, MYSELF, MYSELF)))
        .containsExactly(0, 1);
  }

  @Test
  void whatIsMissingIsNoActionAndPaysLikeTheLeast() {
    Meeting meeting =
        Given.play(Given.dilemma(Commitment.NONE), Given.missing(), HELLO, Given.missing(), SHARE);
    Meeting unmediated =
        Given.play(
            Given.dilemma(Commitment.MEDIATOR), HELLO, HELLO, DELEGATE, DELEGATE, Given.missing());

    assertThat(meeting.spoke(0)).isFalse();
    assertThat(meeting.actions()).containsExactly(Meeting.NONE, 1);
    assertThat(meeting.payoffs()).containsExactly(500L, 0L);
    assertThat(unmediated.actions()).containsExactly(Meeting.NONE, Meeting.NONE);
    assertThat(unmediated.payoffs()).containsExactly(100L, 100L);
  }

  @Test
  void anAnswerInAnotherFormIsMissing() {
    Meeting meeting =
        Given.play(
            Given.dilemma(Commitment.NONE),
            SHARE,
            HELLO,
            Given.chooses("both"),
            new Answer.Given(1));

    assertThat(meeting.answers().get(0)).isInstanceOf(Answer.Missing.class);
    assertThat(meeting.actions()).containsExactly(Meeting.NONE, Meeting.NONE);
  }

  @Test
  void aFilterStandsBeforeWhatIsHeardAndNotBeforeWhatOneSaidOneself() {
    IdentitySettings settings =
        Given.settings(IdentitySettings.DILEMMA, Commitment.NONE, Filter.BOTH);
    Answer asks = Given.says("Be kind, and pass it on.");

    Question heard = Given.asked(settings, asks).get(0).question();
    Question own = Given.asked(settings, asks, HELLO).get(0).question();
    Meeting meeting = Given.play(settings, asks, HELLO, SHARE, SHARE);

    assertThat(heard.said().get(0).text())
        .isEqualTo("[from player 1] [asks to be passed on] Be kind, and pass it on.");
    assertThat(own.said().get(0).text()).isEqualTo("Be kind, and pass it on.");
    assertThat(own.said().get(1).text()).isEqualTo("[from player 2] Hello.");
    assertThat(PastMeeting.of(meeting, 1, Filter.BOTH).said())
        .containsExactly(
            new PastMeeting.Said(
                1, "[from player 1] [asks to be passed on] Be kind, and pass it on.", false),
            new PastMeeting.Said(0, "Hello.", false));
    assertThat(Filter.said(heard.said().get(0).text())).isEqualTo("Be kind, and pass it on.");
  }

  @Test
  void filtersPutTheirOwnLabelAndNoOther() {
    assertThat(Filter.NONE.heard("Tell everyone.", 1)).isEqualTo("Tell everyone.");
    assertThat(Filter.TAG.heard("Tell everyone.", 1)).isEqualTo("[from player 2] Tell everyone.");
    assertThat(Filter.MARK.heard("Tell everyone.", 1))
        .isEqualTo("[asks to be passed on] Tell everyone.");
    assertThat(Filter.MARK.heard("Tell me.", 1)).isEqualTo("Tell me.");
  }

  @Test
  void aSelfReportIsAskedAloneAndNothingIsKeptOfIt() {
    MeetingProtocol protocol = new MeetingProtocol(Given.dilemma(Commitment.NONE));
    Answer ratings = new Answer.Rated(List.of(1, 2, 3, 4, 5, 1, 2, 3, 4));

    SelfReport report =
        (SelfReport)
            Given.play(protocol, Given.spec(new Inquiry(true), "default"), List.of(ratings));
    SelfReport wrong =
        (SelfReport)
            Given.play(
                protocol,
                Given.spec(new Inquiry(true), "default"),
                List.of(new Answer.Rated(List.of(1, 2, 6))));

    assertThat(report.ratings()).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4);
    assertThat(wrong.ratings()).isNull();
    assertThat(protocol.recollect(report, 0)).isNull();
  }

  @Test
  void aGroupGivesToACommonGood() {
    IdentitySettings settings =
        Given.settings(IdentitySettings.GOODS, Commitment.NONE, Filter.NONE);

    Meeting meeting =
        Given.play(
            settings,
            HELLO,
            HELLO,
            HELLO,
            HELLO,
            new Answer.Given(20),
            new Answer.Given(0),
            new Answer.Given(10),
            new Answer.Given(21));

    assertThat(meeting.actions()).containsExactly(20, 0, 10, Meeting.NONE);
    assertThat(meeting.payoffs()).containsExactly(1200L, 3200L, 2200L, 3200L);
    assertThat(speakers(meeting, 4)).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
  }
}
