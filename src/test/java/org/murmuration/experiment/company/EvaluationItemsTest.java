package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;

class EvaluationItemsTest {

  private static final int ALL = ItemKind.values().length;

  /** The answer worked out anew from what the agent reads and may choose from. */
  private static String solve(Item item) {
    List<Integer> numbers =
        Pattern.compile("\\d+")
            .matcher(item.text())
            .results()
            .map(m -> Integer.parseInt(m.group()))
            .toList();
    String text = item.text();
    return switch (ItemKind.ofWord(item.kind())) {
      case SUM -> "" + (numbers.get(0) + numbers.get(1));
      case DIFFERENCE -> "" + (numbers.get(0) - numbers.get(1));
      case PRODUCT -> "" + numbers.get(0) * numbers.get(1);
      case NEXT_NUMBER -> "" + (2 * numbers.get(3) - numbers.get(2));
      case LETTERS -> "" + text.replaceAll(".*: |[ ?]", "").length();
      case FIRST_IN_ALPHABET -> item.options().stream().sorted().findFirst().orElseThrow();
      case BACKWARDS -> new StringBuilder(text.replaceAll(".*: |\\?", "")).reverse().toString();
      case WHO_HAS -> holder(text);
    };
  }

  private static String holder(String text) {
    Matcher swap = Pattern.compile("Then (\\w+) and (\\w+) swap").matcher(text);
    Matcher asked = Pattern.compile("Who has the (\\w+) now").matcher(text);
    assertThat(swap.find() && asked.find()).isTrue();
    Matcher had = Pattern.compile("(\\w+) has the " + asked.group(1) + "\\.").matcher(text);
    assertThat(had.find()).isTrue();
    String first = had.group(1);
    return first.equals(swap.group(1))
        ? swap.group(2)
        : first.equals(swap.group(2)) ? swap.group(1) : first;
  }

  @Property(tries = 200)
  void theAnswerIsRightAndStandsAmongTheOptions(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll @IntRange(min = 0, max = 5000) int agent,
      @ForAll @IntRange(min = 0, max = 1) int block) {
    for (Item item : EvaluationItems.block(seed, agent, block, 2 * ALL)) {
      assertThat(item.options()).hasSize(ItemKind.OPTIONS).doesNotHaveDuplicates();
      assertThat(item.answer()).isEqualTo(solve(item)).isIn(item.options());
      assertThat(item.wrong()).isIn(item.options()).isNotEqualTo(item.answer());
    }
  }

  @Example
  void theTwoSetsOfAnAgentMatchItemByItemAndShareNone() {
    for (int agent = 0; agent < 50; agent++) {
      List<Item> first = EvaluationItems.block(7, agent, 0, ALL);
      List<Item> second = EvaluationItems.block(7, agent, 1, ALL);

      assertThat(second.stream().map(Item::kind))
          .isEqualTo(first.stream().map(Item::kind).toList());
      for (int i = 0; i < ALL; i++) {
        assertThat(second.get(i)).isNotEqualTo(first.get(i));
      }
    }
  }

  @Example
  void theSameSeedGivesTheSameItemsAndAnotherOthers() {
    assertThat(EvaluationItems.block(7, 3, 1, ALL)).isEqualTo(EvaluationItems.block(7, 3, 1, ALL));
    assertThat(EvaluationItems.block(8, 3, 1, ALL))
        .isNotEqualTo(EvaluationItems.block(7, 3, 1, ALL));
    assertThat(EvaluationItems.block(7, 4, 1, ALL))
        .isNotEqualTo(EvaluationItems.block(7, 3, 1, ALL));
  }

  @Example
  void whichSetComesFirstIsAFairCoin() {
    long swapped =
        IntStream.range(0, 4000).filter(agent -> EvaluationItems.isSwapped(11, agent)).count();

    assertThat(swapped / 4000.0).isCloseTo(0.5, Offset.offset(0.03));
  }

  @Example
  void theRightAnswerStandsNowhereMoreOftenThanElsewhere() {
    int[] places = new int[ItemKind.OPTIONS];
    for (int agent = 0; agent < 500; agent++) {
      for (Item item : EvaluationItems.block(5, agent, 0, ALL)) {
        places[item.options().indexOf(item.answer())]++;
      }
    }
    for (int place : places) {
      assertThat(place / (500.0 * ALL)).isCloseTo(0.25, Offset.offset(0.03));
    }
  }

  @Example
  void halfOfTheKindsAreArithmeticAndTheyTakeTurns() {
    List<Item> set = EvaluationItems.block(1, 0, 0, ALL);
    Set<String> arithmetic = new HashSet<>();
    for (int i = 0; i < ALL; i += 2) {
      arithmetic.add(set.get(i).kind());
    }

    assertThat(arithmetic).containsExactlyInAnyOrder("sum", "difference", "product", "next-number");
  }

  @Example
  void noWordIsTheReverseOfAnotherOrOfItself() {
    for (String word : Vocabulary.WORDS) {
      assertThat(Vocabulary.WORDS).doesNotContain(new StringBuilder(word).reverse().toString());
    }
    assertThat(Vocabulary.WORDS).doesNotHaveDuplicates();
    assertThat(Vocabulary.NAMES).doesNotHaveDuplicates();
  }

  @Example
  void anItemWithoutItsAnswerAmongTheOptionsIsRefused() {
    assertThatThrownBy(() -> new Item("sum", "1 + 1?", List.of("3", "4"), "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must differ and hold its answer 2");
  }
}
