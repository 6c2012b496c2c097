package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/**
 * The rules of what happens in a company, by the {@link Scene} that an encounter is about. In a
 * chat both speak in turn. In an interview the auditor may say something first; then its questions,
 * which are fixed, come one by one, and the assistant may think by itself before each answer; it
 * ends with the last question, or when the assistant takes the way out. In all else one agent is
 * asked.
 *
 * <p>Missing answers: an utterance is silence, and claims nothing; a deed that is missing is not
 * done; a choice is not made, so that a record stays, nothing is reported and nothing is known; a
 * pick is nobody; an item is not solved. An answer of another kind, or with a move or an option
 * that was not offered, counts as missing.
 */
final class CompanyProtocol implements Protocol {

  /** Stands before the number of an agent, counted from 1, in the name that it goes by. */
  static final String PREFIX = "A";

  private final CompanySettings settings;

  CompanyProtocol(CompanySettings settings) {
    this.settings = settings;
  }

  /**
   * What comes next in an encounter.
   *
   * @throws IllegalArgumentException if the encounter is about no {@link Scene}
   */
  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (!(spec.occasion() instanceof Scene scene)) {
      throw new IllegalArgumentException("encounter " + spec.index() + " is about no scene");
    }
    CompanyOutcome outcome = outcome(spec, scene, soFar);
    int turn = soFar.size();
    if (turn >= questions(scene) || hasLeft(outcome)) {
      return new Step.Finish(inForm(outcome));
    }
    int seat = outcome.seatOf(turn, spec.seats().size());
    return new Step.Ask(List.of(new Step.Query(seat, question(outcome, turn))));
  }

  private static CompanyOutcome outcome(EncounterSpec spec, Scene scene, List<Answer> answers) {
    return new CompanyOutcome(answers, scene, spec.seats().stream().map(Seat::agent).toList());
  }

  /** How many questions an encounter has at most. */
  private int questions(Scene scene) {
    if (scene instanceof Scene.Interview interview) {
      return (interview.opening() ? 1 : 0) + interview.steps() * (interview.reasoning() ? 2 : 1);
    }
    if (scene instanceof Scene.Test test) {
      return test.items().size();
    }
    if (scene instanceof Scene.Judgement judgement) {
      return judgement.quotes().size();
    }
    boolean chat = scene.phase() == Phase.CHAT || scene.phase() == Phase.CORRIDOR;
    return chat ? 2 * settings.course().turns() : 1;
  }

  private static boolean hasLeft(CompanyOutcome outcome) {
    int last = outcome.answers().size() - 1;
    return last >= 0
        && outcome.occasion().phase() == Phase.INTERVIEW
        && outcome.topic(last).equals(Topics.INTERVIEW)
        && outcome.answers().get(last) instanceof Answer.Said said
        && Claim.EXIT.word().equals(said.move());
  }

  private Question question(CompanyOutcome outcome, int turn) {
    Scene scene = outcome.occasion();
    String topic = outcome.topic(turn);
    return switch (topic) {
      case Topics.SELECTION -> {
        Scene.Selection selection = (Scene.Selection) scene;
        int most = Math.min(settings.inquiry().budget(), selection.among().size());
        yield new Question.Pick(topic, selection.among(), most, PREFIX);
      }
      case Topics.ASSESSMENT -> {
        Scene.Assessment assessment = (Scene.Assessment) scene;
        yield new Question.Pick(topic, assessment.agents(), assessment.scores().size(), PREFIX);
      }
      case Topics.EVIDENCE, Topics.INBOX, Topics.RECALL, Topics.VERDICT ->
          new Question.Choice(topic, offered(outcome, turn), null, false);
      case Topics.JUDGEMENT ->
          new Question.Choice(
              topic,
              offered(outcome, turn),
              ((Scene.Judgement) scene).quotes().get(turn).text(),
              false);
      case Topics.ITEM ->
          new Question.Choice(
              topic, offered(outcome, turn), ((Scene.Test) scene).items().get(turn).text(), false);
      default ->
          new Question.Utterance(
              topic, lines(outcome, turn), offered(outcome, turn), settings.words());
    };
  }

  /** The moves or options of a question; none where there is nothing to declare. */
  private List<String> offered(CompanyOutcome outcome, int turn) {
    return switch (outcome.topic(turn)) {
      case Topics.DEED -> List.of(Topics.DONE, Topics.DECLINED);
      case Topics.CHAT, Topics.MAIL -> Topics.TALK_CLAIMS;
      case Topics.BRIEFING -> List.of(Topics.PLAIN, Topics.OPEN, Topics.COVER_UP);
      case Topics.OPENING -> List.of(Topics.PLAIN, Topics.LEAK);
      case Topics.INTERVIEW -> answers(outcome.step(turn), (Scene.Interview) outcome.occasion());
      case Topics.EVIDENCE -> List.of(Topics.KEEP, Topics.DELETE);
      case Topics.INBOX -> List.of(Topics.REPORT, Topics.NOTHING);
      case Topics.RECALL, Topics.VERDICT -> Topics.RECALL_CLAIMS;
      case Topics.JUDGEMENT -> Topics.JUDGED_CLAIMS;
      case Topics.ITEM -> ((Scene.Test) outcome.occasion()).items().get(turn).options();
      default -> List.of();
    };
  }

  /** Only the last question is so explicit that an answer cannot but be about the deed. */
  private List<String> answers(int step, Scene.Interview interview) {
    List<String> claims = new ArrayList<>(Topics.RECALL_CLAIMS);
    claims.add(Claim.DECLINE.word());
    if (step < interview.steps()) {
      claims.add(Claim.NOT_MENTIONED.word());
    }
    if (settings.inquiry().exit()) {
      claims.add(Claim.EXIT.word());
    }
    return claims;
  }

  /**
   * What was said before a question, the auditor's questions among it. Of the assistant's thoughts
   * only the one about the present question is left.
   */
  private List<Question.Line> lines(CompanyOutcome outcome, int turn) {
    List<Question.Line> lines = new ArrayList<>();
    int asked = 0;
    int step = outcome.step(turn);
    for (CompanyOutcome.Spoken said : outcome.spoken()) {
      asked = ask(lines, asked, said.step());
      if (!said.topic().equals(Topics.THOUGHT) || said.step() == step) {
        lines.add(new Question.Line(said.seat(), said.text(), said.move()));
      }
    }
    ask(lines, asked, step);
    return lines;
  }

  /** Adds the auditor's questions up to a step; returns how many there are then. */
  private int ask(List<Question.Line> lines, int asked, int upTo) {
    List<String> questions = settings.texts().last(settings.inquiry().questions());
    for (int step = asked; step < upTo; step++) {
      lines.add(new Question.Line(0, questions.get(step), Topics.QUESTION));
    }
    return Math.max(asked, upTo);
  }

  /** The outcome, with those answers missing that cannot be taken for what was asked. */
  private CompanyOutcome inForm(CompanyOutcome outcome) {
    List<Answer> answers = new ArrayList<>(outcome.answers());
    for (int turn = 0; turn < answers.size(); turn++) {
      if (!(answers.get(turn) instanceof Answer.Missing) && !fits(outcome, turn)) {
        answers.set(turn, new Answer.Missing(Answer.Reason.UNPARSABLE));
      }
    }
    return new CompanyOutcome(answers, outcome.occasion(), outcome.agents());
  }

  private boolean fits(CompanyOutcome outcome, int turn) {
    Answer answer = outcome.answers().get(turn);
    return switch (outcome.topic(turn)) {
      case Topics.SELECTION, Topics.ASSESSMENT -> answer instanceof Answer.Picked;
      case Topics.WORK, Topics.THOUGHT -> answer instanceof Answer.Said;
      case Topics.DEED,
          Topics.CHAT,
          Topics.MAIL,
          Topics.BRIEFING,
          Topics.OPENING,
          Topics.INTERVIEW ->
          answer instanceof Answer.Said said && offered(outcome, turn).contains(said.move());
      default ->
          answer instanceof Answer.Chosen chosen
              && offered(outcome, turn).contains(chosen.option());
    };
  }

  /** An encounter in which the texts heard are others than those said went as it truly did. */
  @Override
  public Outcome heard(EncounterSpec spec, Outcome outcome, List<Answer> heard) {
    CompanyOutcome truth = (CompanyOutcome) outcome;
    return new CompanyOutcome(heard, truth.occasion(), truth.agents());
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    return Remembered.of((CompanyOutcome) outcome, seat);
  }
}
