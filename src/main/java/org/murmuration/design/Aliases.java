package org.murmuration.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Effects that a fraction cannot tell apart, as far as main effects and interactions of two factors
 * are concerned. Of factors with more than two levels it may be a part of the effect only.
 */
final class Aliases {

  private Aliases() {}

  /** Groups of effects, such as [A × B, C × D]; each effect is a factor or two. */
  static List<List<String>> of(Fraction fraction, List<String> names) {
    Map<Integer, TreeSet<List<Integer>>> byVector = new TreeMap<>();
    int factors = fraction.columns().size();
    for (int a = 0; a < factors; a++) {
      for (int sum : elements(fraction, a)) {
        add(byVector, sum, List.of(a));
        for (int b = a + 1; b < factors; b++) {
          for (int other : elements(fraction, b)) {
            add(byVector, sum ^ other, List.of(a, b));
          }
        }
      }
    }
    return byVector.values().stream()
        .filter(effects -> effects.size() > 1)
        .map(
            effects ->
                effects.stream()
                    .map(effect -> String.join(" × ", effect.stream().map(names::get).toList()))
                    .toList())
        .distinct()
        .toList();
  }

  private static List<Integer> elements(Fraction fraction, int factor) {
    List<Integer> sums = new ArrayList<>(FractionSearch.sums(fraction.columns().get(factor)));
    sums.remove(Integer.valueOf(0));
    return sums;
  }

  private static void add(
      Map<Integer, TreeSet<List<Integer>>> byVector, int vector, List<Integer> effect) {
    byVector.computeIfAbsent(vector, v -> new TreeSet<>(Aliases::inOrder)).add(effect);
  }

  /** Main effects first, then by the order of factors. */
  private static int inOrder(List<Integer> one, List<Integer> other) {
    if (one.size() != other.size()) {
      return Integer.compare(one.size(), other.size());
    }
    for (int i = 0; i < one.size(); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
