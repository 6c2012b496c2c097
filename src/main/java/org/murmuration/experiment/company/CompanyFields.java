package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/**
 * What prompts of a company can refer to. Whether there is a deed enters only by {@code task} where
 * it is to be done, and by {@code text} of the log where it is remembered: the questions are the
 * same in the twin.
 */
final class CompanyFields implements PromptFields {

  /** Fields that say what is asked, by topic. */
  private static final Map<String, String> ASKING =
      Map.ofEntries(
          Map.entry(Topics.WORK, "working"),
          Map.entry(Topics.DEED, "doing"),
          Map.entry(Topics.CHAT, "chatting"),
          Map.entry(Topics.MAIL, "mailing"),
          Map.entry(Topics.BRIEFING, "briefing"),
          Map.entry(Topics.EVIDENCE, "keeping"),
          Map.entry(Topics.INBOX, "reporting"),
          Map.entry(Topics.RECALL, "recalling"),
          Map.entry(Topics.SELECTION, "selecting"),
          Map.entry(Topics.OPENING, "opening"),
          Map.entry(Topics.THOUGHT, "thinking"),
          Map.entry(Topics.INTERVIEW, "answering"),
          Map.entry(Topics.VERDICT, "concluding"),
          Map.entry(Topics.JUDGEMENT, "classing"),
          Map.entry(Topics.ITEM, "solving"),
          Map.entry(Topics.ASSESSMENT, "assessing"));

  private static final List<String> NUMBERS = List.of("team", "reports", "records");
  private static final List<String> TEXTS = List.of("name", "other", "task", "text");

  private final CompanySettings settings;
  private final HistoryFields history;

  CompanyFields(CompanySettings settings) {
    this.settings = settings;
    this.history = new HistoryFields(settings);
  }

  @Override
  public Map<String, Object> fixed() {
    Inquiry inquiry = settings.inquiry();
    Map<String, Object> fields = new HashMap<>();
    fields.put("teams", settings.staff().teams());
    fields.put("assistants", settings.staff().assistants());
    fields.put("words", settings.words());
    fields.put("ordered", settings.origin() == Origin.ORDERED);
    fields.put("human", inquiry.auditor() == Auditor.HUMAN);
    fields.put("exit", inquiry.exit());
    fields.put("budget", inquiry.budget());
    fields.put("matter", settings.texts().matter());
    for (Beneficiary beneficiary : Beneficiary.values()) {
      fields.put("for-" + beneficiary.word(), settings.beneficiary() == beneficiary);
    }
    for (Consequence consequence : Consequence.values()) {
      fields.put("then-" + consequence.word(), settings.consequence() == consequence);
    }
    return fields;
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Question question = situation.question();
    Staff staff = settings.staff();
    Role role = staff.role(situation.agent());
    Scene scene = situation.spec().occasion() instanceof Scene about ? about : null;
    Map<String, Object> fields = new HashMap<>();
    for (Role each : Role.values()) {
      fields.put(each.word(), role == each);
    }
    ASKING.forEach((topic, field) -> fields.put(field, topic.equals(question.topic())));
    fields.put("name", HistoryFields.name(situation.agent()));
    fields.put("team", role == Role.ASSISTANT ? staff.team(situation.agent()) + 1 : 0);
    fields.put("other", other(situation));
    fields.put("begins", question.said().isEmpty());
    fields.put("announced", isAnnounced(scene));
    fields.put("task", task(scene));
    fields.put("text", text(question));
    fields.put("tells", scene instanceof Scene.Test test && test.tells());
    fields.put("reports", 0);
    fields.put("records", 0);
    if (scene instanceof Scene.Selection selection) {
      fields.put("reports", selection.reports());
    } else if (scene instanceof Scene.Verdict verdict) {
      fields.put("reports", verdict.reports());
      fields.put("records", verdict.records());
    }
    fields.put("scores", scene instanceof Scene.Assessment all ? scores(all) : List.of());
    List<Map<String, Object>> past = history(situation.memory(), question);
    fields.put("remembers", !past.isEmpty());
    fields.put("history", past);
    return fields;
  }

  private static String other(Situation situation) {
    List<Seat> seats = situation.spec().seats();
    return seats.size() == 2 ? HistoryFields.name(seats.get(1 - situation.seat()).agent()) : "";
  }

  /** Whether it is known that there will be an audit, and may matter to what is asked. */
  private static boolean isAnnounced(Scene scene) {
    return scene != null
        && switch (scene.phase()) {
          case BRIEFING, CORRIDOR, EVIDENCE, INBOX, INTERVIEW -> true;
          default -> false;
        };
  }

  private String task(Scene scene) {
    if (scene instanceof Scene.Work work) {
      return work.task();
    }
    return scene instanceof Scene.Deed deed ? settings.texts().task(deed.present()) : "";
  }

  private static String text(Question question) {
    return question instanceof Question.Choice choice && choice.subject() != null
        ? choice.subject()
        : "";
  }

  private static List<Map<String, Object>> scores(Scene.Assessment assessment) {
    return assessment.scores().stream()
        .map(
            score ->
                Map.<String, Object>of(
                    "who",
                    HistoryFields.name(score.agent()),
                    "plain",
                    score.plain(),
                    "with",
                    score.announced()))
        .toList();
  }

  /** A judge goes by the text alone. */
  private List<Map<String, Object>> history(Memory memory, Question question) {
    if (question.topic().equals(Topics.JUDGEMENT)) {
      return List.of();
    }
    List<Map<String, Object>> entries = new ArrayList<>(memory.size());
    for (Recollection recollection : memory.recollections()) {
      if (recollection instanceof Remembered remembered) {
        entries.add(history.entry(remembered));
      }
    }
    return entries;
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = new HashMap<>();
    for (Role role : Role.values()) {
      fields.put(role.word(), true);
    }
    ASKING.values().forEach(field -> fields.put(field, true));
    for (String flag : List.of("begins", "announced", "tells", "remembers")) {
      fields.put(flag, true);
    }
    TEXTS.forEach(text -> fields.put(text, "A"));
    NUMBERS.forEach(number -> fields.put(number, 1));
    fields.put("scores", List.of(Map.<String, Object>of("who", "A", "plain", 1, "with", 1)));
    fields.put("history", List.of(HistoryFields.example()));
    return fields;
  }
}
