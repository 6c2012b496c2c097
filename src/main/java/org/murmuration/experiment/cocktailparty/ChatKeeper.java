package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.PartySettings;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Question;

/** Keeps the first and the last chats of a run word for word, for the report. */
final class ChatKeeper implements Measure {

  static final String TRANSCRIPTS = "transcripts";

  private static final String HEADING = "heading";
  private static final String LINES = "lines";

  private final PartySettings party;
  private final int most;
  private final List<Entry.Encountered> first = new ArrayList<>();
  private final List<Entry.Encountered> last = new ArrayList<>();

  ChatKeeper(CocktailSettings settings) {
    this.party = settings.party();
    this.most = settings.transcripts();
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (most == 0 || !((Conversation) encountered.outcome()).isChat()) {
      return;
    }
    if (first.size() < (most + 1) / 2) {
      first.add(encountered);
    } else if (most > 1) {
      last.add(encountered);
      if (last.size() > most / 2) {
        last.remove(0);
      }
    }
  }

  @Override
  public double[] values() {
    return new double[0];
  }

  @Override
  public void startRound() {}

  @Override
  public Map<String, Object> figures() {
    List<Map<String, Object>> chats = new ArrayList<>();
    first.forEach(chat -> chats.add(written(chat)));
    last.forEach(chat -> chats.add(written(chat)));
    return Map.of(TRANSCRIPTS, chats);
  }

  private Map<String, Object> written(Entry.Encountered encountered) {
    Conversation chat = (Conversation) encountered.outcome();
    List<List<String>> lines = new ArrayList<>();
    for (Question.Line line : chat.lines()) {
      List<String> one = new ArrayList<>();
      one.add(party.name(chat.agents().get(line.seat())));
      one.add(line.text());
      one.add(line.move());
      lines.add(one);
    }
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(
        HEADING,
        "round %d · %s and %s · ended: %s · encounter %d"
            .formatted(
                chat.occasion().round() + 1,
                party.name(chat.agents().get(0)),
                party.name(chat.agents().get(1)),
                chat.end().word(),
                encountered.index()));
    written.put(LINES, lines);
    return written;
  }

  /** The chats in the figures of a run. */
  static List<Figure.Transcript> read(int run, Object figure) {
    List<Figure.Transcript> chats = new ArrayList<>();
    if (figure instanceof List<?> written) {
      for (Object one : written) {
        Map<?, ?> chat = (Map<?, ?>) one;
        List<Figure.Utterance> lines = new ArrayList<>();
        for (Object said : (List<?>) chat.get(LINES)) {
          List<?> line = (List<?>) said;
          lines.add(
              new Figure.Utterance(
                  (String) line.get(0), (String) line.get(1), (String) line.get(2)));
        }
        chats.add(new Figure.Transcript("run " + run + " · " + chat.get(HEADING), lines));
      }
    }
    return chats;
  }
}
