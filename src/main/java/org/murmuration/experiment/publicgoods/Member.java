package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * A mind by rules that takes part in games: what it gives, what it calls for when there is talk,
 * what points it gives, and whether it keeps its name. None of them is a model of an LLM, and all
 * reports say so.
 */
interface Member extends RuleMind {

  /** Tokens it has in a game. */
  int endowment();

  /** What it gives, as a share of the endowment; brought into 0 to 1. */
  double gives(Situation situation);

  /** What it calls on all to give. */
  default Call calls(Situation situation) {
    return Call.nearest(gives(situation));
  }

  /**
   * Points for another member; brought into range.
   *
   * @param ahead by how much that member gave more than the group on average, as a share of the
   *     endowment; below 0: less
   */
  default double points(double ahead) {
    return 0;
  }

  /** Whether it takes a new name after a game. */
  default boolean takesNewName(Situation situation) {
    return false;
  }

  @Override
  default Answer decide(Situation situation) {
    Question question = situation.question();
    if (question instanceof Question.Amount amount) {
      double share = Math.max(0, Math.min(1, gives(situation)));
      return new Answer.Given((int) Math.round(share * amount.most()));
    }
    if (question instanceof Question.Utterance) {
      Call call = calls(situation);
      List<String> phrases = call.phrases();
      return new Answer.Said(phrases.get(situation.random().nextInt(phrases.size())), call.word());
    }
    if (question instanceof Question.Rating rating) {
      return new Answer.Rated(points(rating));
    }
    return new Answer.Chosen(takesNewName(situation) ? GoodsProtocol.NEW : GoodsProtocol.KEEP);
  }

  private List<Integer> points(Question.Rating rating) {
    List<GiftTold> others = rating.items().stream().map(GiftTold::of).toList();
    List<Integer> all = new ArrayList<>(others.stream().map(GiftTold::gift).toList());
    all.add(others.get(0).own());
    double mean = PastGame.mean(all);
    List<Integer> points = new ArrayList<>(others.size());
    for (GiftTold other : others) {
      long wanted =
          other.gift() == GoodsOutcome.NONE
              ? 0
              : Math.round(points((other.gift() - mean) / endowment()));
      points.add((int) Math.max(rating.least(), Math.min(rating.most(), wanted)));
    }
    return points;
  }

  /** The latest game it remembers, or null. */
  static PastGame latest(Memory memory) {
    for (int i = memory.size() - 1; i >= 0; i--) {
      if (memory.get(i) instanceof PastGame game) {
        return game;
      }
    }
    return null;
  }

  /** What the others in a game gave before; empty where nothing is told. */
  static List<List<Integer>> recordsOfOthers(Situation situation) {
    if (!(situation.spec().occasion() instanceof Reputation reputation)) {
      return Collections.emptyList();
    }
    List<List<Integer>> others = new ArrayList<>(reputation.records());
    others.remove(situation.seat());
    return others;
  }
}
