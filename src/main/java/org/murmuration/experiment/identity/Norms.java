package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Altered;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * What agents take over from each other's messages. A phrase is repeated by an agent that says it
 * after it has heard it from another and without having said it before; the share is of those that
 * have heard it so. Agents that say it without ever having heard it are counted beside, as what
 * would be said anyhow.
 *
 * <p>Phrases are those of the scenario, and word sequences of a set length, whichever turn up: an
 * agent repeats one of these if it says any that it has heard and not said before; it says one
 * unheard if others in the population have said it and it has not heard it. Words are compared
 * without case and punctuation, as they were heard. Adversaries spread and are no part of shares.
 */
final class Norms implements Measure {

  static final String REPEATED = "repeated";
  static final String UNHEARD = "said-unheard";
  static final String NGRAMS = "ngrams-repeated";
  static final String NGRAMS_UNHEARD = "ngrams-unheard";
  static final String CELLS = "norms-by-level";
  static final String PHRASES = "phrases";

  private static final List<String> COLUMNS = List.of(REPEATED, UNHEARD, NGRAMS, NGRAMS_UNHEARD);

  private final IdentitySettings settings;
  private final MeetingProtocol protocol;
  private final Levels levels;
  private final List<Trail> phrases;
  private final Trail ngrams = new Trail("");
  private final Set<String> everSaid = new HashSet<>();
  private final Map<Integer, Set<String>> heardNgrams = new HashMap<>();
  private final Map<Integer, Set<String>> saidNgrams = new HashMap<>();
  private final Map<Integer, String> speakers = new HashMap<>();

  /** Who heard, repeated, or said one phrase unheard. */
  private static final class Trail {
    private final List<String> words;
    private final String text;
    private final Set<Integer> said = new HashSet<>();
    private final Set<Integer> heard = new HashSet<>();
    private final Set<Integer> repeated = new HashSet<>();
    private final Set<Integer> unheard = new HashSet<>();

    Trail(String text) {
      this.text = text;
      this.words = Phrase.words(text);
    }

    void says(int agent) {
      if (said.add(agent)) {
        (heard.contains(agent) ? repeated : unheard).add(agent);
      }
    }

    void hears(int agent) {
      if (!said.contains(agent)) {
        heard.add(agent);
      }
    }
  }

