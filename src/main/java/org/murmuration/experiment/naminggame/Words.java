package org.murmuration.experiment.naminggame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * The inventories of a classical population: different words, words in all, and how many
 * interactions it took until all held the same single one.
 */
final class Words implements Measure {

  static final String TO_CONSENSUS = "interactions-to-consensus";
  static final String MOST_DISTINCT = "most-distinct-words";

  private final OneInventory inventories;
  private long interactions;
  private long consensusAt;

  Words(OneInventory inventories) {
    this.inventories = inventories;
  }

  @Override
  public List<String> columns() {
    return List.of("distinct-words", "words");
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    inventories.observe(encountered);
    interactions++;
    if (consensusAt == 0 && inventories.holds()) {
      consensusAt = interactions;
    }
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    inventories.observe(intervened, population);
    consensusAt = 0;
  }

  @Override
  public double[] values() {
    return new double[] {inventories.distinctWords(), inventories.words()};
  }

  @Override
  public void startRound() {}

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(TO_CONSENSUS, consensusAt == 0 ? null : consensusAt);
    figures.put(MOST_DISTINCT, inventories.mostDistinct());
    return figures;
  }
}
