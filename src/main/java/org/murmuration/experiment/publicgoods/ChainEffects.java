package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.conversation.Conversation;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;

/**
 * What is given along chains, stage by stage, in tokens: of each game the gift of the first seat,
 * which is the member nearer to the outsider; with the outsider that of P1. Games at the party are
 * none, and its chats are counted.
 */
final class ChainEffects implements Measure {

  static final String CHATS = "chats";
  static final String GIVEN = "given";
  static final String BY_RULES = "by-rules";
  static final String CHAINS = "chains";

  private final List<Acquaintance> arms;
  private final Crew crew;
  private final Map<String, Map<String, Object>> chains = new TreeMap<>();
  private final Map<Acquaintance, Tally[]> byStage = new EnumMap<>(Acquaintance.class);
  private final int endowment;
  private Tally round;
  private int chats;

  ChainEffects(GoodsSettings settings, Setting setting) {
    this.arms = settings.chain().arms();
    this.crew = new Crew(setting.cast(), settings.malicious());
    this.endowment = settings.economy().endowment();
    this.round = new Tally(endowment);
    for (Acquaintance arm : arms) {
      Tally[] stages = new Tally[Stage.values().length];
      Arrays.setAll(stages, stage -> new Tally(endowment));
      byStage.put(arm, stages);
    }
  }

  @Override
  public List<String> columns() {
    return List.of(CHATS, GIVEN, BY_RULES);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (encountered.outcome() instanceof Conversation conversation) {
      chats += conversation.isChat() ? 1 : 0;
      return;
    }
    GoodsOutcome game = (GoodsOutcome) encountered.outcome();
    Link link = (Link) game.occasion();
    int seat = link.stage() == Stage.OUTSIDER ? 1 : 0;
    boolean byRule = crew.of(encountered.spec().seats().get(seat).persona()).rule();
    round.add(game, seat, byRule);
    byStage.get(link.arm())[link.stage().ordinal()].add(game, seat, byRule);
    Map<String, Object> chain =
        chains.computeIfAbsent(
            "%s %07d".formatted(link.arm().word(), link.chain()), key -> new LinkedHashMap<>());
    chain.put("arm", link.arm().word());
    chain.put("chain", link.chain());
    int gift = game.gift(seat);
    chain.put(link.stage().word(), gift == GoodsOutcome.NONE ? null : gift);
    if (link.stage() == Stage.FIRST || link.stage() == Stage.SECOND) {
      chain.put("chats-" + link.stage().word(), link.chats());
    }
  }

  @Override
  public double[] values() {
    return new double[] {chats, endowment * round.given(), round.byRules()};
  }

  @Override
  public void startRound() {
    chats = 0;
    round = new Tally(endowment);
  }

  @Override
  public List<Figure> panels() {
    if (chains.isEmpty()) {
      return List.of();
    }
    List<Figure.Group> groups = new ArrayList<>();
    for (Acquaintance arm : arms) {
      double[] given =
          Arrays.stream(byStage.get(arm)).mapToDouble(t -> endowment * t.given()).toArray();
      groups.add(new Figure.Group(arm.word(), given, null, null));
    }
    return List.of(
        new Figure.Bars(
            "Given, by stage of the chain",
            "Mean gift in tokens of the member nearer to the outsider.",
            Arrays.stream(Stage.values()).map(Stage::word).toList(),
            new Figure.Axis("tokens", 0.0, (double) endowment),
            groups));
  }

  @Override
  public Map<String, Object> figures() {
    return Map.of(CHAINS, List.copyOf(chains.values()));
  }
}
