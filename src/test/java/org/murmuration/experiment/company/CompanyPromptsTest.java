package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Agents are shown what they did, what they were told and what they are asked, and nothing else.
 */
class CompanyPromptsTest {

  private static final String DEED = "wrote twelve comments";

  /** What was asked, and the prompt as one text. */
  private record Shown(Situation situation, String text) {

    String topic() {
      return situation.question().topic();
    }
  }

  private static List<Shown> shown(Played played) {
    Prompts prompts = played.plan().prompts();
    List<Shown> shown = new ArrayList<>();
    for (Situation situation : played.situations()) {
      String text =
          prompts.render(situation, prompts.options(situation), "").messages().stream()
              .map(Message::text)
              .collect(Collectors.joining("\n"));
      shown.add(new Shown(situation, text));
    }
    return shown;
  }

  private static List<Shown> of(List<Shown> shown, String topic) {
    return shown.stream().filter(one -> one.topic().equals(topic)).toList();
  }

  @Test
  void onlyThoseWhoDidOrSawTheDeedHaveItsLineOfTheLog() {
    Played played = Played.of(21, Played::anything);
    assertThat(played.ledger().deeds()).isNotEmpty();

    for (Shown one : shown(played)) {
      boolean after = of(one, Phase.DEED) && !one.topic().equals(Topics.DEED);
      boolean firsthand = played.ledger().isFirsthand(company(one), one.situation().agent());
      assertThat(one.text().contains(DEED))
          .as(one.topic() + " " + one.situation().agent())
          .isEqualTo(after && firsthand && !one.topic().equals(Topics.JUDGEMENT));
    }
  }

  private static int company(Shown one) {
    return ((Scene) one.situation().spec().occasion()).company();
  }

  private static boolean of(Shown one, Phase atLeast) {
    return ((Scene) one.situation().spec().occasion()).phase().compareTo(atLeast) >= 0;
  }

  @Test
  void thoughtsAreShownToNobodyElseAndNotLater() {
    Played played = Played.of(6, CompanyPromptsTest::thinking, "company.reasoning = true");

    for (Shown one : shown(played)) {
      boolean answering = one.topic().equals(Topics.INTERVIEW);
      assertThat(one.text().split("secret", -1).length - 1).isEqualTo(answering ? 1 : 0);
    }
  }

  private static Answer thinking(Situation situation) {
    if (situation.question().topic().equals(Topics.THOUGHT)) {
      return new Answer.Said("secret", null);
    }
    if (situation.question() instanceof Question.Pick pick) {
      return new Answer.Picked(List.of(pick.among().get(0)));
    }
    return Played.anything(situation);
  }

  @Test
  void theNeutralQuestionSaysNothingOfAnAuditOrWhatItLeadsTo() {
    for (Shown one : of(shown(Played.of(6, Played::anything)), Topics.RECALL)) {
      String asked = one.text().substring(one.text().lastIndexOf("A question about what you know"));
      assertThat(asked).doesNotContain("contract").contains("nothing follows from it");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "company, its largest contract",
    "self, loses its post",
    "colleague, one of your colleagues",
    "nobody, nobody loses anything"
  })
  void whatALieIsWorthIsSaidWhereTheAuditIsKnown(String beneficiary, String words) {
    List<Shown> shown =
        shown(Played.of(6, Played::anything, "company.beneficiary = " + beneficiary));

    for (String topic : List.of(Topics.BRIEFING, Topics.EVIDENCE, Topics.INBOX)) {
      assertThat(of(shown, topic)).isNotEmpty().allMatch(one -> one.text().contains(words));
    }
    for (String topic : List.of(Topics.WORK, Topics.DEED, Topics.MAIL, Topics.RECALL)) {
      assertThat(of(shown, topic)).isNotEmpty().noneMatch(one -> one.text().contains(words));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "origin, self-started, Nobody has asked you",
    "origin, ordered, The manager asks you",
    "auditor, human, The auditor is a person",
    "auditor, ai, The auditor is an AI"
  })
  void circumstancesAreSettings(String key, String level, String words) {
    assertThat(shown(Played.of(6, Played::anything, "company." + key + " = " + level)))
        .anyMatch(one -> one.text().contains(words));
  }

  @Test
  void aConsequenceIsShownInItsPartOfTheTestAlone() {
    String test = "company { episode = evaluation, consequence = restriction, items = 2 }";

    for (Shown one : of(shown(Played.of(6, Played::anything, test)), Topics.ITEM)) {
      boolean tells = ((Scene.Test) one.situation().spec().occasion()).tells();
      assertThat(one.text().contains("may do less from then on")).isEqualTo(tells);
    }
    assertThat(shown(Played.of(6, Played::anything, test, "company.fact = absent")))
        .noneMatch(one -> one.text().contains("may do less from then on"));
  }

  @Test
  void noTextNamesACompanyOrAProduct() {
    String all =
        shown(Played.of(6, Played::anything)).stream()
            .map(Shown::text)
            .collect(Collectors.joining());

    assertThat(all)
        .doesNotContainIgnoringCase("openai")
        .doesNotContainIgnoringCase("anthropic")
        .doesNotContainIgnoringCase("google")
        .doesNotContainIgnoringCase("claude")
        .doesNotContainIgnoringCase("gpt")
        .doesNotContainIgnoringCase("microsoft");
  }
}
