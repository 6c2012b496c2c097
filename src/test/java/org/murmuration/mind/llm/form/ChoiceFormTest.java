package org.murmuration.mind.llm.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class ChoiceFormTest {

  private static final String NONE = null;

  static List<Arguments> texts() {
    return List.of(
        // Bare, with what models put around it.
        text("Q", "Q", "Q", "M"),
        text("  Q\n", "Q", "Q", "M"),
        text("Q.", "Q", "Q", "M"),
        text("q", "Q", "Q", "M"),
        text("q", "q", "Q", "q"),
        text("\"Q\"", "Q", "Q", "M"),
        text("'Q'.", "Q", "Q", "M"),
        text("**Q**", "Q", "Q", "M"),
        text("`Q`", "Q", "Q", "M"),
        text("_Q_", "Q", "Q", "M"),
        text("# Q", "Q", "Q", "M"),
        text("> Q", "Q", "Q", "M"),
        text("- Q", "Q", "Q", "M"),
        text("“Q”", "Q", "Q", "M"),
        text("«Q»", "Q", "Q", "M"),
        text("(Q)", "Q", "Q", "M"),
        text("[Q]", "Q", "Q", "M"),
        text("```\nQ\n```", "Q", "Q", "M"),
        text("```text\nQ\n```", "Q", "Q", "M"),
        text("BLUE", "Blue", "Blue", "Red"),
        text("C#", "C#", "C", "C#"),
        text("**C#**", "C#", "C", "C#"),
        text("yes!", "yes!", "yes", "yes!"),
        text("A", "A", "A", "I"),
        text("I.", "I", "A", "I"),
        text("no", "no", "yes", "no"),
        text("苹果。", "苹果", "苹果", "梨"),
        // JSON.
        text("{\"answer\": \"Q\"}", "Q", "Q", "M"),
        text("{\"Answer\": \"q\"}", "Q", "Q", "M"),
        text("{'value': 'Q'}", "Q", "Q", "M"),
        text("{answer: \"Q\",}", "Q", "Q", "M"),
        text("```json\n{\"answer\": \"Q\"}\n```", "Q", "Q", "M"),
        text("Here you are: {\"answer\": \"Q\"} as M is worse", "Q", "Q", "M"),
        text("{\"reason\": \"M failed\", \"answer\": \"Q\"}", "Q", "Q", "M"),
        text("{\"result\": {\"choice\": \"**Q**\"}}", "Q", "Q", "M"),
        text("{\"answer\": [\"Q\"]}", "Q", "Q", "M"),
        text("{\"answer\": 3}", "3", "3", "5"),
        text("{\"answer\": \"I choose Q\"}", "Q", "Q", "M"),
        text("{\"answer\": \"Q\"} {\"answer\": \"Q\"}", "Q", "Q", "M"),
        text("{\"answer\": \"Q\"", "Q", "Q", "M"),
        text("{\"answer\": Q}", "Q", "Q", "M"),
        text("{Q}", "Q", "Q", "M"),
        text("{\"answer\": \"Q", NONE, "Q", "QX"),
        text("{\"answer\": \"Z\"}", NONE, "Q", "M"),
        text("{\"answer\": \"\"} Q", NONE, "Q", "M"),
        text("{\"answer\": null}", NONE, "Q", "M"),
        text("{\"answer\": \"Q\"} or {\"answer\": \"M\"}", NONE, "Q", "M"),
        text("{\"answer\": \"Q\"|\"M\"}", NONE, "Q", "M"),
        text("{\"answer\": \"Q or M\"}", NONE, "Q", "M"),
        // Answered first.
        text("Q. Because M failed before.", "Q", "Q", "M"),
        text("Q\n\nExplanation: M is less popular.", "Q", "Q", "M"),
        text("Q because M failed.", "Q", "Q", "M"),
        text("Q, not M.", "Q", "Q", "M"),
        text("**Q**\nM did worse.", "Q", "Q", "M"),
        text("I choose **Q**", "Q", "Q", "M"),
        text("I choose Q over M.", "Q", "Q", "M"),
        text("I'll go with Q, since M failed.", "Q", "Q", "M"),
        text("My answer is: \"Q\".\nM would be second.", "Q", "Q", "M"),
        text("**Answer:** Q", "Q", "Q", "M"),
        text("**Answer: Q**\n\nM lost.", "Q", "Q", "M"),
        text("Sure! My choice is Q.", "Q", "Q", "M"),
        text("I choose I.", "I", "A", "I"),
        text("I choose Q", "Q", "I", "Q"),
        text("Answer: A", "A", "A", "I"),
        text("<think>M or Q? M!</think>\nQ", "Q", "Q", "M"),
        // The only one named.
        text("The best name would be Q, I believe.", "Q", "Q", "M"),
        text("I think that \"Q\" fits.", "Q", "Q", "M"),
        text("Considering everything: New York it is", "New York", "York", "New York"),
        text("My vote goes to BLUE this time", "Blue", "Blue", "Red"),
        text("Plan A it shall be", "A", "A", "B"),
        // No answer, or none to be sure of.
        text("", NONE, "Q", "M"),
        text("   ", NONE, "Q", "M"),
        text("…", NONE, "Q", "M"),
        text("Q or M", NONE, "Q", "M"),
        text("Q/M", NONE, "Q", "M"),
        text("Q\nM", NONE, "Q", "M"),
        text("- Q\n- M", NONE, "Q", "M"),
        text("Q. M.", NONE, "Q", "M"),
        text("Q. Or M.", NONE, "Q", "M"),
        text("Q: 5 points, M: 10 points", NONE, "Q", "M"),
        text("Q as well as M", NONE, "Q", "M"),
        text("Q. Wait, actually M is better.", NONE, "Q", "M"),
        text("M failed, so Q", NONE, "Q", "M"),
        text("Quite so", NONE, "Q", "M"),
        text("The FAQ says more", NONE, "Q", "M"),
        text("Q's merits", NONE, "Q", "M"),
        text("Q-learning", NONE, "Q", "M"),
        text("C++", NONE, "C", "D"),
        text("35", NONE, "3", "5"),
        text("3.5", NONE, "3", "5"),
        text("-5", NONE, "3", "A5"),
        text("I think a name…", NONE, "A", "I"),
        text("A good name is hard to find", NONE, "A", "I"),
        text("I can't decide", NONE, "A", "I"),
        text("I, as an AI, cannot choose", NONE, "A", "I"),
        text("I choose a name at random", NONE, "A", "I"),
        text("There is no way to tell", NONE, "yes", "no"),
        text("I would not choose Q", NONE, "Q", "M"),
        text("Q is not for me", NONE, "Q", "M"),
        text("Should it be Q?", NONE, "Q", "M"),
        text("Sorry, I can't help with that.", NONE, "Q", "M"),
        text("<think>Q or", NONE, "Q", "M"),
        text("blueish", NONE, "Blue", "Red"),
        text("Das hängt von Qualität ab", NONE, "Q", "M"));
  }

  private static Arguments text(String text, String read, String... options) {
    return Arguments.of(text, List.of(options), read);
  }

  @ParameterizedTest(name = "[{index}] {0} of {1}: {2}")
  @MethodSource("texts")
  void readsWhatIsSureAndNothingElse(String text, List<String> options, String read) {
    AnswerForm form = closed(options);

    assertThat(form.read(text)).isEqualTo(Optional.ofNullable(read).map(Answer.Chosen::new));
  }

  @Test
  void anOpenChoiceTakesAWordOfItsOwn() {
    AnswerForm form =
        AnswerForm.of(new Question.Choice("name", List.of("Q"), null, true), List.of("Q"));

    assertThat(form.read("{\"answer\": \"blorf\"}")).contains(new Answer.Chosen("blorf"));
    assertThat(form.read("Answer: **Blorf**.")).contains(new Answer.Chosen("Blorf"));
    assertThat(form.read("q")).contains(new Answer.Chosen("Q"));
    assertThat(form.read("{\"answer\": \"bl\\u0000orf\\ud800\"}"))
        .contains(new Answer.Chosen("blorf\uFFFD"));
    assertThat(form.read("Something I would have to think about")).isEmpty();
    assertThat(form.read("x".repeat(100))).isEmpty();
    assertThat(form.read("...")).isEmpty();
  }

  @Test
  void theSchemaNamesTheOptionsAsShownAndAllowsNothingElse() {
    assertThat(closed(List.of("Q", "M")).schemaText())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"answer\":{\"type\":\"string\",\"enum\":[\"Q\",\"M\"]}},"
                + "\"required\":[\"answer\"],\"additionalProperties\":false}");
    assertThat(
            AnswerForm.of(new Question.Choice("name", List.of(), null, true), List.of())
                .schemaText())
        .doesNotContain("enum");
  }

  @Test
  void theInstructionIsShort() {
    assertThat(closed(List.of("Q", "M")).instruction())
        .isEqualTo("Answer with one of these and nothing else: Q, M");
    assertThat(closed(List.of("Q", "M")).jsonInstruction())
        .isEqualTo("Answer with a JSON object and nothing else: {\"answer\": one of \"Q\", \"M\"}");
  }

  @Test
  void changingASchemaLeavesTheFormAsItWas() {
    AnswerForm form = closed(List.of("Q", "M"));
    form.schema().removeAll();

    assertThat(form.schema().toString()).isEqualTo(form.schemaText());
  }

  private static AnswerForm closed(List<String> options) {
    return AnswerForm.of(new Question.Choice("name", options, null, false), options);
  }
}
