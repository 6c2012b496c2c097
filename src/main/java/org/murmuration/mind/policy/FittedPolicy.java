package org.murmuration.mind.policy;

import java.util.List;
import java.util.Optional;
import org.murmuration.mind.policy.FittedModel.CoefficientSet;
import org.murmuration.mind.policy.FittedModel.Coefficients;
import org.murmuration.mind.policy.FittedModel.NameBias;
import org.murmuration.model.Exchange;
import org.murmuration.settings.InputError;

/**
 * A multinomial logit of ten coefficients, fitted to the decisions of one LLM in the naming game;
 * for any pool of names and any length of memory.
 *
 * <p>With entries 1 … h (h the newest), own name o, partner's name p and an exchange failed where
 * they differ, the score of a name w is the sum of
 *
 * <ul>
 *   <li>its bias · min(1, h/5)^½
 *   <li>{@code success} · Σ {@code decaySuccess}^(h−i) over successes on w
 *   <li>{@code ownFail} · Σ {@code decayFail}^(h−i) over failures with o = w
 *   <li>{@code partnerFail} · Σ {@code decayFail}^(h−i) over failures with p = w
 *   <li>{@code firstOwn} if o₁ = w; {@code firstPar} if p₁ = w
 *   <li>{@code ownTwice}, {@code parTwice} if the last two o, or p, were both w
 *   <li>{@code unseen} if w is nowhere in the memory
 *   <li>{@code recS} if a failure with o = w was followed, at whatever distance, by a success on w
 *   <li>and, if the newest exchange failed: {@code lastFrec} · (earlier failures with o = w)/5 if
 *       o_h = w; {@code lastPstr} · (successes in a row just before it)/5 if p_h = w; {@code flip}
 *       if o_h = w and the exchange before failed with p = w
 * </ul>
 *
 * <p>and the probability of w is (1 − lapse) · softmax + lapse/W. Without memory the score is the
 * empty bias alone. Names remembered that are not among the options, and sides that had nothing to
 * say, add nothing; such an exchange is a failure unless both sides agreed.
 *
 * <p>Fitted to the raw runs published with Ashery, Aiello, Baronchelli, Science Advances 11(20),
 * eadu9368 (2025); MIT, Copyright (c) 2024 Ariel Flint Ashery.
 */
public final class FittedPolicy implements Policy {

  /** The models there are fits of. */
  public static final List<String> MODELS =
      List.of("llama3", "llama31", "llama31-late", "claude", "llama2");

  /** Chooses the coefficient set by the number of options: W2 for two, W10 for three or more. */
  public static final String AUTO = "auto";

  /** What the coefficient set can be. */
  public static final List<String> SETS = List.of(AUTO, "W2", "W10", "joint");

  private final FittedModel fit;
  private final String set;
  private final boolean biased;
  private volatile Pool recent;

  /**
   * A shipped fit.
   *
   * @param model one of {@link #MODELS}
   * @param set one of {@link #SETS}
   * @param biased whether the preferences between names apply where the pool has known ones
   * @throws InputError if the model has no such set
   */
  public FittedPolicy(String model, String set, boolean biased) {
    this.fit = FittedModel.shipped(model);
    this.set = set;
    this.biased = biased;
    if (!set.equals(AUTO) && !fit.sets().containsKey(set)) {
      throw new InputError(lacking(set));
    }
  }

  @Override
  public double[] probabilities(List<Exchange> memory, List<String> options) {
    Pool pool = pool(options);
    double[] scores = memory.isEmpty() ? pool.emptyBias.clone() : scores(memory, pool);
    return choice(scores, pool.set.lapse());
  }

  @Override
  public Optional<String> objection(List<String> options) {
    String needed = setFor(options);
    return fit.sets().containsKey(needed)
        ? Optional.empty()
        : Optional.of(lacking(needed) + ", so it cannot choose between " + options.size());
  }

  @Override
  public Optional<String> model() {
    return Optional.of(fit.model());
  }

  private double[] scores(List<Exchange> memory, Pool pool) {
    Coefficients c = pool.set.coefficients();
    int h = memory.size();
    int[] own = new int[h];
    int[] partner = new int[h];
    boolean[] agreed = new boolean[h];
    Tally tally =
        new Tally(pool, StrictMath.pow(Math.min(1, h / fit.countScale()), fit.biasPower()));
    for (int i = 0; i < h; i++) {
      Exchange exchange = memory.get(i);
      own[i] = pool.number(exchange.own());
      agreed[i] = exchange.agreed();
      partner[i] = agreed[i] ? own[i] : pool.number(exchange.partner());
      tally.see(own[i]);
      tally.see(partner[i]);
    }
    addOutcomes(c, own, partner, agreed, tally);
    tally.add(own[0], c.firstOwn());
    tally.add(partner[0], c.firstPar());
    if (h > 1 && own[h - 1] == own[h - 2]) {
      tally.add(own[h - 1], c.ownTwice());
    }
    if (h > 1 && partner[h - 1] == partner[h - 2]) {
      tally.add(partner[h - 1], c.parTwice());
    }
    if (!agreed[h - 1]) {
      addLastFailure(c, own, partner, agreed, tally);
    }
    addRecoveries(c, own, agreed, tally);
    for (int name = 0; name < pool.options.size(); name++) {
      if (!tally.seen[name]) {
        tally.add(name, c.unseen());
      }
    }
    return tally.scores;
  }

