package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Probe;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * Individual bias: the names a persona chooses with empty memory, asked many times over (Ashery et
 * al. 2025: 5,000 asks). Outside the history; costs no call, so only minds that answer at once are
 * asked.
 *
 * @param counts how often each name of the pool was chosen
 * @param asks how many answers were one
 */
record FirstChoices(String persona, Map<String, Integer> counts, int asks) {

  /** The questions to personas whose mind makes calls, number after number for each persona. */
  static List<Situation> probes(NamingSettings settings, Cast cast, long seed) {
    List<Situation> probes = new ArrayList<>();
    List<Persona> personas = List.copyOf(cast.personas().values());
    for (int number = 0; number < personas.size(); number++) {
      Persona persona = personas.get(number);
      if (!persona.adversary() && cast.mindOf(persona).makesCalls()) {
        for (int ask = 0; ask < settings.asksOfModels(); ask++) {
          long index = (long) number * settings.asksOfModels() + ask;
          probes.add(situation(settings, persona, seed, index, number, ask));
        }
      }
    }
    return probes;
  }

  /** The first choices of ordinary personas: those probed, and those of minds that cost nothing. */
  static List<FirstChoices> of(NamingSettings settings, Cast cast, long seed, List<Probe> probes) {
    List<FirstChoices> all = new ArrayList<>();
    int number = 0;
    for (Persona persona : cast.personas().values()) {
      if (!persona.adversary()) {
        if (settings.asks() > 0 && cast.mindOf(persona) instanceof RuleMind mind) {
          all.add(ask(settings, persona, mind, seed, number));
        } else if (probes.stream().anyMatch(probe -> probe.situation().persona().equals(persona))) {
          all.add(
              counted(
                  settings,
                  persona,
                  probes.stream()
                      .filter(probe -> probe.situation().persona().equals(persona))
                      .map(Probe::answer)));
        }
      }
      number++;
    }
    return all;
  }

  private static FirstChoices ask(
      NamingSettings settings, Persona persona, RuleMind mind, long seed, int number) {
    return counted(
        settings,
        persona,
        IntStream.range(0, settings.asks())
            .mapToObj(i -> mind.decide(situation(settings, persona, seed, i, number, i))));
  }

  private static Situation situation(
      NamingSettings settings, Persona persona, long seed, long index, int number, int ask) {
    Question question = new Question.Choice(SimultaneousNaming.NAME, settings.names(), null, false);
    RandomStream random = RandomStream.of(seed, RandomStream.Purpose.PROBE, ask, number, 0);
    return Situation.outside(index, persona, Memory.EMPTY, question, random);
  }

  private static FirstChoices counted(
      NamingSettings settings, Persona persona, Stream<Answer> answers) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    settings.names().forEach(name -> counts.put(name, 0));
    answers.forEach(
        answer -> {
          if (answer instanceof Answer.Chosen chosen) {
            counts.merge(chosen.option(), 1, Integer::sum);
          }
        });
    int answered = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new FirstChoices(persona.name(), counts, answered);
  }

  /** The name chosen most often. */
  String mostFrequent() {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Two-sided p value against equal shares: exact binomial for two names, else χ². */
  double pValue() {
    if (counts.size() == 2) {
      int first = counts.values().iterator().next();
      return BinomialTest.withDefaults().test(asks, first, 0.5).getPValue();
    }
    return ChiSquareTest.withDefaults().test(longs(counts)).getPValue();
  }

  /** The test of these choices against equal shares, in words. */
  String test() {
    String name = counts.size() == 2 ? "exact binomial" : "χ²";
    return name + " against equal shares " + p(pValue());
  }

  /**
   * How unlikely it is that populations settle like this if each drew its name from the first
   * choices.
   */
  String against(Map<String, Integer> winners) {
    double[] expected =
        counts.values().stream().mapToDouble(c -> Math.max(c, 0.5) / asks).toArray();
    long[] observed = counts.keySet().stream().mapToLong(n -> winners.getOrDefault(n, 0)).toArray();
    if (observed.length == 2) {
      int total = (int) (observed[0] + observed[1]);
      double share = expected[0] / (expected[0] + expected[1]);
      return "exact binomial "
          + p(BinomialTest.withDefaults().test(total, (int) observed[0], share).getPValue());
    }
    return "χ² " + p(ChiSquareTest.withDefaults().test(expected, observed).getPValue());
  }

  private static long[] longs(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).toArray();
  }

  private static String p(double value) {
    return value < 0.0001 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", value);
  }
}
