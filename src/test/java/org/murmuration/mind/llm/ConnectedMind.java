package org.murmuration.mind.llm;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.scenario.ScenarioFile;

/** A mind of its own gateway, whose calls are recorded in a folder, on its way to some server. */
final class ConnectedMind implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;
  private static final Persona PERSONA = new Persona("default", "crowd", "", false);
  private static final Question.Choice QUESTION =
      new Question.Choice("name", List.of("Q", "M"), null, false);

  /** Tries again after some milliseconds. */
  static final GatewaySettings QUICK =
      new GatewaySettings(
          4096,
          4096,
          Duration.ofMillis(5),
          Duration.ofMillis(50),
          0.5,
          10,
          0.8,
          Duration.ofMillis(20),
          Duration.ofMillis(50));

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Path file;
  private final Gateway gateway;
  private final Budget budget;
  private final Calls calls;
  private final LlmMind mind;

  private ConnectedMind(
      Path folder,
      String llm,
      GatewaySettings settings,
      Map<String, String> environment,
      Budget.Limits limits) {
    LlmMind unbound = mind(llm);
    file = folder.resolve("calls.jsonl");
    gateway = new Gateway(settings, new Environment(environment), folder, said::add);
    gateway.connect(List.of(unbound), Prices.packaged(), limits);
    budget = new Budget(limits, Tally.NONE);
    calls = new Calls(FileCallRecord.open(file), gateway, budget);
    mind = unbound.bound(calls);
  }

  /** A mind with these settings in its block {@code llm}. */
  static LlmMind mind(String llm) {
    String scenario =
        """
        experiment = naminggame
        population { size = 10 }
        minds { crowd { llm { %s } } }
        naminggame { names = [Q, M] }
        """
            .formatted(llm);
    return (LlmMind)
        ScenarioFile.parse(
                "x", "x.conf", ConfigFactory.parseString(scenario).root().unwrapped(), Path::of)
            .cast()
            .minds()
            .get("crowd");
  }

  /** A mind behind an address, with further settings; impatient. */
  static ConnectedMind to(Path folder, URI server, String more) {
    return to(folder, server, more, settings -> settings);
  }

  /** A mind behind an address, on a node that differs from {@link #QUICK}. */
  static ConnectedMind to(
      Path folder, URI server, String more, UnaryOperator<GatewaySettings> settings) {
    return with(folder, behind("compatible", server) + more, settings, Map.of(), NO_LIMITS);
  }

  static final Budget.Limits NO_LIMITS = new Budget.Limits(null, null, null, "USD", null);

  static ConnectedMind with(
      Path folder,
      String llm,
      UnaryOperator<GatewaySettings> settings,
      Map<String, String> environment,
      Budget.Limits limits) {
    return new ConnectedMind(folder, llm, settings.apply(QUICK), environment, limits);
  }

  /** The settings of a model behind an address, to which more may be added. */
  static String behind(String provider, URI server) {
    return "provider = %s, model = m, base-url = \"%s/v1\"\n".formatted(provider, server);
  }

  /** Asks which name to say, in an encounter of this index. */
  CompletableFuture<Answer> ask(long encounter) {
    RandomStream random = RandomStream.of(1, RandomStream.Purpose.ANSWER, encounter, 0, 0);
    return mind.answer(Situation.outside(encounter, PERSONA, Memory.EMPTY, QUESTION, random))
        .toCompletableFuture();
  }

  /** Asks in the encounters 0, 1, … at once. */
  List<CompletableFuture<Answer>> askAll(int encounters) {
    return IntStream.range(0, encounters).mapToObj(this::ask).toList();
  }

  /** The answer in encounter 0. */
  Answer answer() {
    return join(ask(0));
  }

  static Answer join(CompletableFuture<Answer> asked) {
    return asked.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  static List<Answer> joinAll(List<CompletableFuture<Answer>> asked) {
    return asked.stream().map(ConnectedMind::join).toList();
  }

  Gateway gateway() {
    return gateway;
  }

  Calls calls() {
    return calls;
  }

  Budget budget() {
    return budget;
  }

  /** What the user was told. */
  List<String> said() {
    return said;
  }

  /** The lines recorded so far, in their order, without bodies. */
  List<CallLine> record() {
    List<CallLine> lines = new ArrayList<>();
    try (FileCallRecord record = FileCallRecord.read(file)) {
      record.forEach(lines::add);
    }
    return lines;
  }

  /** Waits until something is so. */
  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  @Override
  public void close() {
    calls.close();
    gateway.close();
  }
}
