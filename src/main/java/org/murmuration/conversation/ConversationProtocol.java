package org.murmuration.conversation;

import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/**
 * The rules of what happens at a party, by the {@link Gathering} that an encounter is about.
 *
 * <p>Inviting: a guest picks at most one other. Accepting: it picks any of those who invited it.
 * Chatting: two guests speak in turn, each utterance with a move; {@code leave} ends the chat, and
 * so do the last turn of both, and a text with which the chat has reached its number of tokens.
 * Summarising: a guest writes one text.
 *
 * <p>A missing answer invites nobody, accepts nobody, leaves a chat, and sums up nothing. What was
 * said in the chat before counts and is remembered.
 */
public final class ConversationProtocol implements Protocol {

  /** Topics of the questions asked at a party. */
  public static final String INVITE = "invite";

  public static final String ACCEPT = "accept";
  public static final String CHAT = "chat";
  public static final String SUMMARISE = "summarise";

  /** Moves of a chat. */
  public static final String STAY = "stay";

  public static final String LEAVE = "leave";

  private static final List<String> MOVES = List.of(STAY, LEAVE);

  private final PartySettings settings;

  public ConversationProtocol(PartySettings settings) {
    this.settings = settings;
  }

  /** Whether an encounter belongs to a party. */
  public static boolean governs(EncounterSpec spec) {
    return spec.occasion() instanceof Gathering;
  }

  /** Whether a question is asked at a party. */
  public static boolean asks(Question question) {
    return switch (question.topic()) {
      case INVITE, ACCEPT, CHAT, SUMMARISE -> true;
      default -> false;
    };
  }

  /**
   * What comes next in an encounter of a party.
   *
   * @throws IllegalArgumentException if the encounter is not about a {@link Gathering}
   */
  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (!(spec.occasion() instanceof Gathering gathering)) {
      throw new IllegalArgumentException("encounter " + spec.index() + " is about no gathering");
    }
    if (gathering instanceof Gathering.Chatting) {
      ChatEnd end = end(soFar);
      return end == null
          ? ask(
              soFar.size() % 2,
              new Question.Utterance(CHAT, Conversation.lines(soFar), MOVES, settings.words()))
          : finish(spec, soFar, end);
    }
    return soFar.isEmpty()
        ? ask(0, question(gathering, spec.seats().get(0).agent()))
        : finish(spec, soFar, null);
  }

  private Question question(Gathering gathering, int agent) {
    if (gathering instanceof Gathering.Inviting inviting) {
      return new Question.Pick(INVITE, inviting.guests().without(agent), 1, settings.prefix());
    }
    if (gathering instanceof Gathering.Accepting accepting) {
      Agents inviters = Agents.of(accepting.inviters());
      return new Question.Pick(ACCEPT, inviters, inviters.size(), settings.prefix());
    }
    return new Question.Composition(SUMMARISE, List.of(), 1, settings.memory().summaryWords());
  }

  private static Step ask(int seat, Question question) {
    return new Step.Ask(List.of(new Step.Query(seat, question)));
  }

  private static Step finish(EncounterSpec spec, List<Answer> answers, ChatEnd end) {
    return new Step.Finish(
        new Conversation(
            answers,
            (Gathering) spec.occasion(),
            spec.seats().stream().map(Seat::agent).toList(),
            end));
  }

  /** How a chat has ended with these answers, or null if it goes on. */
  private ChatEnd end(List<Answer> answers) {
    if (answers.isEmpty()) {
      return null;
    }
    if (!(answers.get(answers.size() - 1) instanceof Answer.Said said)) {
      return ChatEnd.SILENCE;
    }
    if (LEAVE.equals(said.move())) {
      return ChatEnd.LEFT;
    }
    if (answers.size() >= 2 * settings.maxTurns()) {
      return ChatEnd.TURNS;
    }
    return settings.maxTokens() > 0 && tokens(answers) >= settings.maxTokens()
        ? ChatEnd.TOKENS
        : null;
  }

  private int tokens(List<Answer> answers) {
    return Conversation.lines(answers).stream()
        .mapToInt(line -> settings.memory().tokenizer().count(line.text()))
        .sum();
  }

  /** A chat in which the texts heard are others than those said ended as it truly did. */
  @Override
  public Outcome heard(EncounterSpec spec, Outcome outcome, List<Answer> heard) {
    Conversation truth = (Conversation) outcome;
    return new Conversation(heard, truth.occasion(), truth.agents(), truth.end());
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    Conversation conversation = (Conversation) outcome;
    Gathering gathering = conversation.occasion();
    if (gathering instanceof Gathering.Chatting) {
      return conversation.isChat() ? PastChat.of(conversation, seat, settings) : null;
    }
    if (gathering instanceof Gathering.Inviting) {
      return Arranged.invited(gathering.round(), conversation.picked());
    }
    if (gathering instanceof Gathering.Accepting accepting) {
      return Arranged.accepted(gathering.round(), accepting.inviters(), conversation.picked());
    }
    return conversation.answers().get(0) instanceof Answer.Composed composed
            && !composed.texts().isEmpty()
        ? Summary.of(gathering.round(), composed.texts().get(0), settings.memory())
        : null;
  }
}
