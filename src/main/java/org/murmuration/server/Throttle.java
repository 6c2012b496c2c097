package org.murmuration.server;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests an address may send, so that nobody keeps the others from being answered. Of
 * addresses only the latest are remembered. Thread-safe.
 */
final class Throttle {

  private static final int ADDRESSES = 10_000;
  private static final int BURST_SECONDS = 4;

  private final ControlSettings.Rates rates;
  private final Map<String, Buckets> buckets = new Latest();

  /** What an address has left. */
  private record Buckets(Bucket requests, Bucket commands) {}

  Throttle(ControlSettings.Rates rates) {
    this.rates = rates;
  }

  /** How long an address has to wait before this request is answered; zero if not at all. */
  Duration wait(String address, boolean command) {
    Buckets its;
    synchronized (buckets) {
      its = buckets.computeIfAbsent(address, any -> newBuckets());
    }
    Duration forRequest = take(its.requests());
    return forRequest.isZero() && command ? take(its.commands()) : forRequest;
  }

  private static Duration take(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Buckets newBuckets() {
    return new Buckets(
        bucket(
            (long) rates.requestsPerSecond() * BURST_SECONDS,
            rates.requestsPerSecond(),
            Duration.ofSeconds(1)),
        bucket(rates.commandsPerMinute(), rates.commandsPerMinute(), Duration.ofMinutes(1)));
  }

  private static Bucket bucket(long capacity, long refill, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
        .build();
  }

  private static final class Latest extends LinkedHashMap<String, Buckets> {

    private static final long serialVersionUID = 1;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Buckets> eldest) {
      return size() > ADDRESSES;
    }
  }
}
