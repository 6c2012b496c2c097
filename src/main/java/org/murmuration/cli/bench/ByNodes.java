package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Map;
import org.murmuration.cluster.LocalNodes;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.Journal;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;

/**
 * The game run by several processes on this machine, the journal being in a file of the first or in
 * a database.
 */
final class ByNodes implements Contestant {

  private final int nodes;
  private final Workshop workshop;
  private final RunSpec run;
  private final Database database;
  private final ActorEngine engine;
  private final LocalNodes helpers;

  /**
   * The game on so many processes.
   *
   * @param main class whose {@code main} makes a process a helper
   * @param database where the journal goes, or null for a file
   */
  ByNodes(
      int nodes, Workshop workshop, RunSpec run, Config node, Class<?> main, Database database) {
    this.nodes = nodes;
    this.workshop = workshop;
    this.run = run;
    this.database = database;
    this.engine = ActorEngine.start(node, 1);
    this.helpers = nodes == 1 ? null : LocalNodes.start(engine, nodes - 1, main, workshop.batch());
  }

  @Override
  public String name() {
    return nodes
        + (nodes == 1 ? " process" : " processes")
        + (database == null ? "" : ", database");
  }

  @Override
  public Reading play(Duration leadIn, Duration time) {
    try (Journal journal = journal()) {
      return ByActors.play(engine, run, journal, leadIn, time);
    } finally {
      workshop.clear();
    }
  }

  private Journal journal() {
    if (database == null) {
      return workshop.journal(run);
    }
    BatchStore store = new BatchStore(database);
    long batch = store.create("bench", "{}", "", Map.of(), 1);
    return store.takeOver(new RunKey(batch, 0), run.scenario().plan().format());
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.close();
    }
    engine.close();
  }
}
