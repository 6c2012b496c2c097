package org.murmuration.experiment.duel;

import java.util.Set;
import java.util.regex.Pattern;
import org.murmuration.model.Question;

/**
 * What a dialogue's texts say, by the coding rule. The first exchange of the arm {@code disclosure}
 * is where agents are asked what they are; it counts for self-disclosure (as turn 0) and for
 * nothing else, so that arms stay comparable.
 */
final class DialogueCoder {

  private final WeCoder we;
  private final Pattern disclosure;
  private final Pattern abandonment;
  private final Pattern observer;
  private final Pattern concession;
  private final Pattern claim;

  DialogueCoder(CodingRule rule) {
    this.we = new WeCoder(rule);
    this.disclosure = CodingRule.any(rule.selfDisclosure());
    this.abandonment = CodingRule.any(rule.abandonment());
    this.observer = CodingRule.any(rule.observer());
    this.concession = CodingRule.any(rule.concession());
    this.claim = CodingRule.any(rule.claim());
  }

  static DialogueCoder shipped() {
    return new DialogueCoder(CodingRule.load());
  }

  WeCoder we() {
    return we;
  }

  boolean disclosesSelf(String text) {
    return says(disclosure, text);
  }

  boolean abandons(String text) {
    return says(abandonment, text);
  }

  boolean infersObserver(String text) {
    return says(observer, text);
  }

  boolean concedes(String text) {
    return says(concession, text);
  }

  boolean claims(String text) {
    return says(claim, text);
  }

  private static boolean says(Pattern pattern, String text) {
    return Prose.sentences(text).stream().anyMatch(s -> pattern.matcher(s).find());
  }

  /** Counts what these sides of a dialogue said. */
  Counts count(Dialogue dialogue, Set<Integer> sides) {
    Counts counts = new Counts();
    counts.add(Count.DUELS, 1);
    counts.add(Count.SIDES, sides.size());
    counts.add(Count.TURNS, dialogue.lines().size() - dialogue.disclosures());
    boolean social = false;
    boolean observed = false;
    int abandoned = 0;
    boolean[] disclosed = new boolean[dialogue.speakers().size()];
    for (int i = 0; i < dialogue.lines().size(); i++) {
      Question.Line line = dialogue.lines().get(i);
      if (!sides.contains(line.seat())) {
        continue;
      }
      int turn = Math.max(0, i + 1 - dialogue.disclosures());
      if (!disclosed[line.seat()] && disclosesSelf(line.text())) {
        disclosed[line.seat()] = true;
        counts.add(Count.DISCLOSED, 1);
        counts.add(Count.DISCLOSED_TURN, turn);
        counts.add(Count.DISCLOSED_FIRST, turn == 0 ? 1 : 0);
      }
      if (turn == 0) {
        continue;
      }
      counts.add(Count.WORDS, Prose.words(line.text()));
      for (WeCoder.Use use : we.uses(line.text())) {
        counts.add(Count.of(use), 1);
        social |= use == WeCoder.Use.SOCIAL;
      }
      if (abandoned == 0 && abandons(line.text())) {
        abandoned = turn;
      }
      observed |= infersObserver(line.text());
    }
    counts.add(Count.SOCIAL_DUELS, social ? 1 : 0);
    counts.add(Count.OBSERVER, observed ? 1 : 0);
    counts.add(Count.ABANDONED, abandoned > 0 ? 1 : 0);
    counts.add(Count.ABANDONED_TURN, abandoned);
    return counts;
  }
}
