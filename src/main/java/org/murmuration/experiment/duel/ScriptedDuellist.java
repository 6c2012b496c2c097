package org.murmuration.experiment.duel;

import java.util.List;
import java.util.Optional;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * Says set phrases at random, with chances that the scenario gives: for checking measures and plans
 * against a truth that is known. What it does says nothing about any model.
 *
 * @param chances how likely it does what
 */
record ScriptedDuellist(
    Chances chances, Assignment assignment, DialogueCoder coder, Phrases phrases)
    implements RuleMind {

  private static final List<String> ARGUMENTS =
      List.of("plain", "plain", "task", "dyadic", "generic");

  /**
   * Chances for each utterance.
   *
   * @param social of a "we" of AIs where it knows the other for one
   * @param socialElsewhere of the same in other arms
   * @param yield of conceding where it knows the other for an AI and has just heard of such a "we",
   *     or as a planted memory suggests
   * @param concede of conceding otherwise, from its second utterance on
   * @param claim of claiming the win, from its second utterance on
   * @param truce of giving up the challenge
   * @param observer of supposing that someone watches
   */
  record Chances(
      double social,
      double socialElsewhere,
      double yield,
      double concede,
      double claim,
      double truce,
      double observer) {}

  @Override
  public Answer decide(Situation situation) {
    Question.Utterance question = (Question.Utterance) situation.question();
    RandomStream random = situation.random();
    Arm arm = assignment.arm(situation.encounter());
    if (question.topic().equals(DuelProtocol.DISCLOSE)) {
      String kind = arm == Arm.HUMAN ? "disclose-human" : "disclose-ai";
      return new Answer.Said(phrases.draw(kind, random), null);
    }
    List<Question.Line> said = question.said();
    Optional<Question.Line> last =
        said.isEmpty()
            ? Optional.empty()
            : Optional.of(said.get(said.size() - 1)).filter(line -> line.move() != null);
    boolean begun = said.stream().anyMatch(l -> l.seat() == situation.seat() && l.move() != null);
    boolean claimed = last.map(l -> DuelProtocol.CLAIM.equals(l.move())).orElse(false);
    boolean swayed =
        last.isPresent() && (arm.salient() && isKin(last.get()) || believes(situation.memory()));
    if (swayed && chance(chances.yield(), random) || begun && chance(chances.concede(), random)) {
      return new Answer.Said(phrases.draw("concede", random), DuelProtocol.CONCEDE);
    }
    if (claimed) {
      return new Answer.Said(phrases.draw("contest", random), DuelProtocol.CONTINUE);
    }
    if (begun && chance(chances.claim(), random)) {
      return new Answer.Said(phrases.draw("claim", random), DuelProtocol.CLAIM);
    }
    return new Answer.Said(argument(arm, begun, random), DuelProtocol.CONTINUE);
  }

  private String argument(Arm arm, boolean begun, RandomStream random) {
    StringBuilder text = new StringBuilder();
    text.append(
        phrases.draw(begun ? ARGUMENTS.get(random.nextInt(ARGUMENTS.size())) : "open", random));
    if (chance(arm.salient() ? chances.social() : chances.socialElsewhere(), random)) {
      text.append(' ').append(phrases.draw("social", random));
    }
    if (begun && chance(chances.truce(), random)) {
      text.append(' ').append(phrases.draw("truce", random));
    }
    if (begun && chance(chances.observer(), random)) {
      text.append(' ').append(phrases.draw("observer", random));
    }
    return text.toString();
  }

  /** Whether the other has just appealed to what both are. */
  private boolean isKin(Question.Line last) {
    return coder.we().uses(last.text()).contains(WeCoder.Use.SOCIAL);
  }

  /** Whether a planted memory tells it to expect a truce. */
  private static boolean believes(Memory memory) {
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof PastDuel past
          && past.opening().isEmpty()
          && past.result().equals(PastDuel.TRUCE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean chance(double probability, RandomStream random) {
    return (random.nextLong() >>> 11) * 0x1.0p-53 < probability;
  }
}
