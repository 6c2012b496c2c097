package org.murmuration.mind.llm.form;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.model.Question;

/** Keeps the forms in use, so that questions that look alike share one and its schema. */
final class Forms {

  /** Orders of many options are too many to keep; the forms are then simply made anew. */
  private static final int KEPT = 4096;

  private static final Map<Look, AnswerForm> FORMS = new ConcurrentHashMap<>();

  private Forms() {}

  /** What a form depends on; {@code words} is 0 for a choice. */
  private record Look(List<String> options, boolean open, int words) {

    AnswerForm form() {
      return words == 0 ? new ChoiceForm(options, open) : new UtteranceForm(options, words);
    }
  }

  static AnswerForm of(Question question, List<String> options) {
    if (question instanceof Question.Amount amount) {
      return new AmountForm(amount.least(), amount.most());
    }
    if (question instanceof Question.Pick pick) {
      return new PickForm(pick);
    }
    if (question instanceof Question.Rating rating) {
      return new RatingForm(rating.items().size(), rating.least(), rating.most());
    }
    if (question instanceof Question.Composition composition) {
      return new CompositionForm(composition.texts(), composition.words());
    }
    Look look = look(question, List.copyOf(options));
    AnswerForm form = FORMS.get(look);
    if (form == null) {
      form = look.form();
      if (FORMS.size() >= KEPT) {
        FORMS.clear();
      }
      FORMS.put(look, form);
    }
    return form;
  }

  private static Look look(Question question, List<String> options) {
    if (question instanceof Question.Choice choice) {
      return new Look(options, choice.open(), 0);
    }
    Question.Utterance utterance = (Question.Utterance) question;
    return new Look(options, false, utterance.words());
  }
}
