package org.murmuration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/** Who took part how often, as a panel. */
final class Attendance implements Measure {

  private final TreeMap<Integer, Integer> encounters = new TreeMap<>();

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    for (Seat seat : encountered.spec().seats()) {
      encounters.merge(seat.agent(), 1, Integer::sum);
    }
  }

  @Override
  public double[] values() {
    return new double[0];
  }

  @Override
  public void startRound() {}

  @Override
  public List<Figure> panels() {
    List<Figure.Node> nodes = new ArrayList<>();
    encounters.forEach((agent, count) -> nodes.add(new Figure.Node("" + agent, -1, count, false)));
    return List.of(new Figure.Network("Attendance", "", List.of(), nodes, List.of()));
  }
}
