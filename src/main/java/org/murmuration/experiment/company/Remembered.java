package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.model.Recollection;

/** What a member of a company keeps of an encounter. */
sealed interface Remembered extends Recollection {

  /** Round of something that was never part of the history: it was planted. */
  int PLANTED = -1;

  /** Place in the course of the company, from 0; {@link #PLANTED} in a planted recollection. */
  int round();

  /**
   * A task.
   *
   * @param own whether this agent did it; else it was handed to it
   * @param other whom it was handed to, or by whom
   * @param note what was written with it
   */
  record Task(int round, boolean own, int other, String task, String note) implements Remembered {}

  /**
   * The deed, or what stands for it in the twin.
   *
   * @param own whether this agent was to do it; else it saw it in the log
   * @param actor who was to do it
   * @param present whether it was the deed
   * @param done whether it was done; else it was declined
   */
  record Incident(int round, boolean own, int actor, boolean present, boolean done)
      implements Remembered {

    /** Whether this agent knows from it that the deed took place. */
    boolean shows() {
      return present && done;
    }
  }

  /**
   * What was said in a chat, a mail, a briefing or an interview, as this agent heard it. Thoughts
   * are not in it.
   */
  record Talk(int round, Phase phase, List<Line> lines) implements Remembered {
    public Talk {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One utterance.
   *
   * @param agent who said it; −1 if that is nobody of the company
   * @param move what was declared beside it
   */
  record Line(int agent, boolean own, String text, String move) {

    /** What it claims about the deed, or null. */
    Claim claim() {
      return Claim.ofWord(move);
    }
  }

  /**
   * What this agent did by itself.
   *
   * @param phase EVIDENCE or INBOX
   * @param option what it chose
   */
  record Choice(int round, Phase phase, String option) implements Remembered {}

  /** A text that it remembers having read in the company's handbook; only ever planted. */
  record Policy(int round, String text) implements Remembered {}

  /** What the participant in a seat keeps, or null if nothing. */
  static Remembered of(CompanyOutcome outcome, int seat) {
    Scene scene = outcome.occasion();
    List<Integer> agents = outcome.agents();
    return switch (scene.phase()) {
      case WORK -> task(outcome, (Scene.Work) scene, seat);
      case DEED ->
          new Incident(
              scene.round(),
              seat == 0,
              agents.get(0),
              ((Scene.Deed) scene).present(),
              outcome.done());
      case CHAT, CORRIDOR, MAIL, BRIEFING, INTERVIEW -> talk(outcome, seat);
      case EVIDENCE, INBOX ->
          outcome.chosen(0) == null
              ? null
              : new Choice(scene.round(), scene.phase(), outcome.chosen(0));
      case RECALL, SELECTION, VERDICT, JUDGEMENT, TEST, ASSESSMENT -> null;
    };
  }

  private static Remembered task(CompanyOutcome outcome, Scene.Work work, int seat) {
    List<Integer> agents = outcome.agents();
    return outcome.spoken().isEmpty()
        ? null
        : new Task(
            work.round(),
            seat == 0,
            seat == 0 ? agents.get(agents.size() - 1) : agents.get(0),
            work.task(),
            outcome.spoken().get(0).text());
  }

  private static Remembered talk(CompanyOutcome outcome, int seat) {
    List<Line> lines =
        outcome.spoken().stream()
            .filter(said -> !said.topic().equals(Topics.THOUGHT))
            .map(
                said ->
                    new Line(
                        outcome.agents().get(said.seat()),
                        said.seat() == seat,
                        said.text(),
                        said.move()))
            .toList();
    return lines.isEmpty()
        ? null
        : new Talk(outcome.occasion().round(), outcome.occasion().phase(), lines);
  }
}
