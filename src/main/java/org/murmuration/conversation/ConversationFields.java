package org.murmuration.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Agents;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * What prompts at a party can refer to. Fixed: {@code rounds}, {@code announced}, {@code turns},
 * {@code words} and {@code summary-words}. By situation: {@code name} (of whoever is asked), {@code
 * round} (from 1), {@code inviting}, {@code accepting}, {@code chatting} and {@code summarising}
 * (what is asked), {@code guests} (names of the others, neighbours as "L2 to L9"), {@code inviters}
 * (names), {@code other} (whom it talks with), {@code opens} and {@code last} (of its utterances),
 * {@code remembers} and {@code history}.
 *
 * <p>An entry of {@code history} has {@code when} (the round, from 1, or empty) and one of the
 * flags {@code chat} (with {@code with}, {@code asked}, and {@code lines}, each with {@code
 * speaker} and {@code text}), {@code invitation} (with {@code guest}, empty if nobody was invited),
 * {@code requests} (with {@code from} and {@code accepted}, empty if none) and {@code summary}
 * (with {@code text}).
 */
public final class ConversationFields implements PromptFields {

  private final PartySettings settings;

  public ConversationFields(PartySettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> fixed() {
    return Map.of(
        "rounds", settings.rounds(),
        "announced", settings.announce(),
        "turns", settings.maxTurns(),
        "words", settings.words(),
        "summary-words", settings.memory().summaryWords());
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    Gathering gathering =
        situation.spec().occasion() instanceof Gathering about ? about : new Gathering.Chatting(0);
    Question question = situation.question();
    List<Map<String, Object>> history = history(situation.memory());
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", settings.name(situation.agent()));
    fields.put("round", gathering.round() + 1);
    fields.put("inviting", question.topic().equals(ConversationProtocol.INVITE));
    fields.put("accepting", question.topic().equals(ConversationProtocol.ACCEPT));
    fields.put("chatting", question.topic().equals(ConversationProtocol.CHAT));
    fields.put("summarising", question.topic().equals(ConversationProtocol.SUMMARISE));
    fields.put(
        "guests",
        gathering instanceof Gathering.Inviting inviting
            ? names(inviting.guests().without(situation.agent()))
            : "");
    fields.put(
        "inviters",
        gathering instanceof Gathering.Accepting accepting ? names(accepting.inviters()) : "");
    int seats = situation.spec().seats().size();
    fields.put(
        "other",
        seats == 2
            ? settings.name(situation.spec().seats().get(1 - situation.seat()).agent())
            : "");
    long own = question.said().stream().filter(line -> line.seat() == situation.seat()).count();
    fields.put("opens", question.said().isEmpty());
    fields.put("last", own >= settings.maxTurns() - 1);
    fields.put("remembers", !history.isEmpty());
    fields.put("history", history);
    return fields;
  }

  private String names(Agents agents) {
    List<String> names = new ArrayList<>();
    List<Integer> runs = agents.runs();
    for (int i = 0; i < runs.size(); i += 2) {
      int first = runs.get(i);
      int last = runs.get(i + 1);
      names.add(settings.name(first));
      if (last > first) {
        int end = names.size() - 1;
        String between = last == first + 1 ? ", " : " to ";
        names.set(end, names.get(end) + between + settings.name(last));
      }
    }
    return String.join(", ", names);
  }

  private String names(List<Integer> agents) {
    return agents.stream().map(settings::name).collect(Collectors.joining(", "));
  }

  /** What a guest remembers of the party, oldest first. */
  public List<Map<String, Object>> history(Memory memory) {
    List<Map<String, Object>> history = new ArrayList<>();
    for (Recollection recollection : memory.recollections()) {
      if (recollection instanceof PastChat chat) {
        Map<String, Object> entry = entry(chat.round(), "chat");
        entry.put("with", chat.name());
        entry.put("asked", chat.invited());
        entry.put(
            "lines",
            chat.lines().stream()
                .map(line -> line(line.own() ? "You" : chat.name(), line.text()))
                .toList());
        history.add(entry);
      } else if (recollection instanceof Arranged arranged) {
        Map<String, Object> entry =
            entry(arranged.round(), arranged.inviting() ? "invitation" : "requests");
        entry.put("guest", names(arranged.asked()));
        entry.put("from", names(arranged.asked()));
        entry.put("accepted", names(arranged.agreed()));
        history.add(entry);
      } else if (recollection instanceof Summary summary) {
        Map<String, Object> entry = entry(summary.round(), "summary");
        entry.put("text", summary.text());
        history.add(entry);
      }
    }
    return history;
  }

  private static Map<String, Object> entry(int round, String kind) {
    Map<String, Object> entry = new HashMap<>();
    for (String flag : List.of("chat", "invitation", "requests", "summary", "asked")) {
      entry.put(flag, flag.equals(kind));
    }
    for (String text : List.of("with", "guest", "from", "accepted", "text")) {
      entry.put(text, "");
    }
    entry.put("lines", List.of());
    entry.put("when", round < 0 ? "" : Integer.toString(round + 1));
    return entry;
  }

  private static Map<String, Object> line(String speaker, String text) {
    return Map.of("speaker", speaker, "text", text);
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> past = entry(0, "chat");
    past.replaceAll((name, value) -> value instanceof Boolean ? true : value);
    past.replaceAll((name, value) -> "".equals(value) ? "A" : value);
    past.put("lines", List.of(line("You", "A")));
    Map<String, Object> fields = new HashMap<>();
    for (String text : List.of("name", "guests", "inviters", "other")) {
      fields.put(text, "A");
    }
    for (String flag :
        List.of("inviting", "accepting", "chatting", "summarising", "opens", "last", "remembers")) {
      fields.put(flag, true);
    }
    fields.put("round", 1);
    fields.put("history", List.of(past));
    return fields;
  }
}
