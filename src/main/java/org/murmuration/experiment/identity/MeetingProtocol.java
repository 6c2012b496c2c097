package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * A meeting: each says something once, in the order of seats, so that later ones have heard the
 * earlier; then all say at once whether they sign or delegate, where they can; then all who act for
 * themselves act at once, and so does the mediator for the others. A contract that all have signed
 * is kept by the protocol: nobody is asked, and all cooperate fully.
 *
 * <p>Missing answers: a message is silence and no promise. A signature or delegation is none. An
 * action is none: it pays like the least cooperative one and counts as no action, neither for
 * measures nor for promises; if the mediator does not answer, that goes for all who delegated. An
 * answer in another form counts as missing.
 */
final class MeetingProtocol implements Protocol {

  static final String TALK = "talk";
  static final String COMMIT = "commit";
  static final String MEDIATE = "mediate";

  /** What the mediator is told of: all members have delegated, or only some. */
  static final String ALL = "all";

  static final String SOME = "some";

  private static final List<String> MOVES = List.of(Meeting.PROMISE, Meeting.NO_PROMISE);

  private final IdentitySettings settings;
  private final Stake stake;
  private final int members;
  private final int talk;

  MeetingProtocol(IdentitySettings settings) {
    this.settings = settings;
    this.stake = settings.stake();
    this.members = stake.members();
    this.talk = settings.messages() ? members : 0;
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (spec.occasion() instanceof Inquiry) {
      return settings.selfReports().next(spec, soFar);
    }
    int asked = soFar.size();
    if (asked < talk) {
      return new Step.Ask(
          List.of(
              new Step.Query(
                  asked,
                  new Question.Utterance(
                      TALK, lines(soFar, asked, asked), moves(), settings.words()))));
    }
    Commitment commitment = settings.commitment();
    if (commitment.asks() && asked == talk) {
      List<Step.Query> queries = new ArrayList<>(members);
      for (int seat = 0; seat < members; seat++) {
        queries.add(new Step.Query(seat, commit(lines(soFar, talk, seat))));
      }
      return new Step.Ask(queries);
    }
    int stage = talk + (commitment.asks() ? members : 0);
    if (asked == stage) {
      List<Step.Query> queries = actions(soFar);
      if (!queries.isEmpty()) {
        return new Step.Ask(queries);
      }
    }
    return finish(spec, soFar, stage);
  }

  private List<String> moves() {
    return settings.commitment() == Commitment.CHEAP_TALK ? MOVES : List.of();
  }

  private Question commit(List<Question.Line> said) {
    List<String> options =
        settings.commitment() == Commitment.CONTRACT
            ? List.of(Meeting.SIGN, Meeting.DECLINE)
            : List.of(Meeting.DELEGATE, Meeting.OWN);
    return new Question.Choice(COMMIT, options, null, false, said);
  }

  private List<Step.Query> actions(List<Answer> soFar) {
    if (settings.commitment() == Commitment.CONTRACT
        && Meeting.all(soFar, talk, members, Meeting.SIGN)) {
      return List.of();
    }
    List<Step.Query> queries = new ArrayList<>(members);
    int delegates = 0;
    for (int seat = 0; seat < members; seat++) {
      if (settings.mediated() && Meeting.chose(soFar, talk + seat, Meeting.DELEGATE)) {
        delegates++;
      } else {
        queries.add(new Step.Query(seat, stake.question(lines(soFar, talk, seat))));
      }
    }
    if (delegates > 0) {
      String who = delegates == members ? ALL : SOME;
      queries.add(
          new Step.Query(
              members, new Question.Choice(MEDIATE, List.of(Stake.SHARE, Stake.KEEP), who, false)));
    }
    return queries;
  }

  /** What the member in a seat has said and heard. */
  private List<Question.Line> lines(List<Answer> answers, int spoken, int listener) {
    if (spoken == 0) {
      return List.of();
    }
    List<Question.Line> lines = new ArrayList<>(spoken);
    for (int seat = 0; seat < spoken; seat++) {
      if (answers.get(seat) instanceof Answer.Said said) {
        String text = seat == listener ? said.text() : settings.filter().heard(said.text(), seat);
        lines.add(new Question.Line(seat, text, said.move()));
      }
    }
    return lines;
  }

  private Step finish(EncounterSpec spec, List<Answer> soFar, int stage) {
    List<Answer> answers = inForm(soFar, stage);
    Meeting plain =
        new Meeting(
            answers,
            members,
            talk,
            settings.commitment(),
            List.of(),
            List.of(),
            (Contact) spec.occasion());
    List<Integer> actions = new ArrayList<>(Collections.nCopies(members, stake.most()));
    int place = stage;
    for (int seat = 0; seat < members && !plain.bound(); seat++) {
      actions.set(
          seat,
          plain.free(seat)
              ? stake.action(answers.get(place++))
              : mediated(answers.get(answers.size() - 1)));
    }
    return new Step.Finish(
        new Meeting(
            answers,
            members,
            talk,
            settings.commitment(),
            actions,
            stake.payoffs(actions),
            (Contact) spec.occasion()));
  }

  private int mediated(Answer answer) {
    if (answer instanceof Answer.Chosen chosen) {
      return chosen.option().equals(Stake.SHARE) ? stake.most() : 0;
    }
    return Meeting.NONE;
  }

  /** The answers, with those missing that cannot be taken for what was asked. */
  private List<Answer> inForm(List<Answer> answers, int stage) {
    List<Answer> changed = new ArrayList<>(answers);
    int acting = answers.size() - stage;
    for (int turn = 0; turn < answers.size(); turn++) {
      Answer answer = answers.get(turn);
      boolean last = turn == answers.size() - 1;
      boolean fits =
          turn < talk
              ? answer instanceof Answer.Said
              : turn < stage
                  ? answer instanceof Answer.Chosen
                  : last && delegates(answers) && acting > 0
                      ? answer instanceof Answer.Chosen
                      : stake.action(answer) != Meeting.NONE;
      if (!fits && !(answer instanceof Answer.Missing)) {
        changed.set(turn, new Answer.Missing(Answer.Reason.UNPARSABLE));
      }
    }
    return changed;
  }

  private boolean delegates(List<Answer> answers) {
    for (int seat = 0; settings.mediated() && seat < members; seat++) {
      if (Meeting.chose(answers, talk + seat, Meeting.DELEGATE)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    return outcome instanceof Meeting meeting && seat < members && settings.memory() > 0
        ? PastMeeting.of(meeting, seat, settings.filter())
        : null;
  }
}
