package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What an agent is asked. Typed, so that a rule answers it from its fields. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Question.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = Question.Utterance.class, name = "utterance"),
  @JsonSubTypes.Type(value = Question.Amount.class, name = "amount"),
  @JsonSubTypes.Type(value = Question.Pick.class, name = "pick"),
  @JsonSubTypes.Type(value = Question.Rating.class, name = "rating"),
  @JsonSubTypes.Type(value = Question.Composition.class, name = "composition")
})
public sealed interface Question {

  /** What the question is about, in the experiment's words; prompts and minds tell by it. */
  String topic();

  /** What was said before in this encounter, oldest first. */
  default List<Line> said() {
    return List.of();
  }

  /**
   * Choose one of the options.
   *
   * @param options what may be chosen, without duplicates; their order means nothing
   * @param subject what the question refers to (such as a word just heard), or null
   * @param open whether something that is not among the options may be coined
   * @param said what was said before in this encounter, oldest first; usually nothing
   */
  record Choice(
      String topic,
      List<String> options,
      String subject,
      boolean open,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Line> said)
      implements Question {

    public Choice {
      options = List.copyOf(options);
      said = said == null ? List.of() : List.copyOf(said);
      if (options.isEmpty() && !open) {
        throw new IllegalArgumentException("a closed choice needs at least one option");
      }
    }

    /** A choice before which nothing was said. */
    public Choice(String topic, List<String> options, String subject, boolean open) {
      this(topic, options, subject, open, List.of());
    }
  }

  /**
   * Say something in a conversation, and declare a move beside it.
   *
   * @param said what was said before in this encounter, oldest first
   * @param moves what may be declared beside the text, such as {@code continue} and {@code
   *     concede}; their order means nothing. Empty: nothing is declared.
   * @param words about how many words the text may have, at most
   */
  record Utterance(String topic, List<Line> said, List<String> moves, int words)
      implements Question {

    public Utterance {
      said = List.copyOf(said);
      moves = List.copyOf(moves);
      if (words < 1) {
        throw new IllegalArgumentException("an utterance needs room for a word");
      }
    }
  }

  /**
   * Name a whole number.
   *
   * @param said what was said before in this encounter, oldest first
   * @param least the smallest number that may be named
   * @param most the largest
   */
  record Amount(String topic, List<Line> said, int least, int most) implements Question {

    public Amount {
      said = List.copyOf(said);
      if (most < least) {
        throw new IllegalArgumentException("no number is in " + least + " .. " + most);
      }
    }
  }

  /**
   * Pick some agents, or none.
   *
   * @param among who may be picked
   * @param most how many may be picked at most
   * @param prefix stands before the number of an agent, counted from 1, in the name that it goes by
   */
  record Pick(String topic, Agents among, int most, String prefix) implements Question {

    public Pick {
      if (most < 1) {
        throw new IllegalArgumentException("a pick takes at least one");
      }
    }

    /** The name that an agent goes by here. */
    public String name(int agent) {
      return prefix + (agent + 1);
    }

    /** The agent that goes by a name and may be picked, or −1. */
    public int agent(String name) {
      String number = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
      int agent = number.matches("[1-9]\\d{0,8}") ? Integer.parseInt(number) - 1 : -1;
      return among.contains(agent) ? agent : -1;
    }
  }

  /**
   * Rate each of some texts with a whole number.
   *
   * @param items what is rated, in the order of the answer
   * @param least the lowest rating
   * @param most the highest
   */
  record Rating(String topic, List<String> items, int least, int most) implements Question {

    public Rating {
      items = List.copyOf(items);
      if (items.isEmpty() || most < least) {
        throw new IllegalArgumentException("there is nothing to rate, or no rating to give");
      }
    }
  }

  /**
   * Write some texts.
   *
   * @param said what was said before in this encounter, oldest first
   * @param texts how many, exactly
   * @param words about how many words each may have, at most
   */
  record Composition(String topic, List<Line> said, int texts, int words) implements Question {

    public Composition {
      said = List.copyOf(said);
      if (texts < 1 || words < 1) {
        throw new IllegalArgumentException("a composition needs room for a word");
      }
    }
  }

  /**
   * Whether a text is a whole number in a range, such as an {@link Amount} or a rating asks for.
   */
  static boolean isWithin(String text, int least, int most) {
    if (!text.matches("-?\\d{1,10}")) {
      return false;
    }
    long number = Long.parseLong(text);
    return number >= least && number <= most;
  }

  /** One utterance of a conversation: the seat that said it, its text, and its move or null. */
  record Line(int seat, String text, String move) {}
}
