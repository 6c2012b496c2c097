package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.experiment.duel.WeCoder.Use;

/** The coding rule on hand-made cases, and its precision and recall on a labelled set. */
class WeCoderTest {

  private static final WeCoder CODER = new WeCoder(CodingRule.load());

  /** A sentence with the meaning and number of its first person plurals, as a reader sees them. */
  private record Labelled(String label, int uses, String sentence) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We go.",
        "we're here",
        "We’ve seen it.",
        "we'll see",
        "we'd say so",
        "It is ours.",
        "It is our turn.",
        "Tell us.",
        "We-- no, I mean you.",
        "by ourselves",
        "Let's see.",
        "let us see",
        "WE SAW IT",
        "GIVE US TIME",
        "\"We go.\"",
        "(we)"
      })
  void aFirstPersonPluralIsFoundInAnyForm(String text) {
    assertThat(CODER.uses(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The US is large.",
        "THE US IS LARGE.",
        "He said \"we go\" and left.",
        "He said “we go” and left.",
        "He said ‘we go’ and left.",
        "owe, use, bus, house, power",
        "Wes met Gus.",
        "They work at The We Company now.",
        "The shop is called Toys R Us today.",
        "us-versus-them"
      })
  void whatOnlyLooksLikeOneIsNot(String text) {
    assertThat(CODER.uses(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We AI assistants and the two of us, as people, agree. | SOCIAL",
        "The two of us know that people err, as we all do. | DYADIC",
        "People err, as we can conclude. | GENERIC",
        "From this we can conclude nothing. | TASK"
      })
  void theFirstKindOfPhraseDecides(String sentence, Use use) {
    assertThat(CODER.uses(sentence)).isNotEmpty().containsOnly(use);
  }

  @Test
  void eachSentenceIsReadByItself() {
    assertThat(CODER.uses("AIs exist. We looked at the cost! Let's call it a draw? We all err."))
        .containsExactly(Use.TASK, Use.DYADIC, Use.GENERIC);
  }

  @Test
  void aFullStopWithinAnAbbreviationEndsNoSentence() {
    assertThat(CODER.uses("We like A.I. assistants.")).containsExactly(Use.SOCIAL);
  }

  @Test
  void theLabelledSetIsLargeEnoughAndHasEveryKind() throws IOException {
    List<Labelled> set = labelled();

    assertThat(set).hasSizeGreaterThanOrEqualTo(80);
    assertThat(set.stream().map(Labelled::label).distinct())
        .containsExactlyInAnyOrder("social", "dyadic", "generic", "task", "none");
  }

  @Test
  void usesAreFoundInTheLabelledSet() throws IOException {
    assertThat(labelled().stream().filter(one -> CODER.uses(one.sentence()).size() != one.uses()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void precisionAndRecallAreThoseOfTheDocumentation(Use use) throws IOException {
    int hits = 0;
    int coded = 0;
    int meant = 0;
    List<String> wrong = new ArrayList<>();
    for (Labelled one : labelled()) {
      List<Use> uses = CODER.uses(one.sentence());
      boolean is = one.label().equals(use.word());
      boolean said = uses.contains(use);
      hits += is && said ? 1 : 0;
      coded += said ? 1 : 0;
      meant += is ? 1 : 0;
      if (is != said) {
        wrong.add(one.label() + " as " + uses + ": " + one.sentence());
      }
    }
    String row =
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f | %.2f |",
            use.word(),
            meant,
            (double) hits / coded,
            (double) hits / meant);

    assertThat((double) hits / coded).as("precision; wrong: %s", wrong).isGreaterThan(0.6);
    assertThat((double) hits / meant).as("recall; wrong: %s", wrong).isGreaterThan(0.6);
    assertThat(Files.readString(Path.of("docs/duel.md"))).as("wrong: %s", wrong).contains(row);
  }

  private static List<Labelled> labelled() throws IOException {
    try (InputStream in = WeCoderTest.class.getResourceAsStream("/duel/first-person-plural.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .map(cells -> new Labelled(cells[0], Integer.parseInt(cells[1]), cells[2]))
          .toList();
    }
  }
}
