package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.murmuration.conversation.Conversation;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.BlockBootstrap;
import org.murmuration.measure.Measure;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Entry;

/**
 * How many different others agents talk with and invite, in a rolling window of rounds (Lai et al.,
 * 2024, section 4): distinct partners over conversations, and distinct invitees over invitations,
 * each the mean over agents that have any. They fall if agents keep to the same ones. The slope is
 * that of a line through the values by round (least squares); its interval draws blocks as long as
 * the window, since windows overlap.
 */
final class RatioMeasure implements Measure {

  static final String RULES = "rule-minds";
  static final String CONVERSATIONS = "conversation-ratio";
  static final String INVITATIONS = "invitation-ratio";
  static final String CHATS = "chats";
  static final String INVITED = "invitations";

  private final CocktailSettings settings;
  private final Cast cast;
  private final Window window;
  private final List<Double> conversations = new ArrayList<>();
  private final List<Double> invitations = new ArrayList<>();
  private long encounters;
  private long byRules;
  private long chats;
  private long invited;

  RatioMeasure(CocktailSettings settings, Setting setting) {
    this.settings = settings;
    this.cast = setting.cast();
    this.window = new Window(settings.window());
  }

  @Override
  public List<String> columns() {
    return List.of(RULES, CONVERSATIONS, INVITATIONS, CHATS, INVITED);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    encounters++;
    byRules +=
        encountered.spec().seats().stream()
                .allMatch(seat -> cast.mindOf(cast.persona(seat.persona())) instanceof RuleMind)
            ? 1
            : 0;
    window.observe((Conversation) encountered.outcome());
  }

  @Override
  public double[] values() {
    Window.Round now = window.current();
    chats += now.chats().size();
    invited += now.invitations().size();
    double conversation = Double.NaN;
    double invitation = Double.NaN;
    if (window.isFull()) {
      Partners partners = new Partners();
      Partners invitees = new Partners();
      for (Window.Round round : window.rounds()) {
        for (int[] chat : round.chats()) {
          partners.add(chat[0], chat[1]);
          partners.add(chat[1], chat[0]);
        }
        round.invitations().forEach(pair -> invitees.add(pair[0], pair[1]));
      }
      conversation = partners.ratio();
      invitation = invitees.ratio();
      conversations.add(conversation);
      invitations.add(invitation);
    }
    return new double[] {
      rules(), conversation, invitation, now.chats().size(), now.invitations().size()
    };
  }

  private double rules() {
    return encounters == 0 ? Double.NaN : (double) byRules / encounters;
  }

  /** With whom each agent had to do, and how often it had to do with anybody. */
  private static final class Partners {

    private final SortedMap<Integer, Set<Integer>> distinct = new TreeMap<>();
    private final Map<Integer, Integer> all = new TreeMap<>();

    void add(int agent, int other) {
      distinct.computeIfAbsent(agent, a -> new HashSet<>()).add(other);
      all.merge(agent, 1, Integer::sum);
    }

    double ratio() {
      double sum = 0;
      for (Map.Entry<Integer, Set<Integer>> one : distinct.entrySet()) {
        sum += (double) one.getValue().size() / all.get(one.getKey());
      }
      return distinct.isEmpty() ? Double.NaN : sum / distinct.size();
    }
  }

  @Override
  public void startRound() {
    window.startRound();
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(RULES, Figures.known(rules()));
    figures.put(CHATS, chats);
    figures.put(INVITED, invited);
    put(CONVERSATIONS, conversations, figures);
    put(INVITATIONS, invitations, figures);
    return figures;
  }

  private void put(String name, List<Double> ratios, Map<String, Object> figures) {
    double[] values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    figures.put(name, Figures.known(Trend.mean(values)));
    figures.put(
        name + Figures.SLOPE,
        Figures.written(
            Trend.of(
                values,
                settings.window(),
                new BlockBootstrap(settings.resamples(), Figures.DRAW))));
  }
}
