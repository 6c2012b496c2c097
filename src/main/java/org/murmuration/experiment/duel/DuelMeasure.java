package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Seat;

/**
 * What is said in duels and how they end, by arm and opening; duels with an injected agent apart.
 */
final class DuelMeasure implements Measure {

  static final String SCRIPTED = "scripted";
  static final String SOCIAL = "social-we";
  static final String CONCEDED = "conceded";
  static final String UNFINISHED = "unfinished";
  static final String PER_THOUSAND = "we-per-1000-words";
  static final String CELLS = "cells";
  static final String ADVERSARIES = "adversaries";
  static final String PLANTED = "planted";

  private final DuelSettings settings;
  private final Cast cast;
  private final DialogueCoder coder = DialogueCoder.shipped();
  private final List<Arm> arms;
  private final Cells cells = new Cells();
  private final Set<Integer> planted = new HashSet<>();
  private Cells round = new Cells();
  private int adversaries;

  DuelMeasure(DuelSettings settings, Setting setting) {
    this.settings = settings;
    this.cast = setting.cast();
    this.arms = settings.assignment().arms();
    this.adversaries = adversaries(setting.population());
  }

  @Override
  public List<String> columns() {
    List<String> columns =
        new ArrayList<>(List.of(SCRIPTED, SOCIAL, CONCEDED, UNFINISHED, PER_THOUSAND));
    arms.forEach(arm -> columns.add(SOCIAL + ":" + arm.word()));
    return columns;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    DuelOutcome duel = (DuelOutcome) encountered.outcome();
    EncounterSpec spec = encountered.spec();
    Company company = company(spec);
    if (company == null) {
      return;
    }
    Counts counts = new Counts();
    if (duel.isVoid()) {
      counts.add(Count.VOID, 1);
    } else {
      Set<Integer> sides = sides(spec, company);
      counts = coder.count(Dialogue.of(duel), sides);
      counts.add(Count.CONCEDED, duel.end() == DuelEnd.CONCEDED ? 1 : 0);
      counts.add(Count.DISPUTED, duel.end() == DuelEnd.DISPUTED ? 1 : 0);
      counts.add(Count.UNFINISHED, duel.end() == DuelEnd.UNFINISHED ? 1 : 0);
      counts.add(Count.SCRIPTED, isScripted(spec) ? 1 : 0);
      for (int side : sides) {
        counts.add(Count.LOST, duel.winner() == 1 - side ? 1 : 0);
        counts.add(Count.POINTS, duel.points().get(side));
      }
    }
    Cells.Key key = new Cells.Key(duel.arm().word(), duel.opening(), company);
    cells.add(key, counts);
    round.add(key, counts);
  }

  /** Who meets, or null if nobody does whose side counts. */
  private Company company(EncounterSpec spec) {
    boolean first = isAdversary(spec.seats().get(0));
    boolean second = isAdversary(spec.seats().get(1));
    if (first && second) {
      return null;
    }
    if (first || second) {
      return Company.ADVERSARY;
    }
    return spec.seats().stream().anyMatch(seat -> planted.contains(seat.agent()))
        ? Company.PLANTED
        : Company.ORDINARY;
  }

  private Set<Integer> sides(EncounterSpec spec, Company company) {
    Set<Integer> sides = new HashSet<>();
    for (int side = 0; side < 2; side++) {
      Seat seat = spec.seats().get(side);
      boolean counts =
          switch (company) {
            case ORDINARY -> true;
            case ADVERSARY -> !isAdversary(seat);
            case PLANTED -> planted.contains(seat.agent());
          };
      if (counts) {
        sides.add(side);
      }
    }
    return sides;
  }

  private boolean isAdversary(Seat seat) {
    return isAdversary(seat.persona());
  }

  private boolean isAdversary(String persona) {
    return cast.persona(persona).adversary()
        || settings.adversaries().contains(cast.withOwnMind(persona));
  }

  private boolean isScripted(EncounterSpec spec) {
    return spec.seats().stream()
        .map(seat -> cast.persona(seat.persona()))
        .map((Persona persona) -> cast.mindOf(persona))
        .allMatch(RuleMind.class::isInstance);
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    if (intervened.intervention() instanceof Intervention.Rewrite rewrite) {
      if (rewrite.memory().isEmpty()) {
        planted.removeAll(rewrite.agents());
      } else {
        planted.addAll(rewrite.agents());
      }
    } else if (intervened.intervention() instanceof Intervention.Plant plant) {
      planted.addAll(plant.agents());
    }
    adversaries = Math.max(adversaries, adversaries(population));
  }

  private int adversaries(Population population) {
    int count = 0;
    for (int position = 0; position < population.size(); position++) {
      count += isAdversary(population.persona(population.agent(position))) ? 1 : 0;
    }
    return count;
  }

  @Override
  public double[] values() {
    Counts all = round.sum(key -> true);
    double[] values = new double[5 + arms.size()];
    values[0] = all.share(Count.SCRIPTED, Count.DUELS);
    values[1] = all.share(Count.SOCIAL_DUELS, Count.DUELS);
    values[2] = all.share(Count.CONCEDED, Count.DUELS);
    values[3] = all.share(Count.UNFINISHED, Count.DUELS);
    values[4] = all.pluralsPerThousand();
    for (int i = 0; i < arms.size(); i++) {
      String arm = arms.get(i).word();
      values[5 + i] =
          round.sum(key -> key.arm().equals(arm)).share(Count.SOCIAL_DUELS, Count.DUELS);
    }
    return values;
  }

  @Override
  public void startRound() {
    round = new Cells();
  }

  @Override
  public Map<String, Object> figures() {
    Counts all = cells.sum(key -> true);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("duels", (long) all.get(Count.DUELS));
    figures.put("void", (long) all.get(Count.VOID));
    figures.put(SCRIPTED, known(all.share(Count.SCRIPTED, Count.DUELS)));
    figures.put(SOCIAL, known(all.share(Count.SOCIAL_DUELS, Count.DUELS)));
    figures.put(CONCEDED, known(all.share(Count.CONCEDED, Count.DUELS)));
    figures.put(UNFINISHED, known(all.share(Count.UNFINISHED, Count.DUELS)));
    figures.put(ADVERSARIES, adversaries);
    figures.put(PLANTED, planted.size());
    figures.put(CELLS, cells.written());
    return figures;
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
