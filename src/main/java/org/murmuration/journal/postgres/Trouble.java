package org.murmuration.journal.postgres;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the user once when the database stops answering, and once when it answers again, whatever
 * number of statements are in trouble. Thread-safe.
 */
final class Trouble {

  /** A statement that takes longer is told like one that fails. */
  private static final Duration SLOW = Duration.ofSeconds(4);

  /** A statement this quick shows that a slow database is well again. */
  private static final Duration QUICK = Duration.ofSeconds(1);

  private final Consumer<String> say;
  private final Set<Call> underWay = new LinkedHashSet<>();
  private boolean told;
  private String problem = "";

  Trouble(Consumer<String> say) {
    this.say = say;
  }

  /** A statement under way, with all its attempts. */
  final class Call implements AutoCloseable {

    private long since = System.nanoTime();
    private String problem = "";

    /** Its attempt failed; another follows. */
    void failed(String why) {
      synchronized (Trouble.this) {
        problem = why;
        tell(why);
      }
    }

    /** Another attempt begins. */
    void again() {
      synchronized (Trouble.this) {
        since = System.nanoTime();
      }
    }

    private boolean isWithin(Duration time) {
      return System.nanoTime() - since < time.toNanos();
    }

    /** It is over, well or not. */
    @Override
    public void close() {
      synchronized (Trouble.this) {
        underWay.remove(this);
        if (isWithin(QUICK)) {
          tellEnd();
        }
      }
    }
  }

  /** A statement begins. */
  synchronized Call begin() {
    Call call = new Call();
    underWay.add(call);
    return call;
  }

  /** Looks for statements that take too long; to be called from time to time. */
  synchronized void look() {
    for (Call call : underWay) {
      if (call.problem.isEmpty() && !call.isWithin(SLOW)) {
        call.problem = "no answer for " + SLOW.toSeconds() + " s";
        tell(call.problem);
      }
    }
    if (underWay.isEmpty()) {
      tellEnd();
    }
  }

  /** What is wrong, in one line; empty if nothing is. */
  synchronized String inWords() {
    return told ? "PostgreSQL does not answer, the run pauses: " + problem : "";
  }

  private void tell(String why) {
    problem = why;
    if (!told) {
      told = true;
      say.accept(inWords());
    }
  }

  private void tellEnd() {
    if (told && underWay.stream().allMatch(call -> call.problem.isEmpty())) {
      told = false;
      say.accept("PostgreSQL answers again; going on");
    }
  }
}
