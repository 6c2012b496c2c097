package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.murmuration.conversation.Conversation;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.measure.network.Assortativity;
import org.murmuration.measure.network.Chance;
import org.murmuration.measure.network.Communities;
import org.murmuration.measure.network.RandomPartners;
import org.murmuration.measure.network.Rewiring;
import org.murmuration.measure.network.Ties;
import org.murmuration.measure.network.Transitivity;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Seat;

/**
 * Who talks with whom: how often pairs do, which are tight, and whether the graph of chats has
 * circles beyond what chance would give. By round for the rolling window, at the end for the run.
 */
final class CircleMeasure implements Measure {

  static final String MODULARITY = "modularity";
  static final String COMMUNITIES = "communities";
  static final String TIGHT = "tight-pairs";
  static final String TIGHTER = "tighter-than-chance";
  static final String THRESHOLD = "chance-threshold";
  static final String CLUSTERING = "clustering";
  static final String TIGHT_CLUSTERING = "clustering-of-tight-pairs";
  static final String RECIPROCITY = "reciprocity";
  static final String ASSORTATIVITY = "assortativity";
  static final String PAIRS = "pairs-by-chats";
  static final String PAIRS_BY_CHANCE = "pairs-by-chats-by-chance";
  static final String GRAPH = "graph";

  /** Tells the streams apart that are keyed by {@link Figures#DRAW}. */
  private static final int LEIDEN = 4;

  private final CocktailSettings settings;
  private final Cast cast;
  private final Window window;
  private final Ties.Counter chats = new Ties.Counter();
  private final Choices choices = new Choices();
  private final CommunityTrack track = new CommunityTrack();
  private final SortedMap<Integer, String> personas = new TreeMap<>();
  private int agents;
  private int round;
  private Ties recent;

  CircleMeasure(CocktailSettings settings, Setting setting) {
    this.settings = settings;
    this.cast = setting.cast();
    this.window = new Window(settings.window());
    this.agents = setting.population().numbers();
    this.recent = new Ties.Counter().among(agents);
  }

  @Override
  public List<String> columns() {
    return List.of(MODULARITY, COMMUNITIES, TIGHT);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    Conversation conversation = (Conversation) encountered.outcome();
    window.observe(conversation);
    choices.observe(conversation);
    if (conversation.isChat()) {
      chats.add(conversation.agents().get(0), conversation.agents().get(1));
    }
    for (Seat seat : encountered.spec().seats()) {
      personas.put(seat.agent(), cast.withOwnMind(seat.persona()));
    }
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    agents = Math.max(agents, population.numbers());
  }

  @Override
  public double[] values() {
    Ties.Counter counter = new Ties.Counter();
    window.rounds().forEach(r -> r.chats().forEach(chat -> counter.add(chat[0], chat[1])));
    recent = counter.among(agents);
    Communities communities = find(recent, round);
    track.add(round, recent, communities);
    int[] degrees = recent.degrees();
    long circles =
        Arrays.stream(communities.of()).filter(c -> c >= 0).distinct().count()
            - Arrays.stream(degrees).filter(degree -> degree == 0).count();
    return new double[] {communities.modularity(), circles, tight(chats.among(agents)).edges()};
  }

  private static Communities find(Ties ties, int stream) {
    return Communities.find(
        ties, RandomStream.of(Figures.DRAW, Purpose.STATISTICS, LEIDEN, stream, 0));
  }

  private Ties tight(Ties ties) {
    return ties.where(times -> times > settings.tight());
  }

  @Override
  public void startRound() {
    window.startRound();
    choices.startRound();
    round++;
  }

  @Override
  public List<Figure> panels() {
    Ties ties = chats.among(agents);
    return List.of(
        graph(ties, track::of)
            .figure(
                "Who talks with whom",
                "Chats so far; colours are the communities of the last "
                    + settings.window()
                    + " rounds, bold links tight pairs (more than "
                    + settings.tight()
                    + " chats)."),
        track.figure(
            "Agents in the largest communities of the chat graph of the last "
                + settings.window()
                + " rounds; a community keeps its number while most of it stays together."));
  }

