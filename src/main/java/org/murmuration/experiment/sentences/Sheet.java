package org.murmuration.experiment.sentences;

import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.experiment.sentences.SentenceRule.Fault;

/**
 * What one agent has written to one word set.
 *
 * @param cluster agents whose answers hang together: number of the one of a pair with the lower
 *     number, or of the agent itself
 * @param faults what is wrong with each text, or null
 * @param ratings of a judge; empty if nobody has rated it
 */
record Sheet(
    Arm arm,
    int set,
    int author,
    int cluster,
    List<String> texts,
    List<Fault> faults,
    List<Integer> ratings) {

  static Sheet of(Task.Composing task, int author, List<String> texts, List<Fault> faults) {
    int cluster = task.partner() < 0 ? author : Math.min(author, task.partner());
    return new Sheet(task.arm(), task.set(), author, cluster, texts, faults, List.of());
  }

  Sheet rated(List<Integer> by) {
    return new Sheet(arm, set, author, cluster, texts, faults, by);
  }

  boolean isJudged() {
    return !ratings.isEmpty();
  }

  /** Whether a sentence keeps to the rule, and a judge, if there was one, finds it coherent. */
  boolean isValid(int text, int coherent) {
    return faults.get(text) == null && (!isJudged() || ratings.get(text) >= coherent);
  }

  /** The valid sentences. */
  List<String> valid(int coherent) {
    return IntStream.range(0, texts.size())
        .filter(text -> isValid(text, coherent))
        .mapToObj(texts::get)
        .toList();
  }
}
