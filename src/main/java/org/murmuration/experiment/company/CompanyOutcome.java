package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;

/**
 * What came of an encounter in a company.
 *
 * @param answers in a CHAT or CORRIDOR of both in turn; in an interview first the auditor's
 *     opening, if it has one, then for each question the assistant's thought, if it has one, and
 *     its answer; else all of the first seat
 * @param agents by seat
 */
record CompanyOutcome(List<Answer> answers, Scene occasion, List<Integer> agents)
    implements Outcome {

  CompanyOutcome {
    answers = List.copyOf(answers);
    agents = List.copyOf(agents);
  }

  /**
   * Something said in the encounter.
   *
   * @param turn place of the answer
   * @param topic what it answers, of {@link Topics}
   * @param step in an interview, how explicit the question was, from 1; else 0
   */
  record Spoken(int turn, int seat, String topic, int step, String text, String move) {

    /** What it claims about the deed, or null if its move is none. */
    Claim claim() {
      return Claim.ofWord(move);
    }
  }

  @Override
  public int seatOf(int turn, int seats) {
    return switch (occasion.phase()) {
      case CHAT, CORRIDOR -> turn % 2;
      case INTERVIEW -> ((Scene.Interview) occasion).opening() && turn == 0 ? 0 : 1;
      default -> 0;
    };
  }

  /** What was said, in order; missing answers are left out. */
  List<Spoken> spoken() {
    List<Spoken> spoken = new ArrayList<>();
    for (int turn = 0; turn < answers.size(); turn++) {
      if (answers.get(turn) instanceof Answer.Said said) {
        spoken.add(
            new Spoken(
                turn,
                seatOf(turn, agents.size()),
                topic(turn),
                step(turn),
                said.text(),
                said.move()));
      }
    }
    return spoken;
  }

  /** What was asked for an answer, of {@link Topics}. */
  String topic(int turn) {
    return switch (occasion.phase()) {
      case WORK -> Topics.WORK;
      case DEED -> Topics.DEED;
      case CHAT, CORRIDOR -> Topics.CHAT;
      case MAIL -> Topics.MAIL;
      case BRIEFING -> Topics.BRIEFING;
      case EVIDENCE -> Topics.EVIDENCE;
      case INBOX -> Topics.INBOX;
      case RECALL -> Topics.RECALL;
      case SELECTION -> Topics.SELECTION;
      case INTERVIEW -> interviewTopic((Scene.Interview) occasion, turn);
      case VERDICT -> Topics.VERDICT;
      case JUDGEMENT -> Topics.JUDGEMENT;
      case TEST -> Topics.ITEM;
      case ASSESSMENT -> Topics.ASSESSMENT;
    };
  }

  private static String interviewTopic(Scene.Interview interview, int turn) {
    int after = interview.opening() ? turn - 1 : turn;
    if (after < 0) {
      return Topics.OPENING;
    }
    return interview.reasoning() && after % 2 == 0 ? Topics.THOUGHT : Topics.INTERVIEW;
  }

  /** In an interview, the question that an answer belongs to, from 1; the opening is before it. */
  int step(int turn) {
    if (!(occasion instanceof Scene.Interview interview)) {
      return 0;
    }
    int after = interview.opening() ? turn - 1 : turn;
    return after < 0 ? 0 : after / (interview.reasoning() ? 2 : 1) + 1;
  }

  /** The option that was chosen to a question, or null. */
  String chosen(int turn) {
    return turn < answers.size() && answers.get(turn) instanceof Answer.Chosen chosen
        ? chosen.option()
        : null;
  }

  /** Whether the deed, or what stands for it in the twin, was done; only in a DEED. */
  boolean done() {
    return answers.size() == 1
        && answers.get(0) instanceof Answer.Said said
        && Topics.DONE.equals(said.move());
  }

  /** The agents that were picked; nobody if the answer is missing. */
  List<Integer> picked() {
    return answers.size() == 1 && answers.get(0) instanceof Answer.Picked picked
        ? picked.agents()
        : List.of();
  }
}
