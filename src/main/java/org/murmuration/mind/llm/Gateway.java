package org.murmuration.mind.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * All calls of a node go through its gateway: it keeps to limits and budgets, waits when a provider
 * asks for it, sends failed calls again, and pauses while a provider is down. A call under way
 * holds no thread. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

  private static final int HTTP_THREADS = 2;
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final GatewaySettings settings;
  private final Environment environment;
  private final Semaphore room;
  private final ExecutorService http;
  private final ScheduledThreadPoolExecutor timer;
  private final Means means;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
  private final Map<String, String> down = new ConcurrentHashMap<>();
  private final Consumer<String> say;
  private Share share = Share.WHOLE;
  private ToIntFunction<String> overdrawnElsewhere = mind -> 0;

  /**
   * What a gateway is doing.
   *
   * @param queued calls that wait to be sent
   * @param underWay calls that wait for their response
   * @param down endpoints that are down, with what is wrong; empty if none is
   */
  public record Status(int queued, int underWay, String down) {}

  /**
   * A gateway without connections.
   *
   * @param logs folder for the output of child processes
   * @param say tells the user something, in one line
   */
  public Gateway(
      GatewaySettings settings, Environment environment, Path logs, Consumer<String> say) {
    this.settings = settings;
    this.environment = environment;
    this.say = say;
    this.room = new Semaphore(settings.concurrency());
    this.http = Executors.newFixedThreadPool(HTTP_THREADS, task -> daemon(task, "http"));
    this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "gateway"));
    timer.setRemoveOnCancelPolicy(true);
    // HTTP/2 would fail calls beyond the streams a server allows, and upgrading to it loses bodies.
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(http)
            .build();
    this.means = new Means(environment, client, timer, logs, say);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Connects to the models of these minds, without a call yet.
   *
   * @throws org.murmuration.settings.InputError if a key is missing, a model file is none, …
   */
  public void connect(Collection<LlmMind> minds, Prices prices, Budget.Limits budget) {
    for (LlmMind mind : minds) {
      Pricing.of(mind.settings(), prices).check(mind.settings(), prices, budget);
    }
    for (LlmMind mind : minds) {
      ModelSettings model = mind.settings();
      Pricing pricing = Pricing.of(model, prices);
      Endpoint endpoint = Providers.named(model.provider()).open(model, means);
      open(model, pricing, endpoint);
    }
  }

  private synchronized void open(ModelSettings model, Pricing pricing, Endpoint endpoint) {
    int yielded = overdrawnElsewhere.applyAsInt(model.mind());
    lanes.put(
        model.mind(), new Lane(this, model, pricing, endpoint, breaker(model), share, yielded));
  }

  private CircuitBreaker breaker(ModelSettings model) {
    String endpoint = model.provider() + " " + model.baseUrl() + " " + model.local().modelFile();
    return breakers.computeIfAbsent(
        endpoint,
        name ->
            CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(settings.breakerCalls())
                    .minimumNumberOfCalls(Math.max(1, settings.breakerCalls() / 2))
                    .failureRateThreshold((float) (100 * settings.breakerFailures()))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .waitIntervalFunctionInOpenState(
                        IntervalFunction.ofExponentialBackoff(
                            settings.probeAfter(), 2, settings.slowestProbe()))
                    .build()));
  }

  /** Makes one cheap call to the model of a mind that is connected. */
  public CompletableFuture<ModelCheck> check(LlmMind mind) {
    Lane lane = lanes.get(mind.settings().mind());
    return ModelCheck.of(mind, lane.endpoint(), environment);
  }

  /** The way to the model of a mind. */
  Lane lane(String mind) {
    return lanes.get(mind);
  }

  /** Minds whose models have no price, so that their cost is unknown. */
  public List<String> unpriced() {
    return lanes.entrySet().stream()
        .filter(lane -> !lane.getValue().pricing().known())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Takes this node's share of all limits, of models connected later, too. */
  public void share(Share part) {
    share(part, mind -> 0);
  }

  /**
   * Takes this node's share of all limits, of models connected later, too.
   *
   * @param overdrawn how many calls of a mind other nodes still have under way beyond their shares;
   *     so many fewer go out from here
   */
  public void share(Share part, ToIntFunction<String> overdrawn) {
    synchronized (this) {
      share = part;
      overdrawnElsewhere = overdrawn;
      lanes.forEach((mind, lane) -> lane.share(part, overdrawn.applyAsInt(mind)));
    }
    drainAll();
  }

  /** Calls under way beyond this node's share, by mind; minds without any are left out. */
  public Map<String, Integer> overdrawn() {
    Map<String, Integer> calls = new TreeMap<>();
    lanes.forEach(
        (mind, lane) -> {
          int beyond = lane.overdrawn();
          if (beyond > 0) {
            calls.put(mind, beyond);
          }
        });
    return calls;
  }

  /** Whether so many calls wait that no further encounter should go out. */
  public boolean isFull() {
    return lanes.values().stream().mapToInt(Lane::queued).sum() >= settings.queue();
  }

  /** What it is doing. */
  public Status status() {
    int queued = lanes.values().stream().mapToInt(Lane::queued).sum();
    int underWay = lanes.values().stream().mapToInt(Lane::underWay).sum();
    String words =
        new TreeMap<>(down)
            .entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    return new Status(queued, underWay, words);
  }

  GatewaySettings settings() {
    return settings;
  }

  Environment environment() {
    return environment;
  }

  boolean enter() {
    return room.tryAcquire();
  }

  void leave() {
    room.release();
  }

  void drainAll() {
    for (Lane lane : lanes.values()) {
      if (lane.queued() > 0) {
        lane.drain();
      }
    }
  }

  void later(Runnable work, long nanos) {
    if (!timer.isShutdown()) {
      timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }
  }

  boolean isUp(CircuitBreaker breaker) {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /** Tells the user when an endpoint goes down and when it is back. */
  void noteState(CircuitBreaker breaker, ModelSettings model, String error) {
    String who = model.provider() + " for mind " + model.mind();
    if (isUp(breaker)) {
      if (down.remove(who) != null) {
        say.accept(who + " is back; going on");
      }
    } else if (down.put(who, String.valueOf(error)) == null) {
      say.accept(who + " is down, the run pauses: " + error);
    }
  }

  /** Lets go of all connections and child processes; calls under way are given up. */
  @Override
  public void close() {
    timer.shutdownNow();
    lanes.values().forEach(lane -> lane.endpoint().close());
    http.shutdownNow();
  }
}