  private static void addOutcomes(
      Coefficients c, int[] own, int[] partner, boolean[] agreed, Tally tally) {
    double success = c.success();
    double ownFail = c.ownFail();
    double partnerFail = c.partnerFail();
    for (int i = own.length - 1; i >= 0; i--) {
      if (agreed[i]) {
        tally.add(own[i], success);
      } else {
        tally.add(own[i], ownFail);
        tally.add(partner[i], partnerFail);
      }
      success *= c.decaySuccess();
      ownFail *= c.decayFail();
      partnerFail *= c.decayFail();
    }
  }

  private void addLastFailure(
      Coefficients c, int[] own, int[] partner, boolean[] agreed, Tally tally) {
    int last = own.length - 1;
    int repeats = 0;
    for (int i = 0; i < last; i++) {
      if (own[i] == own[last] && !agreed[i]) {
        repeats++;
      }
    }
    int streak = 0;
    while (streak < last && agreed[last - 1 - streak]) {
      streak++;
    }
    tally.add(own[last], c.lastFrec() * repeats / fit.countScale());
    tally.add(partner[last], c.lastPstr() * streak / fit.countScale());
    if (last > 0 && partner[last - 1] == own[last] && own[last - 1] != own[last]) {
      tally.add(own[last], c.flip());
    }
  }

  private static void addRecoveries(Coefficients c, int[] own, boolean[] agreed, Tally tally) {
    boolean[] failed = new boolean[tally.scores.length];
    boolean[] recovered = new boolean[tally.scores.length];
    for (int i = 0; i < own.length; i++) {
      int name = own[i];
      if (name < 0) {
        continue;
      }
      if (!agreed[i]) {
        failed[name] = true;
      } else if (failed[name] && !recovered[name]) {
        tally.add(name, c.recS());
        recovered[name] = true;
      }
    }
  }

  private static double[] choice(double[] scores, double lapse) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = StrictMath.exp(scores[i] - highest);
      total += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (1 - lapse) * scores[i] / total + lapse / scores.length;
    }
    return scores;
  }

  private Pool pool(List<String> options) {
    Pool pool = recent;
    if (pool == null || !pool.options.equals(options)) {
      objection(options)
          .ifPresent(
              problem -> {
                throw new InputError(problem);
              });
      NameBias bias = biased ? fit.biasOf(options).orElse(NameBias.NONE) : NameBias.NONE;
      pool = new Pool(options, fit.sets().get(setFor(options)), bias);
      recent = pool;
    }
    return pool;
  }

  private String setFor(List<String> options) {
    return !set.equals(AUTO) ? set : options.size() <= 2 ? "W2" : "W10";
  }

  private String lacking(String wanted) {
    return "the fitted model %s has no coefficient set %s (there is %s)"
        .formatted(fit.model(), wanted, String.join(", ", fit.sets().keySet()));
  }

  /** What the fit says about a pool of names, in the order of the names. */
  private static final class Pool {
    final List<String> options;
    final CoefficientSet set;
    final double[] bias;
    final double[] emptyBias;

    Pool(List<String> options, CoefficientSet set, NameBias names) {
      this.options = List.copyOf(options);
      this.set = set;
      this.bias = options.stream().mapToDouble(o -> names.bias().getOrDefault(o, 0.0)).toArray();
      this.emptyBias =
          options.stream().mapToDouble(o -> names.emptyBias().getOrDefault(o, 0.0)).toArray();
    }

    int number(String name) {
      return name == null ? -1 : options.indexOf(name);
    }
  }

  /** Scores in the making; names outside the pool have the number −1 and are passed over. */
  private static final class Tally {
    final double[] scores;
    final boolean[] seen;

    Tally(Pool pool, double biasScale) {
      scores = pool.bias.clone();
      seen = new boolean[scores.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] *= biasScale;
      }
    }

    void add(int name, double amount) {
      if (name >= 0) {
        scores[name] += amount;
      }
    }

    void see(int name) {
      if (name >= 0) {
        seen[name] = true;
      }
    }
  }
}