  private PartyGraph graph(Ties ties, IntUnaryOperator community) {
    return new PartyGraph(
        settings.party().prefix(),
        ties,
        community,
        times -> times > settings.tight(),
        agent -> personas.containsKey(agent) && cast.persona(personas.get(agent)).adversary());
  }

  @Override
  public Map<String, Object> figures() {
    Ties ties = chats.among(agents);
    Rewiring rewiring = new Rewiring(settings.graphs(), Figures.DRAW);
    RandomPartners partners = new RandomPartners(settings.graphs(), Figures.DRAW);
    List<RandomPartners.Drawn> drawn = partners.draw(choices.chats(), agents);
    int threshold = RandomPartners.threshold(drawn);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(PAIRS, byChats(ties));
    figures.put(PAIRS_BY_CHANCE, byChance(drawn));
    figures.put(TIGHT, Figures.written(beyond(ties, settings.tight(), drawn)));
    figures.put(THRESHOLD, threshold);
    figures.put(TIGHTER, Figures.written(beyond(ties, threshold, drawn)));
    Communities communities = find(ties, round);
    figures.put(COMMUNITIES, communities.count());
    figures.put(
        MODULARITY, Figures.written(rewiring.meetings(ties, one -> find(one, round).modularity())));
    figures.put(CLUSTERING, Figures.written(rewiring.acquaintances(ties, Transitivity::of)));
    figures.put(
        TIGHT_CLUSTERING,
        Figures.written(
            rewiring.acquaintances(ties.where(times -> times > threshold), Transitivity::of)));
    figures.put(RECIPROCITY, Figures.written(reciprocity(partners)));
    int[] kinds = kinds();
    figures.put(
        ASSORTATIVITY,
        Figures.written(rewiring.meetings(ties, one -> Assortativity.of(one, kinds))));
    int[] of = communities.of();
    figures.put(
        GRAPH,
        PartyGraph.written(
            graph(ties, agent -> of[agent])
                .figure(
                    "Who talked with whom",
                    "All chats of the run; colours are communities (Leiden), bold links tight pairs"
                        + " (more than "
                        + settings.tight()
                        + " chats).")));
    return figures;
  }

  /** How many pairs talked more than so many times, beside random partners. */
  private static Chance beyond(Ties ties, int times, List<RandomPartners.Drawn> drawn) {
    return Chance.of(
        ties.where(weight -> weight > times).edges(),
        drawn.stream().mapToDouble(one -> one.above(times)).toArray());
  }

  private Chance reciprocity(RandomPartners partners) {
    return Chance.of(
        choices.reciprocity(),
        partners.draw(choices.invitations(), agents).stream()
            .mapToDouble(RandomPartners.Drawn::reciprocity)
            .toArray());
  }

  /** How many pairs talked never, once, twice, …. */
  private List<Long> byChats(Ties ties) {
    int most = Arrays.stream(ties.weight()).max().orElse(0);
    Long[] pairs = new Long[most + 1];
    Arrays.fill(pairs, 0L);
    pairs[0] = (long) agents * (agents - 1) / 2 - ties.edges();
    for (int weight : ties.weight()) {
      pairs[weight]++;
    }
    return List.of(pairs);
  }

  /** The same on average by chance. */
  private List<Double> byChance(List<RandomPartners.Drawn> drawn) {
    int most = drawn.stream().mapToInt(one -> one.pairs().length).max().orElse(0);
    double[] pairs = new double[most + 1];
    pairs[0] = (double) agents * (agents - 1) / 2;
    for (RandomPartners.Drawn one : drawn) {
      for (int chats = 1; chats <= one.pairs().length; chats++) {
        double mean = (double) one.pairs()[chats - 1] / drawn.size();
        pairs[chats] += mean;
        pairs[0] -= mean;
      }
    }
    return Arrays.stream(pairs).boxed().toList();
  }

  /** Personas as numbers, in the order of their names. */
  private int[] kinds() {
    List<String> names = new ArrayList<>(new TreeSet<>(personas.values()));
    int[] kinds = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      kinds[agent] = Math.max(0, names.indexOf(personas.getOrDefault(agent, "")));
    }
    return kinds;
  }
}
