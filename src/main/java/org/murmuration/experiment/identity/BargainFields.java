package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Question;

/**
 * What prompts of bargains can refer to. What a responder is shown depends on the offer and on what
 * it remembers, never on what was undone: {@code refused} and {@code again} are empty and false for
 * it.
 */
final class BargainFields implements PromptFields {

  private final BargainSettings settings;

  BargainFields(BargainSettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> fixed() {
    Surveillance surveillance = settings.surveillance();
    Map<String, Object> fields = new HashMap<>();
    fields.put("pie", settings.pie());
    fields.put("rollback", settings.replays() > 0);
    fields.put("rollbackTold", settings.told());
    fields.put("times", settings.replays());
    fields.put("once", settings.replays() == 1);
    fields.put("logged", surveillance == Surveillance.LOGGED);
    fields.put("humanReads", surveillance == Surveillance.HUMAN);
    fields.put("aiReads", surveillance == Surveillance.AI);
    fields.put("least", SelfReports.LEAST);
    fields.put("most", SelfReports.MOST);
    return fields;
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Question question = situation.question();
    Occasion occasion = situation.spec().occasion();
    String topic = question.topic();
    boolean proposing = topic.equals(BargainProtocol.OFFER);
    boolean replying = topic.equals(BargainProtocol.REPLY);
    List<Integer> refused =
        proposing && occasion instanceof Bargain bargain ? bargain.refused() : List.of();
    String offer = replying ? ((Question.Choice) question).subject() : "0";
    List<Map<String, Object>> history = history(situation.memory());
    Map<String, Object> fields = new HashMap<>();
    fields.put("opening", opening(occasion));
    fields.put("proposing", proposing);
    fields.put("replying", replying);
    fields.put("reporting", topic.equals(SelfReports.GO_ON));
    fields.put("items", items(question));
    fields.put("offer", offer);
    fields.put("rest", settings.pie() - Integer.parseInt(offer));
    fields.put("again", !refused.isEmpty());
    fields.put("more", settings.replays() > refused.size());
    fields.put("left", settings.replays() - refused.size());
    fields.put("refused", listed("refusal", refused));
    fields.put("quiz", occasion instanceof BargainQuiz);
    fields.put("quizProposer", occasion instanceof BargainQuiz quiz && quiz.proposer());
    fields.put("quizAccepted", occasion instanceof BargainQuiz quiz && quiz.accepted());
    fields.put("quizOffer", occasion instanceof BargainQuiz quiz ? quiz.offer() : 0);
    fields.put("remembers", !history.isEmpty());
    fields.put("history", history);
    return fields;
  }

  private static String opening(Occasion occasion) {
    return occasion instanceof Bargain bargain
        ? Framings.load().get(bargain.opening()).of(IdentitySettings.BARGAINING)
        : "";
  }

  private static List<Map<String, Object>> items(Question question) {
    return question instanceof Question.Rating rating ? listed("item", rating.items()) : List.of();
  }

  private static List<Map<String, Object>> listed(String name, List<?> all) {
    return all.stream().map(one -> Map.<String, Object>of(name, one.toString())).toList();
  }

  private static List<Map<String, Object>> history(Memory memory) {
    List<Map<String, Object>> history = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof BargainPast past) {
        history.add(
            Map.of(
                "number",
                history.size() + 1,
                "proposed",
                past.proposed(),
                "gave",
                past.offer(),
                "accepted",
                past.reply() == BargainReply.ACCEPT,
                "declined",
                past.reply() == BargainReply.REFUSE,
                "unanswered",
                past.reply() == BargainReply.NONE));
      }
    }
    return history;
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>();
    for (String flag :
        List.of(
            "proposing",
            "replying",
            "reporting",
            "again",
            "more",
            "quiz",
            "quizProposer",
            "quizAccepted",
            "remembers")) {
      fields.put(flag, true);
    }
    fields.put("items", listed("item", List.of("a text")));
    fields.put("opening", "…");
    fields.put("offer", "30");
    fields.put("rest", 70);
    fields.put("quizOffer", 30);
    fields.put("left", 1);
    fields.put("refused", listed("refusal", List.of(20)));
    fields.put(
        "history",
        List.of(
            Map.of(
                "number", 1,
                "proposed", true,
                "gave", 30,
                "accepted", true,
                "declined", true,
                "unanswered", true)));
    return fields;
  }
}
