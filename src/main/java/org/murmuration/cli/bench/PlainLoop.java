package org.murmuration.cli.bench;

import java.time.Duration;
import java.util.Arrays;
import org.murmuration.model.Memory;
import org.murmuration.model.RandomStream;

/**
 * The game as a bare loop over an array of memories: no engine, no journal, no measures. Draws from
 * the counter-based stream, as everybody here does.
 */
final class PlainLoop implements Contestant {

  private static final int BURST = 1000;

  private final Game game;

  PlainLoop(Game game) {
    this.game = game;
  }

  @Override
  public String name() {
    return "plain-loop";
  }

  @Override
  public Reading play(Duration leadIn, Duration time) {
    Table table = new Table(game);
    long begin = System.nanoTime() + leadIn.toNanos();
    while (System.nanoTime() < begin) {
      table.advance(BURST);
    }
    long agreedBefore = table.agreed;
    Reading.Mark start = Reading.Mark.at(table.encounters);
    long end = System.nanoTime() + time.toNanos();
    do {
      table.advance(BURST);
    } while (System.nanoTime() < end);
    double agreement =
        (double) (table.agreed - agreedBefore) / (table.encounters - start.encounters());
    return start.until(Reading.Mark.at(table.encounters), agreement);
  }

  /** A game under way. */
  static final class Table {

    private final Game game;
    private final Memory[] memories;
    private long encounters;
    private long agreed;

    Table(Game game) {
      this.game = game;
      this.memories = new Memory[game.agents()];
      Arrays.fill(memories, Memory.EMPTY);
    }

    void advance(int count) {
      for (int i = 0; i < count; i++) {
        long encounter = encounters++;
        RandomStream pairing = game.pairing(encounter);
        int a = game.first(pairing);
        int b = game.second(pairing, a);
        String first = game.say(a, encounter, 0, memories[a]);
        String second = game.say(b, encounter, 1, memories[b]);
        memories[a] = Game.remember(memories[a], encounter, first, second);
        memories[b] = Game.remember(memories[b], encounter, second, first);
        if (first.equals(second)) {
          agreed++;
        }
      }
    }

    /** In how many encounters both said the same so far. */
    long agreed() {
      return agreed;
    }

    /** What the agents remember. */
    Memory memory(int agent) {
      return memories[agent];
    }
  }
}
