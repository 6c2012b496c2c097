package org.murmuration.server;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;

/**
 * The events of one run for all who watch it. The run is asked some times a second while there is a
 * viewer, and never twice at once, so that viewers cost it nothing.
 *
 * <p>Events: {@code state} when it has changed; {@code rounds} with what came since the last one;
 * {@code entries} with the newest of those that came since the last one, and how many those are;
 * {@code end}, behind which the stream ends.
 */
final class Feed {

  private static final Duration EVERY = Duration.ofMillis(250);
  private static final int SAMPLE = 20;

  private final ActorSystem<?> system;
  private final LiveControl control;
  private final States states;
  private final long batch;
  private final int run;
  private final Set<SourceQueueWithComplete<ByteString>> viewers = ConcurrentHashMap.newKeySet();
  private boolean looking;

  // Of the latest look; written by one look after the other.
  private volatile ByteString found = ByteString.emptyByteString();
  private volatile ByteString latest;
  private volatile JsonNode state;
  private volatile int rounds = -1;
  private volatile int interventions;
  private volatile long position = -1;

  Feed(ActorSystem<?> system, LiveControl control, States states, long batch, int run) {
    this.system = system;
    this.control = control;
    this.states = states;
    this.batch = batch;
    this.run = run;
  }

  int viewers() {
    return viewers.size();
  }

  /** One more viewer, who is told at once where the run stood at the last look. */
  void join(SourceQueueWithComplete<ByteString> viewer) {
    viewers.add(viewer);
    viewer.watchCompletion().whenComplete((done, failure) -> viewers.remove(viewer));
    ByteString known = latest;
    if (known != null) {
      viewer.offer(known);
    }
    begin();
  }

  private synchronized void begin() {
    if (!looking) {
      looking = true;
      later(Duration.ZERO);
    }
  }

  private void later(Duration delay) {
    system.scheduler().scheduleOnce(delay, this::look, system.executionContext());
  }

  private void look() {
    long began = System.nanoTime();
    CompletionStage<Void> seen;
    try {
      seen = states.of(batch, run).thenCompose(this::tell);
    } catch (RuntimeException e) {
      seen = CompletableFuture.failedFuture(e);
    }
    // A run that does not answer now may answer later; what is a defect is in the log of its node.
    seen.whenComplete((done, failure) -> again(began));
  }

  private synchronized void again(long began) {
    if (viewers.isEmpty()) {
      looking = false;
      latest = null;
      state = null;
      rounds = -1;
      position = -1;
      return;
    }
    Duration passed = Duration.ofNanos(System.nanoTime() - began);
    later(passed.compareTo(EVERY) < 0 ? EVERY.minus(passed) : Duration.ofMillis(1));
  }

  private CompletionStage<Void> tell(States.Told told) {
    if (!(told instanceof States.Told.Now now)) {
      return CompletableFuture.completedFuture(null);
    }
    if (!now.json().equals(state)) {
      state = now.json();
      latest = event("state", now.json());
      send(latest);
    }
    return tellRounds(now.state())
        .thenCompose(done -> tellEntries(now.state()))
        .whenComplete((done, failure) -> flush())
        .thenRun(() -> tellEnd(now.state()));
  }

  private CompletionStage<Void> tellRounds(Reply.RunState now) {
    if (rounds < 0) {
      rounds = now.rounds();
      interventions = now.interventions();
    }
    if (now.rounds() == rounds && now.interventions() == interventions) {
      return CompletableFuture.completedFuture(null);
    }
    return control
        .ask(batch, run, new Request.Rounds(rounds))
        .thenAccept(
            reply -> {
              if (reply instanceof Reply.Rounds since) {
                rounds = since.from() + since.rows().size();
                interventions = now.interventions();
                send(event("rounds", since));
              }
            });
  }

  private CompletionStage<Void> tellEntries(Reply.RunState now) {
    long before = position < 0 ? now.position() : position;
    position = now.position();
    long came = now.position() - before;
    if (came <= 0) {
      return CompletableFuture.completedFuture(null);
    }
    int most = (int) Math.min(SAMPLE, came);
    return control
        .ask(batch, run, new Request.Entries(now.position() - most, most))
        .thenAccept(
            reply -> {
              if (reply instanceof Reply.Entries entries) {
                send(event("entries", new Sample(entries.entries(), came)));
              }
            });
  }

  private void tellEnd(Reply.RunState now) {
    if (now.state().equals("ended")) {
      send(event("end", Map.of()));
      flush();
      viewers.forEach(SourceQueueWithComplete::complete);
      viewers.clear();
    }
  }

  /** What one look has found goes out at once, which costs a third of going out in parts. */
  private void send(ByteString event) {
    found = found.concat(event);
  }

  private void flush() {
    ByteString all = found;
    found = ByteString.emptyByteString();
    if (!all.isEmpty()) {
      viewers.forEach(viewer -> viewer.offer(all));
    }
  }

  /** A line break in JSON can only stand between values; here it would end the event. */
  private static ByteString event(String name, Object value) {
    byte[] json = ControlJson.bytes(value);
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return ByteString.fromString("event: " + name + "\ndata: ")
        .concat(ByteString.fromArrayUnsafe(json))
        .concat(ByteString.fromString("\n\n"));
  }

  /**
   * Some of the entries that came.
   *
   * @param of how many came
   */
  private record Sample(List<Reply.EntryView> shown, long of) {}
}
