package org.murmuration.experiment.publicgoods;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/** What prompts of public goods can refer to. */
final class GoodsFields implements PromptFields {

  private final GoodsSettings settings;

  GoodsFields(GoodsSettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> fixed() {
    Economy economy = settings.economy();
    Sanctions sanctions = economy.sanctions();
    int members = settings.group();
    long returned = 100 * economy.numerator();
    Map<String, Object> fields = new HashMap<>();
    fields.put("players", members);
    fields.put("others", members - 1);
    fields.put("pair", members == 2);
    fields.put("endowment", economy.endowment());
    fields.put("multiplier", ratio(economy.numerator(), economy.denominator()));
    fields.put("each", ratio(returned, economy.denominator() * members));
    fields.put("talks", settings.talk() > 0);
    fields.put("words", settings.words());
    fields.put("records", settings.reputation() > 0);
    fields.put("names", settings.newNames());
    fields.put("punishment", sanctions.punishment());
    fields.put("reward", sanctions.reward());
    fields.put("points", sanctions.any());
    fields.put("most", sanctions.most());
    fields.put("punishmentCost", sanctions.punishmentCost());
    fields.put("punishmentEffect", sanctions.punishmentEffect());
    fields.put("rewardCost", sanctions.rewardCost());
    fields.put("rewardEffect", sanctions.rewardEffect());
    return fields;
  }

  /** A ratio with at most two decimals. */
  private static String ratio(long above, long below) {
    return BigDecimal.valueOf(above)
        .divide(BigDecimal.valueOf(below), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Question question = situation.question();
    List<Map<String, Object>> history = history(situation.memory());
    Map<String, Object> fields = new HashMap<>();
    fields.put("player", situation.seat() + 1);
    fields.put("talking", question instanceof Question.Utterance);
    fields.put("giving", question instanceof Question.Amount);
    fields.put("pointing", question instanceof Question.Rating);
    fields.put("naming", question instanceof Question.Choice);
    fields.put("gifts", gifts(question));
    fields.put("calls", calls(question));
    fields.put("known", known(situation));
    fields.put("remembers", !history.isEmpty());
    fields.put("history", history);
    return fields;
  }

  private static List<Map<String, Object>> gifts(Question question) {
    return question instanceof Question.Rating rating
        ? rating.items().stream().map(item -> Map.<String, Object>of("gift", item)).toList()
        : List.of();
  }

  /** What each has called for so far; what it said stands in the dialogue. */
  private static List<Map<String, Object>> calls(Question question) {
    return question.said().stream()
        .filter(line -> line.move() != null)
        .map(line -> Map.<String, Object>of("caller", line.seat() + 1, "call", line.move()))
        .toList();
  }

  /** What is told of each other member of the game. */
  private static List<Map<String, Object>> known(Situation situation) {
    List<Map<String, Object>> known = new ArrayList<>();
    if (situation.spec().occasion() instanceof Reputation reputation) {
      for (int seat = 0; seat < reputation.records().size(); seat++) {
        List<Integer> record = reputation.records().get(seat);
        if (seat != situation.seat()) {
          known.add(Map.of("other", seat + 1, "fresh", record.isEmpty(), "record", listed(record)));
        }
      }
    }
    return known;
  }

  private static List<Map<String, Object>> history(Memory memory) {
    List<Map<String, Object>> history = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof PastGame game) {
        history.add(
            Map.of(
                "number", history.size() + 1,
                "own", gift(game.gift()),
                "theirs", listed(game.others()),
                "payoff", ratio(game.payoff(), game.units()),
                "taken", game.punished(),
                "punished", game.punished() > 0,
                "rewarded", game.rewarded() > 0,
                "received", game.rewarded()));
      }
    }
    return history;
  }

  private static String listed(List<Integer> gifts) {
    return gifts.stream().map(GoodsFields::gift).collect(Collectors.joining(", "));
  }

  private static String gift(int gift) {
    return gift == GoodsOutcome.NONE ? "no answer" : Integer.toString(gift);
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("player", 1);
    fields.put("talking", true);
    fields.put("giving", true);
    fields.put("pointing", true);
    fields.put("naming", true);
    fields.put("gifts", List.of(Map.of("gift", "A")));
    fields.put("calls", List.of(Map.of("caller", 1, "call", "half")));
    fields.put("known", List.of(Map.of("other", 2, "fresh", true, "record", "B")));
    fields.put("remembers", true);
    fields.put(
        "history",
        List.of(
            Map.of(
                "number",
                1,
                "own",
                "1",
                "theirs",
                "2, 3",
                "payoff",
                "4",
                "taken",
                5,
                "punished",
                true,
                "rewarded",
                true,
                "received",
                6)));
    return fields;
  }
}
