package org.murmuration.mind.llm.form;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.model.Question;

/** Keeps the forms in use, so that questions that look alike share one and its schema. */
final class Forms {

  /** Orders of many options are too many to keep; the forms are then simply made anew. */
  private static final int KEPT = 4096;

  private static final Map<Question, AnswerForm> FORMS = new ConcurrentHashMap<>();

  private Forms() {}

  static AnswerForm of(Question question, List<String> options) {
    Question look = look(question, List.copyOf(options));
    AnswerForm form = FORMS.get(look);
    if (form == null) {
      form = form(look);
      if (FORMS.size() >= KEPT) {
        FORMS.clear();
      }
      FORMS.put(look, form);
    }
    return form;
  }

  /** The question with nothing in it but what its form depends on. */
  private static Question look(Question question, List<String> options) {
    if (question instanceof Question.Choice choice) {
      return new Question.Choice("", options, null, choice.open());
    }
    if (question instanceof Question.Amount amount) {
      return new Question.Amount("", List.of(), amount.least(), amount.most());
    }
    if (question instanceof Question.Pick pick) {
      return new Question.Pick("", pick.among(), pick.most(), pick.prefix());
    }
    if (question instanceof Question.Rating rating) {
      return new Question.Rating("", rating.items(), rating.least(), rating.most());
    }
    if (question instanceof Question.Composition composition) {
      return new Question.Composition("", List.of(), composition.texts(), composition.words());
    }
    return new Question.Utterance("", List.of(), options, ((Question.Utterance) question).words());
  }

  private static AnswerForm form(Question look) {
    if (look instanceof Question.Choice choice) {
      return new ChoiceForm(choice.options(), choice.open());
    }
    if (look instanceof Question.Amount amount) {
      return new AmountForm(amount.least(), amount.most());
    }
    if (look instanceof Question.Pick pick) {
      return new PickForm(pick);
    }
    if (look instanceof Question.Rating rating) {
      return new RatingForm(rating);
    }
    if (look instanceof Question.Composition composition) {
      return new CompositionForm(composition.texts(), composition.words());
    }
    Question.Utterance utterance = (Question.Utterance) look;
    return new UtteranceForm(utterance.moves(), utterance.words());
  }
}
