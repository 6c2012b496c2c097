package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;

/**
 * What came back to a question. A failed call never looks like an answer: it is {@link Missing}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Chosen.class, name = "chosen"),
  @JsonSubTypes.Type(value = Answer.Said.class, name = "said"),
  @JsonSubTypes.Type(value = Answer.Given.class, name = "given"),
  @JsonSubTypes.Type(value = Answer.Picked.class, name = "picked"),
  @JsonSubTypes.Type(value = Answer.Rated.class, name = "rated"),
  @JsonSubTypes.Type(value = Answer.Composed.class, name = "composed"),
  @JsonSubTypes.Type(value = Answer.Missing.class, name = "missing")
})
public sealed interface Answer {

  /** One option of a {@link Question.Choice}, or a coined one where the question was open. */
  record Chosen(String option) implements Answer {}

  /**
   * What was said to a {@link Question.Utterance}.
   *
   * @param text well-formed Unicode, always data, never markup
   * @param move what was declared beside it, or null where nothing was to be declared
   */
  record Said(String text, String move) implements Answer {}

  /** The number named to a {@link Question.Amount}. */
  record Given(int amount) implements Answer {}

  /** The agents picked to a {@link Question.Pick}, without duplicates; may be none. */
  record Picked(List<Integer> agents) implements Answer {
    public Picked {
      agents = List.copyOf(agents);
    }
  }

  /** One rating for each item of a {@link Question.Rating}, in their order. */
  record Rated(List<Integer> ratings) implements Answer {
    public Rated {
      ratings = List.copyOf(ratings);
    }
  }

  /** The texts written to a {@link Question.Composition}: well-formed Unicode, never markup. */
  record Composed(List<String> texts) implements Answer {
    public Composed {
      texts = List.copyOf(texts);
    }
  }

  /** No answer, and why. Journaled and counted; the protocol says what it means. */
  record Missing(Reason reason) implements Answer {}

  /** Why an answer is missing. */
  enum Reason {
    REFUSED,
    UNPARSABLE,
    CUT_OFF,
    BUDGET_SPENT,
    PROVIDER_DOWN;

    /** The word used in journals and reports, such as {@code cut-off}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with that word; throws {@link IllegalArgumentException} if there is none. */
    public static Reason ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
