package org.murmuration.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.Journal;

/**
 * A run as its journal has it, finished or not, to look at. It answers what a run under way answers
 * and refuses what would change it. Thread-safe.
 */
public final class Frozen {

  private final Steering steering;

  private Frozen(Steering steering) {
    this.steering = steering;
  }

  /**
   * Reads a run's journal as a whole.
   *
   * @param run the run; its minds are not asked anything
   * @param journal only read
   * @throws RunFailure if the journal does not belong to this scenario and seed
   */
  public static Frozen of(RunSpec run, Journal journal) {
    Onlooker onlooker = new Onlooker(run);
    Timeline timeline = new Timeline(run, 1, 1, journal, entry -> {}, onlooker);
    timeline.endHere();
    return new Frozen(new Steering(run, Rules.of(run), timeline, journal, onlooker, Runnable::run));
  }

  /** The answer to a question. */
  public synchronized Reply ask(Request request) {
    if (request.isCommand()) {
      return new Reply.Refused("not-now", "the run is a record; nothing in it can be changed");
    }
    // What is only asked is answered at once.
    AtomicReference<Reply> reply = new AtomicReference<>();
    steering.handle(request, reply::set);
    return reply.get();
  }
}
