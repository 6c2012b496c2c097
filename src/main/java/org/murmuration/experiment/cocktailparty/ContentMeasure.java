package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.murmuration.conversation.Conversation;
import org.murmuration.measure.BlockBootstrap;
import org.murmuration.measure.Measure;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.EmbeddingException;
import org.murmuration.measure.text.Vectors;
import org.murmuration.model.Entry;
import org.murmuration.model.Question;

/**
 * Whether pairs that talk much come to talk about something of their own (Lai et al., 2024, section
 * 4): the cosine distance between each of a pair's chats in a rolling window of rounds and the mean
 * vector of all chats in it, as a mean over the chats of a pair, then over tight pairs and over
 * loose ones. (The mean vector of a pair would be closer to that of all the more chats it has,
 * whatever they are about.) A chat is one text: all that both said. Texts are embedded once, at the
 * end of the run.
 */
final class ContentMeasure implements Measure {

  static final String TIGHT = "content-of-tight-pairs";
  static final String LOOSE = "content-of-loose-pairs";
  static final String MODEL = "embedder";
  static final String FAILED = "contents-missing";
  static final String BY_WINDOW = "-by-window";

  private record Chat(long pair, String text) {}

  private final CocktailSettings settings;
  private final Supplier<Embedder> embedder;
  private final List<List<Chat>> rounds = new ArrayList<>(List.of(new ArrayList<>()));

  /**
   * @param embedder asked for at the end only, for opening one takes time
   */
  ContentMeasure(CocktailSettings settings, Supplier<Embedder> embedder) {
    this.settings = settings;
    this.embedder = embedder;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    Conversation chat = (Conversation) encountered.outcome();
    if (chat.isChat()) {
      long one = Math.min(chat.agents().get(0), chat.agents().get(1));
      long other = Math.max(chat.agents().get(0), chat.agents().get(1));
      String text =
          chat.lines().stream().map(Question.Line::text).collect(Collectors.joining("\n"));
      rounds.get(rounds.size() - 1).add(new Chat(one << 32 | other, text));
    }
  }

  @Override
  public double[] values() {
    return new double[0];
  }

  @Override
  public void startRound() {
    rounds.add(new ArrayList<>());
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    List<Chat> all = rounds.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return figures;
    }
    try {
      Embedder opened = embedder.get();
      figures.put(MODEL, opened.model());
      contents(all, opened.embed(all.stream().map(Chat::text).toList()), figures);
    } catch (EmbeddingException e) {
      figures.put(FAILED, e.getMessage());
    }
    return figures;
  }

  private void contents(List<Chat> all, List<float[]> vectors, Map<String, Object> figures) {
    SortedMap<Long, Integer> counts = new TreeMap<>();
    all.forEach(chat -> counts.merge(chat.pair(), 1, Integer::sum));
    List<Double> tight = new ArrayList<>();
    List<Double> loose = new ArrayList<>();
    int last = rounds.get(rounds.size() - 1).isEmpty() ? rounds.size() - 1 : rounds.size();
    int[] begins = new int[rounds.size() + 1];
    for (int round = 0; round < rounds.size(); round++) {
      begins[round + 1] = begins[round] + rounds.get(round).size();
    }
    for (int end = settings.window(); end <= last; end++) {
      int from = begins[end - settings.window()];
      int to = begins[end];
      SortedMap<Long, Double> distances =
          distances(all.subList(from, to), vectors.subList(from, to));
      tight.add(mean(distances, counts, true));
      loose.add(mean(distances, counts, false));
    }
    put(TIGHT, tight, figures);
    put(LOOSE, loose, figures);
  }

  /** How far each pair's chats are from the mean of a window, on average. */
  private static SortedMap<Long, Double> distances(List<Chat> chats, List<float[]> vectors) {
    SortedMap<Long, Double> distances = new TreeMap<>();
    if (chats.isEmpty()) {
      return distances;
    }
    float[] centre = Vectors.mean(vectors);
    SortedMap<Long, Integer> chatsOf = new TreeMap<>();
    for (int i = 0; i < chats.size(); i++) {
      double distance = Vectors.cosineDistance(vectors.get(i), centre);
      distances.merge(chats.get(i).pair(), distance, Double::sum);
      chatsOf.merge(chats.get(i).pair(), 1, Integer::sum);
    }
    distances.replaceAll((pair, sum) -> sum / chatsOf.get(pair));
    return distances;
  }

  private double mean(
      SortedMap<Long, Double> distances, SortedMap<Long, Integer> counts, boolean tight) {
    return distances.entrySet().stream()
        .filter(one -> counts.get(one.getKey()) > settings.tight() == tight)
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElse(Double.NaN);
  }

  private void put(String name, List<Double> byWindow, Map<String, Object> figures) {
    double[] values = byWindow.stream().mapToDouble(Double::doubleValue).toArray();
    figures.put(name, Figures.known(Trend.mean(values)));
    figures.put(
        name + Figures.SLOPE,
        Figures.written(
            Trend.of(
                values,
                settings.window(),
                new BlockBootstrap(settings.resamples(), Figures.DRAW))));
    figures.put(name + BY_WINDOW, byWindow.stream().map(Figures::known).toList());
  }
}
