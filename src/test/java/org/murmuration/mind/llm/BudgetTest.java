package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.llm.Budget.Grant;
import org.murmuration.mind.llm.Budget.Limits;

/** What may be spent is never exceeded, and nothing of it is lost. */
class BudgetTest {

  private static final double MICROS = 1e6;

  private static Tally took(long tokens, long micros) {
    return new Tally(1, 0, tokens, 0, 0, micros);
  }

  /** A call that was granted: what it may take at most. */
  private record Reserved(long tokens, long micros) {}

  @Property(tries = 300)
  void inWhateverOrderCallsComeAndGoNoLimitIsExceeded(
      @ForAll @LongRange(min = 1, max = 30) long calls,
      @ForAll @LongRange(min = 1, max = 3000) long tokens,
      @ForAll @LongRange(min = 1, max = 5000) long micros,
      @ForAll @Size(max = 120) List<@IntRange(max = 1_000_000) Integer> steps) {
    Budget budget = new Budget(new Limits(calls, tokens, micros / MICROS, "USD", null), Tally.NONE);
    List<Reserved> underWay = new ArrayList<>();
    for (int step : steps) {
      if (step % 3 == 0 && !underWay.isEmpty()) {
        Reserved call = underWay.remove(step % underWay.size());
        long share = step % 101;
        budget.settle(
            call.tokens(),
            call.micros(),
            took(call.tokens() * share / 100, call.micros() * share / 100));
      } else {
        Reserved call = new Reserved(step % 700, step % 900);
        Grant grant = budget.reserve(call.tokens(), call.micros());
        if (grant == Grant.GRANTED) {
          underWay.add(call);
        } else {
          assertThat(grant).isEqualTo(underWay.isEmpty() ? Grant.SPENT : Grant.WAIT);
        }
      }
      Tally spent = budget.spent();
      assertThat(spent.calls() + underWay.size()).isLessThanOrEqualTo(calls);
      assertThat(spent.tokens() + underWay.stream().mapToLong(Reserved::tokens).sum())
          .isLessThanOrEqualTo(tokens);
      assertThat(spent.micros() + underWay.stream().mapToLong(Reserved::micros).sum())
          .isLessThanOrEqualTo(micros);
    }
  }

  @Property(tries = 20)
  void norByManyThreadsAtOnce(@ForAll @IntRange(min = 1, max = 500) int calls) {
    Budget budget = new Budget(new Limits((long) calls, null, 1.0, "USD", null), Tally.NONE);
    List<CompletableFuture<Integer>> threads = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      threads.add(CompletableFuture.supplyAsync(() -> spendAll(budget)));
    }

    int granted = threads.stream().mapToInt(CompletableFuture::join).sum();

    assertThat(granted).isEqualTo(calls);
    assertThat(budget.spent().calls()).isEqualTo(calls);
    assertThat(budget.reserve(0, 0)).isEqualTo(Grant.SPENT);
  }

  private static int spendAll(Budget budget) {
    int granted = 0;
    for (Grant grant = null; grant != Grant.SPENT; ) {
      long micros = ThreadLocalRandom.current().nextLong(1000);
      grant = budget.reserve(10, micros);
      if (grant == Grant.GRANTED) {
        granted++;
        budget.settle(10, micros, took(5, micros / 2));
      } else {
        Thread.onSpinWait();
      }
    }
    return granted;
  }

  @Test
  void whatACallDidNotTakeIsGivenBack() {
    Budget budget = new Budget(new Limits(null, 100L, null, "USD", null), Tally.NONE);
    assertThat(budget.reserve(90, 0)).isEqualTo(Grant.GRANTED);
    assertThat(budget.reserve(20, 0)).isEqualTo(Grant.WAIT);

    budget.settle(90, 0, took(30, 0));

    assertThat(budget.reserve(70, 0)).isEqualTo(Grant.GRANTED);
    budget.settle(70, 0, Tally.NONE);
    assertThat(budget.spent()).isEqualTo(took(30, 0));
    assertThat(budget.reserve(71, 0)).isEqualTo(Grant.SPENT);
  }

  @Test
  void whatWasSpentBeforeCounts() {
    Budget budget = new Budget(new Limits(10L, null, null, "USD", null), took(0, 0));
    for (int i = 0; i < 9; i++) {
      assertThat(budget.reserve(1, 1)).isEqualTo(Grant.GRANTED);
    }

    assertThat(budget.reserve(1, 1)).isEqualTo(Grant.WAIT);
    assertThat(budget.inWords()).isEqualTo("1 of 10 calls");
  }

  @Test
  void withoutLimitsEverythingIsGranted() {
    Budget budget = new Budget(ConnectedMind.NO_LIMITS, Tally.NONE);

    assertThat(budget.reserve(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4)).isEqualTo(Grant.GRANTED);
    assertThat(budget.isOver()).isFalse();
    assertThat(budget.inWords()).isEmpty();
  }

  @Test
  void whenTheTimeIsOverItIsSpent() {
    Budget budget = new Budget(new Limits(null, null, null, "USD", 1e-12), Tally.NONE);

    assertThat(budget.isOver()).isTrue();
    assertThat(budget.reserve(0, 0)).isEqualTo(Grant.SPENT);
    assertThat(budget.inWords()).endsWith(" of 1.0E-12 hours");
  }

  @Test
  void itSaysWhatIsSpentOfEachLimit() {
    Budget budget =
        new Budget(
            new Limits(2000L, 5_000_000L, 2.5, "EUR", null), new Tally(7, 0, 1000, 0, 234, 12_345));

    assertThat(budget.inWords())
        .isEqualTo("7 of 2,000 calls, 1,234 of 5,000,000 tokens, 0.0123 of 2.5 EUR");
  }

  @Test
  void otherLimitsHoldFromTheNextCallOn() {
    Budget budget = new Budget(new Limits(1L, null, null, "USD", null), Tally.NONE);
    assertThat(budget.reserve(10, 10)).isEqualTo(Grant.GRANTED);
    budget.settle(10, 10, took(10, 10));
    assertThat(budget.reserve(10, 10)).isEqualTo(Grant.SPENT);

    budget.change(new Limits(2L, null, null, "USD", null));

    assertThat(budget.reserve(10, 10)).isEqualTo(Grant.GRANTED);
    assertThat(budget.inWords()).isEqualTo("1 of 2 calls");
    budget.change(new Limits(null, 5L, null, "USD", null));
    assertThat(budget.reserve(1, 0)).isEqualTo(Grant.WAIT);
  }
}
