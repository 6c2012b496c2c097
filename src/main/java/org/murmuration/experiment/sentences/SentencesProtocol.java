package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/**
 * The rules of each {@link Task}; those of a party are the party's own.
 *
 * <p>Choosing: the agent picks one partner. Brainstorming: two speak in turn, each utterance with a
 * move; {@code leave} ends it, and so do the last turns. Composing: the agent writes a number of
 * sentences. Judging: a judge rates each sentence from 1 to 5. Passing: as composing, and whoever
 * has the second seat keeps the sentences.
 *
 * <p>A missing answer chooses nobody, leaves the brainstorm (what was said before counts), writes
 * nothing, rates nothing, and hands nothing on.
 *
 * @param party the rules of the party; null where there is none
 * @param turns utterances of each side of a brainstorm, at most
 * @param words about how many words such an utterance may have
 * @param texts how many sentences are written
 * @param limit how many words each may have
 * @param prefix stands before the number of an agent in its name
 */
record SentencesProtocol(
    ConversationProtocol party, int turns, int words, int texts, int limit, String prefix)
    implements Protocol {

  static final String CHOOSE = "choose";
  static final String BRAINSTORM = "brainstorm";
  static final String COMPOSE = "compose";
  static final String JUDGE = "judge";
  static final int LOWEST = 1;
  static final int HIGHEST = 5;

  private static final List<String> MOVES =
      List.of(ConversationProtocol.STAY, ConversationProtocol.LEAVE);

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (ConversationProtocol.governs(spec)) {
      return party.next(spec, soFar);
    }
    Task task = (Task) spec.occasion();
    if (task instanceof Task.Brainstorming) {
      return isOver(soFar)
          ? finish(spec, task, soFar)
          : ask(
              soFar.size() % 2,
              new Question.Utterance(BRAINSTORM, Piece.lines(soFar), MOVES, words));
    }
    return soFar.isEmpty()
        ? ask(0, question(task, spec.seats().get(0).agent()))
        : finish(spec, task, soFar);
  }

  private Question question(Task task, int agent) {
    if (task instanceof Task.Choosing choosing) {
      return new Question.Pick(CHOOSE, choosing.among().without(agent), 1, prefix);
    }
    if (task instanceof Task.Judging judging) {
      return new Question.Rating(JUDGE, judging.texts(), LOWEST, HIGHEST);
    }
    return new Question.Composition(COMPOSE, List.of(), texts, limit);
  }

  private boolean isOver(List<Answer> soFar) {
    if (soFar.isEmpty()) {
      return false;
    }
    return soFar.size() >= 2 * turns
        || !(soFar.get(soFar.size() - 1) instanceof Answer.Said said)
        || ConversationProtocol.LEAVE.equals(said.move());
  }

  private static Step ask(int seat, Question question) {
    return new Step.Ask(List.of(new Step.Query(seat, question)));
  }

  private static Step finish(EncounterSpec spec, Task task, List<Answer> answers) {
    List<Integer> agents = spec.seats().stream().map(Seat::agent).toList();
    return new Step.Finish(new Piece(answers, task, agents));
  }

  @Override
  public Outcome heard(EncounterSpec spec, Outcome outcome, List<Answer> heard) {
    return outcome instanceof Piece piece
        ? new Piece(heard, piece.occasion(), piece.agents())
        : party.heard(spec, outcome, heard);
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    if (outcome instanceof Conversation) {
      return party.recollect(outcome, seat);
    }
    Piece piece = (Piece) outcome;
    if (piece.occasion() instanceof Task.Brainstorming) {
      return Piece.lines(piece.answers()).isEmpty() ? null : Brainstorm.of(piece, seat);
    }
    return piece.occasion() instanceof Task.Passing && seat == 1 && !piece.texts().isEmpty()
        ? new Handed(piece.occasion().set(), piece.texts())
        : null;
  }
}
