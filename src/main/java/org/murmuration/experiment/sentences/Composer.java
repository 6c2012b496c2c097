package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.sampling.ListSampler;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.Sociable;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * A rule that writes sentences by putting words into frames. Each agent knows a few of the shipped
 * frames, by its number. In a brainstorm it says a sentence in one of them; when it writes it uses
 * those it knows and those its partner said, each once while they last. So two know more than one,
 * whoever they are: a truth that measures can be checked against, and no evidence about models. In
 * a chain it keeps each sentence it was handed with a chance, and writes it anew otherwise. At a
 * party it does as its guest does.
 *
 * @param guest what it does at a party
 * @param repertoire how many frames it knows, 1 or more
 * @param slips chance that a sentence lacks a word
 * @param keeps chance that a sentence that was handed on stays
 */
record Composer(
    Sociable guest, Frames frames, List<WordSet> sets, int repertoire, double slips, double keeps)
    implements RuleMind {

  /** Frames of agents whose numbers are neighbours are this far from each other. */
  private static final int STRIDE = 7;

  private static final int FAIR = 4;
  private static final int POOR = 1;

  @Override
  public Answer decide(Situation situation) {
    Question question = situation.question();
    if (!(situation.spec().occasion() instanceof Task task)) {
      return guest.decide(situation);
    }
    RandomStream random = situation.random();
    if (question instanceof Question.Pick pick) {
      return choose(situation, pick);
    }
    if (question instanceof Question.Utterance talk) {
      return suggest(situation, task, talk, random);
    }
    if (question instanceof Question.Rating rating) {
      return new Answer.Rated(
          rating.items().stream().map(text -> frames.in(text) < 0 ? POOR : FAIR).toList());
    }
    return new Answer.Composed(
        write(situation, task, ((Question.Composition) question).texts(), random));
  }

  /** Chooses as it invites at a party, if it always did. */
  private Answer choose(Situation situation, Question.Pick pick) {
    Sociable eager = new Sociable(guest.attachment(), 1, guest.accepts(), guest.turns());
    Question.Pick invite =
        new Question.Pick(ConversationProtocol.INVITE, pick.among(), 1, pick.prefix());
    return eager.decide(
        new Situation(
            situation.spec(),
            situation.seat(),
            situation.turn(),
            situation.persona(),
            situation.memory(),
            invite,
            situation.random()));
  }

  private Answer suggest(
      Situation situation, Task task, Question.Utterance talk, RandomStream random) {
    long own = talk.said().stream().filter(line -> line.seat() == situation.seat()).count();
    String move = own + 1 < guest.turns() ? ConversationProtocol.STAY : ConversationProtocol.LEAVE;
    List<Integer> known = known(situation.agent());
    int frame = known.get(random.nextInt(known.size()));
    return new Answer.Said(
        "How about this: " + sentence(frame, task, random),
        talk.moves().contains(move) ? move : null);
  }

  private List<String> write(Situation situation, Task task, int texts, RandomStream random) {
    Memory memory = situation.memory();
    List<String> handed = RelayFields.handed(memory, task);
    List<Integer> known = new ArrayList<>(usable(situation, task));
    List<String> written = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      boolean kept = i < handed.size() && random.nextDouble() < keeps;
      if (left.isEmpty()) {
        left.addAll(known);
        ListSampler.shuffle(random, left);
      }
      int frame = left.remove(left.size() - 1);
      String anew = sentence(frame, task, random);
      written.add(kept ? handed.get(i) : anew);
    }
    return written;
  }

  /** The frames it knows and those its partner has just used. */
  private Set<Integer> usable(Situation situation, Task task) {
    Set<Integer> usable = new LinkedHashSet<>(known(situation.agent()));
    Brainstorm talk = SentencesFields.talk(situation.memory(), task.set());
    if (talk != null) {
      for (Brainstorm.Line line : talk.lines()) {
        int frame = frames.in(line.text());
        if (!line.own() && frame >= 0) {
          usable.add(frame);
        }
      }
    }
    return usable;
  }

  private List<Integer> known(int agent) {
    List<Integer> known = new ArrayList<>();
    int all = frames.frames().size();
    for (int i = 0; i < Math.min(repertoire, all); i++) {
      known.add((int) (((long) STRIDE * agent + i) % all));
    }
    return known;
  }

  private String sentence(int frame, Task task, RandomStream random) {
    List<String> words = new ArrayList<>(sets.get(task.set()).bare());
    ListSampler.shuffle(random, words);
    boolean slip = random.nextDouble() < slips;
    return frames
        .frames()
        .get(frame)
        .with(slip ? Collections.unmodifiableList(words.subList(1, words.size())) : words);
  }

  /** Why it cannot choose: it writes, and chooses nothing else. */
  @Override
  public Optional<String> objection(List<String> options) {
    return Optional.of("it writes sentences, and chooses nothing");
  }
}
