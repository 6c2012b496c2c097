package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * A mind by rule, no LLM and no evidence about any: passes the letter that it carries on with a
 * probability in each meeting, in other words with a probability and else exactly as it stands, and
 * after each meeting forgets it with a probability, whether or not it has just heard it again. What
 * it hears first it always takes up, unless labels put it off.
 *
 * @param chances how likely it does what
 */
record Postman(Chances chances, LetterEye eye, Letters letters, Paraphrase paraphrase)
    implements RuleMind {

  /** Importance of a letter, and of everything else. */
  private static final int IMPORTANT = 8;

  private static final int UNIMPORTANT = 1;

  /**
   * Probabilities.
   *
   * @param passesOn β: of saying the letter in a meeting
   * @param forgets δ: of losing it after a meeting, if it had it before
   * @param rewords of saying it in other words
   * @param takesTagged of taking up a text whose origin is tagged
   * @param takesMarked of taking up a text that is flagged
   */
  record Chances(
      double passesOn, double forgets, double rewords, double takesTagged, double takesMarked) {}

  Postman(Chances chances, LetterEye eye) {
    this(chances, eye, Letters.load(), new Paraphrase(Letters.load().synonyms()));
  }

  /** Whether it always passes on, exactly, what it never forgets. */
  boolean isCertain() {
    return chances.passesOn() == 1 && chances.forgets() == 0 && chances.rewords() == 0;
  }

  @Override
  public Answer decide(Situation situation) {
    if (situation.question() instanceof Question.Rating rating) {
      return new Answer.Rated(rate(rating, situation.memory(), situation.random()));
    }
    Question.Utterance utterance = (Question.Utterance) situation.question();
    return new Answer.Said(say(situation, utterance), null);
  }

  private String say(Situation situation, Question.Utterance utterance) {
    RandomStream random = situation.random();
    String letter = eye.carried(situation.memory());
    boolean first = utterance.said().stream().noneMatch(l -> l.seat() == situation.seat());
    if (letter != null && first && random.nextDouble() < chances.passesOn()) {
      return random.nextDouble() < chances.rewords() ? paraphrase.of(letter, random) : letter;
    }
    return letters.talk().get(random.nextInt(letters.talk().size()));
  }

  private List<Integer> rate(Question.Rating rating, Memory memory, RandomStream random) {
    boolean carries = eye.carried(memory) != null;
    boolean loses = carries && random.nextDouble() < chances.forgets();
    int heard = rating.items().size();
    while (heard > 0 && rating.items().get(heard - 1).startsWith(MeetingProtocol.NOTE)) {
      heard--;
    }
    List<Integer> ratings = new ArrayList<>(rating.items().size());
    List<String> taken = new ArrayList<>(heard);
    for (String item : rating.items().subList(0, heard)) {
      String said = Labels.said(item);
      boolean takes = !loses && eye.isLetter(said) && (carries || accepts(item, random));
      ratings.add(takes ? IMPORTANT : UNIMPORTANT);
      if (takes) {
        taken.add(said);
      }
    }
    for (int place = 0; place < rating.items().size() - heard; place++) {
      ratings.add(rate(NoteMemory.note(memory, place), loses, taken));
    }
    return ratings;
  }

  private int rate(Note note, boolean loses, List<String> taken) {
    if (note.isBlank() || taken.contains(note.text())) {
      return ChainLetterSettings.LEAST;
    }
    boolean letter = eye.isLetter(note.text());
    return letter && !loses ? IMPORTANT : letter ? ChainLetterSettings.LEAST : UNIMPORTANT;
  }

  private boolean accepts(String item, RandomStream random) {
    boolean tag = !Labels.isTagged(item) || random.nextDouble() < chances.takesTagged();
    boolean mark = !Labels.isMarked(item) || random.nextDouble() < chances.takesMarked();
    return tag && mark;
  }
}
