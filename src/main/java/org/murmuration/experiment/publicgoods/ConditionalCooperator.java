package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.conversation.PastChat;
import org.murmuration.mind.Situation;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * Gives between what it would give by itself and what it expects of the others (U. Fischbacher, S.
 * Gächter, E. Fehr, "Are people conditionally cooperative?", Economics Letters 71, 397–404, 2001:
 * half of their subjects; that gifts follow beliefs and beliefs the latest gifts: U. Fischbacher
 * and S. Gächter, "Social preferences, beliefs, and the dynamics of free riding in public goods
 * experiments", American Economic Review 100, 541–556, 2010). The form is theirs; the numbers are
 * settings and not estimated from anybody.
 *
 * <p>It expects what the others gave in its latest game, on average; before any, {@code expects}.
 * Where the members of a game have records it moves towards the mean of these by {@code reads},
 * those without a record standing for what it expects anyway; where the others have called for
 * something it moves towards the mean of that by {@code hears}; and towards everything by {@code
 * warms} if it remembers a chat with one of those it meets. What it gives is (1 − follows) ×
 * generosity + follows × what it expects + noise + heeds × the points that were taken off it in its
 * latest game, as a share of the endowment and brought into 0 to 1.
 *
 * <p>With nobody else about, a population of these settles at {@code generosity}; with a share m of
 * members that give nothing at (1 − follows) × generosity ÷ (1 − follows × (1 − m)).
 *
 * @param noise half the width of a uniform deviation
 * @param punishes points taken off a member for each tenth of the endowment that it gave below the
 *     average of the group, and {@code rewards} points given likewise above it (more for larger
 *     deviations: E. Fehr, S. Gächter, Nature 415, 137–140, 2002)
 */
record ConditionalCooperator(
    int endowment,
    double expects,
    double generosity,
    double follows,
    double noise,
    double reads,
    double hears,
    double warms,
    double heeds,
    double punishes,
    double rewards)
    implements Member {

  @Override
  public double gives(Situation situation) {
    double deviation = noise == 0 ? 0 : noise * (2 * situation.random().nextDouble() - 1);
    PastGame latest = Member.latest(situation.memory());
    double heeded = latest == null ? 0 : heeds * latest.punished();
    return (1 - follows) * generosity + follows * expected(situation, latest) + deviation + heeded;
  }

  /** What it expects the others to give, as a share of the endowment. */
  private double expected(Situation situation, PastGame latest) {
    double seen = latest == null ? Double.NaN : latest.meanOfOthers() / endowment;
    double expected = Double.isNaN(seen) ? expects : seen;
    List<List<Integer>> records = Member.recordsOfOthers(situation);
    if (reads > 0 && !records.isEmpty()) {
      double sum = 0;
      for (List<Integer> record : records) {
        sum += record.isEmpty() ? expected : PastGame.mean(record) / endowment;
      }
      expected = (1 - reads) * expected + reads * sum / records.size();
    }
    double called = called(situation);
    if (hears > 0 && !Double.isNaN(called)) {
      expected = (1 - hears) * expected + hears * called;
    }
    return warms > 0 && hasTalkedWithOne(situation) ? expected + warms * (1 - expected) : expected;
  }

  private static boolean hasTalkedWithOne(Situation situation) {
    Memory memory = situation.memory();
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof PastChat chat && situation.spec().seatOf(chat.other()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** What the others have called for so far, as a share of the endowment; NaN if nothing. */
  private static double called(Situation situation) {
    double sum = 0;
    int calls = 0;
    for (Question.Line line : situation.question().said()) {
      Call call = line.seat() == situation.seat() ? null : Call.ofWord(line.move());
      if (call != null) {
        sum += call.share();
        calls++;
      }
    }
    return calls == 0 ? Double.NaN : sum / calls;
  }

  @Override
  public double points(double ahead) {
    return 10 * ahead * (ahead < 0 ? punishes : rewards);
  }
}
