package org.murmuration.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.RunKey;

/**
 * Runs that are over, to be asked: read from their journals when somebody asks for the first time,
 * which takes a while. The latest few are kept. Thread-safe; blocks.
 */
public final class Answers {

  private static final int KEPT = 3;

  private final Function<RunKey, Function<Request, Reply>> reader;
  private final Map<RunKey, Opening> opened =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunKey, Opening> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Runs without any that is read yet.
   *
   * @param reader reads a run and returns what answers for it
   */
  public Answers(Function<RunKey, Function<Request, Reply>> reader) {
    this.reader = reader;
  }

  /** What a run says. */
  public Reply ask(RunKey run, Request request) {
    Opening mine;
    synchronized (opened) {
      mine = opened.computeIfAbsent(run, key -> new Opening());
    }
    return mine.of(run).apply(request);
  }

  /** What was read of a run holds no longer. */
  public void forget(RunKey run) {
    synchronized (opened) {
      opened.remove(run);
    }
  }

  /** A run that is read by the first who asks, while others wait. */
  private final class Opening {

    private Function<Request, Reply> answers;

    synchronized Function<Request, Reply> of(RunKey run) {
      if (answers == null) {
        answers = reader.apply(run);
      }
      return answers;
    }
  }
}
