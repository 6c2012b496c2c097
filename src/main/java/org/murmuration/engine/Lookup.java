package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.typed.Cluster;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/**
 * Finds out what a run is about when this node hosts its first agent: asks the supervisor, again
 * and again until there is one that answers. One on each node, always under the same name, so that
 * the supervisor can tell all nodes when a run is over.
 */
public final class Lookup extends AbstractBehavior<Lookup.Command> {

  /** Name of this actor on every node. */
  static final String NAME = "lookup";

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** What a lookup is told. */
  public sealed interface Command extends WireMessage {}

  /**
   * What a run is about: enough to carry it out on any node.
   *
   * @param run key of the run
   * @param number number of the run in its batch
   * @param name name of the scenario
   * @param scenario the resolved scenario, JSON
   * @param digest of the scenario as the supervisor's node understands it: {@link #digest}
   * @param files contents of files it refers to, by the texts that name them
   * @param problem why there is none of these, in one line; else null
   */
  public record Definition(
      String run,
      int number,
      String name,
      String scenario,
      String digest,
      Map<String, byte[]> files,
      String problem)
      implements Command {

    /** There is no such run, or it cannot be read. */
    static Definition none(String run, String problem) {
      return new Definition(run, 0, "", "", "", Map.of(), problem);
    }

    /** What a scenario comes to, every default written out; equal on nodes that agree on it. */
    public static String digest(Scenario scenario) {
      try {
        byte[] text = ScenarioFile.render(scenario).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** A run is over; nobody needs to know it any more. */
  public record Forget(String run) implements Command {}

  /** Somebody on this node wants to know a run. */
  record Wanted(String run, CompletableFuture<RunSpec> found) implements Command {}

  private enum Again implements Command {
    NOW
  }

  private final ActorRef<Supervisor.Command> supervisor;
  private final Function<Definition, RunSpec> reader;
  private final Consumer<String> forget;
  private final Executor blocking;
  private final String here;
  private final Map<String, CompletableFuture<RunSpec>> wanted = new HashMap<>();

  /**
   * A lookup.
   *
   * @param reader makes a run of its definition, its minds bound to calls; may block
   * @param forget called with the key of each run that is over
   */
  static Behavior<Command> create(
      ActorRef<Supervisor.Command> supervisor,
      Function<Definition, RunSpec> reader,
      Consumer<String> forget) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Again.NOW, AGAIN);
                  return new Lookup(context, supervisor, reader, forget);
                }));
  }

  private Lookup(
      ActorContext<Command> context,
      ActorRef<Supervisor.Command> supervisor,
      Function<Definition, RunSpec> reader,
      Consumer<String> forget) {
    super(context);
    this.supervisor = supervisor;
    this.reader = reader;
    this.forget = forget;
    this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    String address = Cluster.get(context.getSystem()).selfMember().address().hostPort();
    this.here = "node " + address.replaceFirst("^.*@", "");
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Wanted.class, this::onWanted)
        .onMessage(Definition.class, this::onDefinition)
        .onMessage(Forget.class, this::onForget)
        .onMessage(Again.class, again -> onAgain())
        .build();
  }

  private Behavior<Command> onWanted(Wanted run) {
    wanted.put(run.run(), run.found());
    ask(run.run());
    return this;
  }

  private Behavior<Command> onAgain() {
    wanted.keySet().forEach(this::ask);
    return this;
  }

  private void ask(String run) {
    supervisor.tell(new Supervisor.Describe(run, getContext().getSelf()));
  }

  private Behavior<Command> onDefinition(Definition definition) {
    CompletableFuture<RunSpec> found = wanted.remove(definition.run());
    if (found == null) {
      return this;
    }
    if (definition.problem() != null) {
      found.completeExceptionally(new RunFailure(definition.problem()));
    } else {
      CompletableFuture.supplyAsync(() -> reader.apply(definition), blocking)
          .whenComplete(
              (run, failure) -> {
                if (failure == null) {
                  found.complete(run);
                } else {
                  String problem = here + ": " + RunFailure.reason(failure);
                  supervisor.tell(new Supervisor.Unable(definition.run(), problem));
                  found.completeExceptionally(failure);
                }
              });
    }
    return this;
  }

  private Behavior<Command> onForget(Forget run) {
    Runs.of(getContext().getSystem()).forget(run.run());
    forget.accept(run.run());
    return this;
  }
}
