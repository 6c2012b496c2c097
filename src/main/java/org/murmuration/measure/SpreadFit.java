package org.murmuration.measure;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What passes from agent to agent, fitted to its curve under the assumption that everybody meets
 * everybody. In each round so many take it up and so many lose it; both are Poisson, with means
 * proportional to the meetings in which that could happen, and the factors are β and δ. Their
 * estimates are the maximum likelihood ones, occurrences over occasions (Andersson, Britton,
 * "Stochastic Epidemic Models and Their Statistical Analysis", 2000, chapter 9), with intervals by
 * moving blocks of rounds.
 *
 * <p>Three models differ in who can take it up, and compete by Akaike's criterion: SI (nobody loses
 * it), SIS (whoever does not have it can), SIR (whoever never had it can).
 *
 * @param model the one that fits best
 * @param beta chance that it passes in a meeting of one who has it and one who can take it up
 * @param delta chance that whoever has it loses it in a meeting; 0 in SI
 * @param reproduction how many take it up from one, while nearly nobody has it: infinite in SI
 */
public record SpreadFit(Model model, Interval beta, Interval delta, Interval reproduction) {

  private static final int BLOCK = 3;

  /** Who can take it up, and whether it is lost. */
  public enum Model {
    SI,
    SIS,
    SIR
  }

  /**
   * One round.
   *
   * @param taken how many took it up
   * @param lost how many lost it
   * @param reachable expected meetings in which it is said to one who does not have it
   * @param firstReachable expected meetings in which it is said to one who never had it
   * @param held expected meetings of those who have it, one for each of them
   */
  public record Round(
      double taken, double lost, double reachable, double firstReachable, double held) {}

  /**
   * The fit; empty unless it was taken up at least once.
   *
   * @param heard in how many meetings of one who has it, it is heard by the other: 1 if both speak,
   *     ½ if one does
   */
  public static Optional<SpreadFit> of(List<Round> rounds, double heard, BlockBootstrap bootstrap) {
    double taken = rounds.stream().mapToDouble(Round::taken).sum();
    double held = rounds.stream().mapToDouble(Round::held).sum();
    if (taken == 0 || held == 0) {
      return Optional.empty();
    }
    boolean loses = rounds.stream().anyMatch(round -> round.lost() > 0);
    boolean once =
        loses
            && likelihood(rounds, Round::taken, Round::firstReachable)
                > likelihood(rounds, Round::taken, Round::reachable);
    ToDoubleFunction<Round> reach = once ? Round::firstReachable : Round::reachable;
    Model model = !loses ? Model.SI : once ? Model.SIR : Model.SIS;
    Interval beta = ratio(rounds, bootstrap, Round::taken, reach, 1);
    Interval delta =
        loses ? ratio(rounds, bootstrap, Round::lost, Round::held, 1) : new Interval(0, 0, 0);
    double many = Double.POSITIVE_INFINITY;
    Interval reproduction =
        loses ? reproduction(rounds, bootstrap, reach, heard) : new Interval(many, many, many);
    return Optional.of(new SpreadFit(model, beta, delta, reproduction));
  }

  private static Interval ratio(
      List<Round> rounds,
      BlockBootstrap bootstrap,
      ToDoubleFunction<Round> events,
      ToDoubleFunction<Round> occasions,
      double factor) {
    return bootstrap.interval(
        rounds.size(),
        BLOCK,
        drawn -> factor * sum(rounds, drawn, events) / sum(rounds, drawn, occasions));
  }

  private static Interval reproduction(
      List<Round> rounds, BlockBootstrap bootstrap, ToDoubleFunction<Round> reach, double heard) {
    return bootstrap.interval(
        rounds.size(),
        BLOCK,
        drawn -> {
          double beta = sum(rounds, drawn, Round::taken) / sum(rounds, drawn, reach);
          double delta = sum(rounds, drawn, Round::lost) / sum(rounds, drawn, Round::held);
          return heard * beta / delta;
        });
  }

  private static double sum(List<Round> rounds, int[] drawn, ToDoubleFunction<Round> value) {
    double sum = 0;
    for (int position : drawn) {
      sum += value.applyAsDouble(rounds.get(position));
    }
    return sum;
  }

  /** Log-likelihood at its maximum, up to what all models have in common. */
  private static double likelihood(
      List<Round> rounds, ToDoubleFunction<Round> events, ToDoubleFunction<Round> occasions) {
    double factor =
        rounds.stream().mapToDouble(events).sum() / rounds.stream().mapToDouble(occasions).sum();
    double sum = 0;
    for (Round round : rounds) {
      double mean = factor * occasions.applyAsDouble(round);
      double count = events.applyAsDouble(round);
      if (mean > 0) {
        sum += count * StrictMath.log(mean) - mean;
      } else if (count > 0) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return sum;
  }
}
