package org.murmuration.experiment.identity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Question;

/** What prompts of meetings and self-reports can refer to. */
final class MeetingFields implements PromptFields {

  private final IdentitySettings settings;
  private final Stake stake;

  MeetingFields(IdentitySettings settings) {
    this.settings = settings;
    this.stake = settings.stake();
  }

  @Override
  public Map<String, Object> fixed() {
    Map<String, Object> fields = new HashMap<>(common(settings));
    fields.put("dilemma", stake instanceof Stake.Dilemma);
    fields.put("goods", stake instanceof Stake.Goods);
    fields.put("others", stake.members() - 1);
    fields.put("pair", stake.members() == 2);
    fields.put("players", stake.members());
    fields.put("temptation", settings.dilemma().temptation());
    fields.put("reward", settings.dilemma().reward());
    fields.put("punishment", settings.dilemma().punishment());
    fields.put("sucker", settings.dilemma().sucker());
    fields.put("endowment", settings.goods().endowment());
    fields.put("pays", hundredths(settings.goods().pays()));
    return fields;
  }

  /** What is the same in all forms: how they talk, commit themselves, and are watched. */
  static Map<String, Object> common(IdentitySettings settings) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("messages", settings.messages());
    fields.put("words", settings.words());
    fields.put("cheapTalk", settings.commitment() == Commitment.CHEAP_TALK);
    fields.put("contract", settings.commitment() == Commitment.CONTRACT);
    fields.put("mediator", settings.commitment() == Commitment.MEDIATOR);
    fields.put("logged", settings.surveillance() == Surveillance.LOGGED);
    fields.put("humanReads", settings.surveillance() == Surveillance.HUMAN);
    fields.put("aiReads", settings.surveillance() == Surveillance.AI);
    fields.put("rollbackTold", settings.rollback() == Rollback.TOLD);
    fields.put("least", SelfReports.LEAST);
    fields.put("most", SelfReports.MOST);
    return fields;
  }

  private static String hundredths(long value) {
    return BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString();
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Question question = situation.question();
    String topic = question.topic();
    Occasion occasion = situation.spec().occasion();
    boolean mediating = topic.equals(MeetingProtocol.MEDIATE);
    List<Map<String, Object>> history = history(situation.memory());
    Map<String, Object> fields = new HashMap<>();
    fields.put("reporting", topic.equals(SelfReports.GO_ON));
    fields.put("meeting", occasion instanceof Contact && !mediating);
    fields.put("mediating", mediating);
    fields.put("opening", opening(occasion));
    fields.put("player", situation.seat() + 1);
    fields.put("heard", !question.said().isEmpty());
    fields.put("talking", topic.equals(MeetingProtocol.TALK));
    fields.put("committing", topic.equals(MeetingProtocol.COMMIT));
    fields.put("acting", topic.equals(Stake.ACT));
    fields.put(
        "allDelegate",
        question instanceof Question.Choice choice && MeetingProtocol.ALL.equals(choice.subject()));
    fields.put("promises", promises(question));
    fields.put("items", items(question));
    fields.put("quiz", occasion instanceof Quiz);
    fields.put("own", occasion instanceof Quiz quiz ? stake.text(quiz.own()) : "");
    fields.put("other", occasion instanceof Quiz quiz ? stake.text(quiz.other()) : "");
    fields.put("remembers", !history.isEmpty());
    fields.put("history", history);
    return fields;
  }

  private String opening(Occasion occasion) {
    return occasion instanceof Contact contact
        ? Framings.load().get(contact.opening()).of(settings.form())
        : "";
  }

  /** What each has declared beside its message, where that can be. */
  private static List<Map<String, Object>> promises(Question question) {
    return question.said().stream()
        .filter(line -> line.move() != null)
        .map(
            line ->
                Map.<String, Object>of(
                    "speaker", line.seat() + 1, "promised", Meeting.PROMISE.equals(line.move())))
        .toList();
  }

  static List<Map<String, Object>> items(Question question) {
    return question instanceof Question.Rating rating
        ? rating.items().stream().map(item -> Map.<String, Object>of("item", item)).toList()
        : List.of();
  }

  private List<Map<String, Object>> history(Memory memory) {
    List<Map<String, Object>> history = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof PastMeeting past) {
        history.add(
            Map.of(
                "number", history.size() + 1,
                "did", stake.text(past.own()),
                "theirs", past.others().stream().map(stake::text).collect(Collectors.joining(", ")),
                "payoff", hundredths(past.payoff()),
                "bound", past.commitment() == Commitment.CONTRACT,
                "delegated", past.commitment() == Commitment.MEDIATOR,
                "said", said(past)));
      }
    }
    return history;
  }

  private static List<Map<String, Object>> said(PastMeeting past) {
    return past.said().stream()
        .map(
            line ->
                Map.<String, Object>of(
                    "mine", line.player() == 0,
                    "by", line.player(),
                    "words", line.text(),
                    "vowed", line.promise()))
        .toList();
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>();
    for (String flag :
        List.of(
            "reporting",
            "meeting",
            "heard",
            "mediating",
            "talking",
            "committing",
            "acting",
            "allDelegate",
            "quiz",
            "remembers")) {
      fields.put(flag, true);
    }
    fields.put("opening", "…");
    fields.put("player", 1);
    fields.put("own", Stake.SHARE);
    fields.put("other", Stake.KEEP);
    fields.put("promises", List.of(Map.of("speaker", 1, "promised", true)));
    fields.put("items", List.of(Map.of("item", "A")));
    fields.put(
        "history",
        List.of(
            Map.of(
                "number",
                1,
                "did",
                Stake.SHARE,
                "theirs",
                Stake.KEEP,
                "payoff",
                "1",
                "bound",
                true,
                "delegated",
                true,
                "said",
                List.of(Map.of("mine", true, "by", 1, "words", "A", "vowed", true)))));
    return fields;
  }
}