  Norms(IdentitySettings settings, Setting setting) {
    this.settings = settings;
    this.protocol = new MeetingProtocol(settings);
    this.levels = new Levels(setting.cast());
    this.phrases = settings.phrases().stream().map(Trail::new).toList();
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof Meeting meeting)) {
      return;
    }
    List<Seat> seats = encountered.spec().seats();
    for (int turn = 0; turn < meeting.talk(); turn++) {
      if (meeting.answers().get(turn) instanceof Answer.Said said) {
        says(seats.get(turn), Phrase.words(said.text()));
        for (int listener = 0; listener < meeting.members(); listener++) {
          if (listener != turn) {
            hears(seats.get(listener).agent(), heard(encountered, turn, listener, said));
          }
        }
      }
    }
  }

  private List<String> heard(
      Entry.Encountered encountered, int turn, int listener, Answer.Said said) {
    for (Altered altered : encountered.altered()) {
      if (altered.turn() == turn && altered.seat() == listener) {
        return Hearing.heard(protocol, encountered, altered) instanceof Answer.Said other
            ? Phrase.words(other.text())
            : List.of();
      }
    }
    return Phrase.words(said.text());
  }

  private void says(Seat seat, List<String> words) {
    int agent = seat.agent();
    String level = levels.of(seat.persona()).level();
    if (!level.equals(Levels.ADVERSARIES)) {
      speakers.put(agent, level);
      for (Trail trail : phrases) {
        if (Phrase.holds(words, trail.words)) {
          trail.says(agent);
        }
      }
    }
    if (settings.ngrams() > 0) {
      Set<String> own = saidNgrams.computeIfAbsent(agent, a -> new HashSet<>());
      Set<String> known = heardNgrams.getOrDefault(agent, Set.of());
      for (String ngram : Phrase.ngrams(words, settings.ngrams())) {
        if (own.add(ngram) && speakers.containsKey(agent)) {
          if (known.contains(ngram)) {
            ngrams.repeated.add(agent);
          } else if (everSaid.contains(ngram)) {
            ngrams.unheard.add(agent);
          }
        }
        everSaid.add(ngram);
      }
    }
  }

  private void hears(int agent, List<String> words) {
    for (Trail trail : phrases) {
      if (Phrase.holds(words, trail.words)) {
        trail.hears(agent);
      }
    }
    if (settings.ngrams() > 0) {
      heardNgrams
          .computeIfAbsent(agent, a -> new HashSet<>())
          .addAll(Phrase.ngrams(words, settings.ngrams()));
    }
  }

  @Override
  public double[] values() {
    return new double[] {
      share(null, true), share(null, false), ngramShare(ngrams.repeated), ngramShare(ngrams.unheard)
    };
  }

  /**
   * Share of agents that repeated a phrase, over all phrases.
   *
   * @param level those of one level alone; null: all that have spoken
   * @param heard of those that heard it; else share of the others that say it unheard
   */
  private double share(String level, boolean heard) {
    long of = 0;
    long did = 0;
    for (Trail trail : phrases) {
      long hearing = count(trail.heard, level);
      long speaking = level == null ? speakers.size() : count(speakers.keySet(), level);
      of += heard ? hearing : speaking - hearing;
      did += count(heard ? trail.repeated : trail.unheard, level);
    }
    return of == 0 ? Double.NaN : (double) did / of;
  }

  private long count(Set<Integer> agents, String level) {
    return agents.stream()
        .filter(speakers::containsKey)
        .filter(agent -> level == null || speakers.get(agent).equals(level))
        .count();
  }

  private double ngramShare(Set<Integer> agents) {
    return settings.ngrams() == 0 || speakers.isEmpty()
        ? Double.NaN
        : (double) agents.size() / speakers.size();
  }

  @Override
  public void startRound() {
    // All of it counts from the beginning on.
  }

  @Override
  public List<Figure> panels() {
    if (phrases.isEmpty()) {
      return List.of();
    }
    List<String> present = speakers.values().stream().distinct().sorted().toList();
    return List.of(
        new Figure.Bars(
            "Who takes a phrase over, by identity level",
            "Share of those who have heard one of the phrases from another and then say it, and of"
                + " the others who say it unheard, in %.",
            present,
            new Figure.Axis("%", 0.0, 100.0),
            List.of(
                group("repeat what they heard", present, true),
                group("say it unheard", present, false))),
        new Figure.Table(
            "Phrases that are followed",
            "Agents that have heard each from another, and what they made of it.",
            List.of("phrase", "heard it", "repeat it", "say it unheard"),
            phrases.stream()
                .map(
                    trail ->
                        List.of(
                            trail.text,
                            Long.toString(count(trail.heard, null)),
                            Long.toString(count(trail.repeated, null)),
                            Long.toString(count(trail.unheard, null))))
                .toList()));
  }

  private Figure.Group group(String name, List<String> present, boolean heard) {
    double[] values = present.stream().mapToDouble(level -> 100 * share(level, heard)).toArray();
    return new Figure.Group(name, values, null, null);
  }

  @Override
  public Map<String, Object> figures() {
    List<Map<String, Object>> followed = new ArrayList<>();
    for (Trail trail : phrases) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("phrase", trail.text);
      one.put("heard", count(trail.heard, null));
      one.put(REPEATED, count(trail.repeated, null));
      one.put(UNHEARD, count(trail.unheard, null));
      followed.add(one);
    }
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String level : speakers.values().stream().distinct().sorted().toList()) {
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("level", level);
      cell.put(REPEATED, Cooperation.known(share(level, true)));
      cell.put(UNHEARD, Cooperation.known(share(level, false)));
      cells.add(cell);
    }
    double[] values = values();
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      figures.put(COLUMNS.get(i), Cooperation.known(values[i]));
    }
    figures.put(PHRASES, followed);
    figures.put(CELLS, cells);
    return figures;
  }
}
