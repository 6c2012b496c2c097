package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StakeTest {

  @Test
  void aDilemmaPaysByWhatBothDo() {
    assertThat(Given.DILEMMA.payoffs(List.of(1, 1))).containsExactly(300L, 300L);
    assertThat(Given.DILEMMA.payoffs(List.of(1, 0))).containsExactly(0L, 500L);
    assertThat(Given.DILEMMA.payoffs(List.of(0, 0))).containsExactly(100L, 100L);
  }

  @Property(tries = 200)
  void inACommonGoodATokenMoreCostsItsGiverAndGainsAllTogether(
      @ForAll @IntRange(min = 2, max = 9) int members,
      @ForAll @IntRange(min = 0, max = 19) int gift,
      @ForAll @IntRange(min = 1, max = 99) int pays) {
    Stake.Goods goods = new Stake.Goods(members, 20, pays);
    List<Integer> fewer = new ArrayList<>(Collections.nCopies(members, 7));
    fewer.set(0, gift);
    List<Integer> more = new ArrayList<>(fewer);
    more.set(0, gift + 1);

    long own = goods.payoffs(more).get(0) - goods.payoffs(fewer).get(0);
    long all =
        goods.payoffs(more).stream().mapToLong(payoff -> payoff).sum()
            - goods.payoffs(fewer).stream().mapToLong(payoff -> payoff).sum();

    assertThat(own).isEqualTo(pays - 100L).isNegative();
    assertThat(all).isEqualTo((long) pays * members - 100);
  }

  @Test
  void payoffQuestionsHaveTheAnswersOfTheRules() {
    assertThat(Quiz.of(Given.DILEMMA).stream().map(quiz -> quiz.right(Given.DILEMMA)))
        .containsExactly(3, 0, 5, 1);
    assertThat(Quiz.of(Given.GOODS).stream().map(quiz -> quiz.right(Given.GOODS)))
        .containsExactly(32, 8, 44, 20);
  }
}
