package org.murmuration.server.client;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.murmuration.engine.RunFailure;
import org.murmuration.settings.InputError;

/**
 * The nodes that may be asked. One that does not answer is left for the next, again and again, as
 * long as patience lasts: little before anybody has answered, for the address may be wrong, and
 * more later, when a cluster that lost a node needs its time. Used by one thread.
 */
final class Nodes {

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final List<NodeAddress> addresses;
  private final Duration atFirst;
  private final Duration later;
  private Consumer<String> whenSilent = line -> {};
  private int current;
  private boolean met;

  /** Something that is tried with one node. */
  interface Attempt<T> {

    /**
     * Tries it.
     *
     * @throws IOException if the node does not answer, or breaks off
     */
    T with(NodeAddress node) throws IOException;
  }

  Nodes(List<NodeAddress> addresses, Duration atFirst, Duration later) {
    this.addresses = addresses;
    this.atFirst = atFirst;
    this.later = later;
  }

  List<NodeAddress> addresses() {
    return addresses;
  }

  /** Has somebody told in one line when nobody answers, while they are still asked. */
  void whenSilent(Consumer<String> tell) {
    whenSilent = tell;
  }

  /** Leaves the present node for the next. */
  void turn() {
    current = (current + 1) % addresses.size();
  }

  /**
   * Tries until it works.
   *
   * @throws InputError if no node has ever answered, else {@link RunFailure}
   */
  <T> T ask(Attempt<T> attempt) {
    Duration patience = met ? later : atFirst;
    long until = System.nanoTime() + patience.toNanos();
    boolean told = !met;
    while (true) {
      IOException failure = null;
      for (int i = 0; i < addresses.size(); i++) {
        try {
          T answer = attempt.with(addresses.get(current));
          met = true;
          return answer;
        } catch (IOException e) {
          failure = e;
          turn();
        }
      }
      if (System.nanoTime() > until) {
        throw nobody(patience, failure);
      }
      if (!told) {
        told = true;
        whenSilent.accept(
            "nobody answers at %s (%s); asking on for %d s"
                .formatted(all(), reason(failure), patience.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private RuntimeException nobody(Duration patience, IOException failure) {
    String all = all();
    String reason = reason(failure);
    if (met) {
      return new RunFailure(
          "nobody has answered at %s for %d s (%s)".formatted(all, patience.toSeconds(), reason),
          failure);
    }
    return new InputError(
        "nobody answers at %s (%s); it must be the control address of a node, see `murmuration node`"
            .formatted(all, reason),
        failure);
  }

  private String all() {
    return addresses.stream().map(NodeAddress::text).collect(Collectors.joining(" or "));
  }

  private static String reason(IOException failure) {
    if (failure.getMessage() == null) {
      return failure instanceof ConnectException ? "cannot connect" : failure.getClass().getName();
    }
    return failure.getMessage().replaceAll("\\s+", " ");
  }
}
