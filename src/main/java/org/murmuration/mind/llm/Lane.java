package org.murmuration.mind.llm;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.murmuration.mind.BudgetSpent;

/**
 * The way of calls to one model: first come, first served, as fast as its limits, the node's, the
 * budget and the state of its endpoint allow. Holds no thread; never blocks.
 */
final class Lane {

  /** So that a budget of time, or a larger share, is noticed while it has to wait for long. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private static final int PARTS_OF_MINUTE = 10;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Gateway gateway;
  private final ModelSettings model;
  private final Pricing pricing;
  private final Endpoint endpoint;
  private final Sender sender;
  private final CircuitBreaker breaker;
  private final Deque<Ticket> waiting = new ConcurrentLinkedDeque<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger drains = new AtomicInteger();
  private volatile Bucket requests;
  private volatile Bucket tokens;
  private volatile long tokenRoom = 1;
  private volatile int share;
  private volatile int concurrency;
  private volatile long pausedUntil = System.nanoTime();

  /** What became of an attempt to send a call now. */
  private enum Start {
    SENT,
    LATER,
    DROPPED
  }

  /**
   * A way.
   *
   * @param share this node's share of the model's limits to begin with
   * @param yielded as in {@link #share}
   */
  Lane(
      Gateway gateway,
      ModelSettings model,
      Pricing pricing,
      Endpoint endpoint,
      CircuitBreaker breaker,
      Share share,
      int yielded) {
    this.gateway = gateway;
    this.model = model;
    this.pricing = pricing;
    this.endpoint = endpoint;
    this.breaker = breaker;
    this.sender = new Sender(gateway, this, model);
    share(share, yielded);
  }

  /**
   * Takes another share of the limits. What rates allowed to be sent at once is not given anew.
   *
   * @param yielded how many calls fewer than its share it may have under way
   */
  void share(Share part, int yielded) {
    ModelSettings.Limits limits = model.limits();
    requests = resized(requests, limits.requestsPerMinute(), part);
    tokens = resized(tokens, limits.tokensPerMinute(), part);
    tokenRoom = room(part.of(limits.tokensPerMinute()));
    share = part.weight(limits) > 0 ? part.of(limits.concurrency()) : 0;
    concurrency = Math.max(0, share - yielded);
  }

  /** A bucket that fills in a minute and holds a tenth of it, so that nothing comes in bursts. */
  private static Bucket resized(Bucket bucket, int limit, Share part) {
    int perMinute = part.of(limit);
    if (perMinute == 0) {
      return null;
    }
    Bandwidth rate =
        Bandwidth.builder()
            .capacity(room(perMinute))
            .refillGreedy(perMinute, Duration.ofMinutes(1))
            // Others may just have used what this node takes over.
            .initialTokens(part.equals(Share.WHOLE) ? room(perMinute) : 0)
            .build();
    if (bucket == null) {
      return Bucket.builder().addLimit(rate).build();
    }
    bucket.replaceConfiguration(
        BucketConfiguration.builder().addLimit(rate).build(), TokensInheritanceStrategy.AS_IS);
    return bucket;
  }

  private static long room(int perMinute) {
    return Math.max(1, perMinute / PARTS_OF_MINUTE);
  }

  Pricing pricing() {
    return pricing;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  int queued() {
    return queued.get();
  }

  int underWay() {
    return underWay.get();
  }

  /** How many calls are under way beyond this node's share, which has become smaller. */
  int overdrawn() {
    return Math.max(0, underWay.get() - share);
  }

  /** Takes a call; it is sent at once if it may be. */
  void submit(Ticket ticket) {
    if (queued.get() == 0 && start(ticket) != Start.LATER) {
      return;
    }
    queued.incrementAndGet();
    waiting.addLast(ticket);
    drain();
  }

  /** Takes a call back that has to be sent again, before all that wait. */
  void submitAgain(Ticket ticket) {
    queued.incrementAndGet();
    waiting.addFirst(ticket);
    drain();
  }

  /** Sends what may be sent now; calls that come in meanwhile are seen. */
  void drain() {
    if (drains.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      Ticket next = waiting.pollFirst();
      while (next != null) {
        // Counted until it is on its way, so that whoever makes room meanwhile drains again.
        if (start(next) == Start.LATER) {
          waiting.addFirst(next);
          break;
        }
        queued.decrementAndGet();
        next = waiting.pollFirst();
      }
      seen = drains.addAndGet(-seen);
    } while (seen != 0);
  }

  /** Sends nothing before so long. */
  void pause(Duration time) {
    pausedUntil = Math.max(pausedUntil, System.nanoTime() + time.toNanos());
  }

  private Start start(Ticket ticket) {
    if (ticket.desk.isClosed()) {
      ticket.done.completeExceptionally(new CancellationException("the run is over"));
      return Start.DROPPED;
    }
    if (underWay.incrementAndGet() > concurrency) {
      underWay.decrementAndGet();
      return Start.LATER;
    }
    if (!gateway.enter()) {
      underWay.decrementAndGet();
      return Start.LATER;
    }
    Start start = admit(ticket);
    if (start != Start.SENT) {
      underWay.decrementAndGet();
      gateway.leave();
      return start;
    }
    ticket.sent++;
    sender.send(ticket);
    return start;
  }

  private Start admit(Ticket ticket) {
    if (ticket.budget.isOver()) {
      return spent(ticket);
    }
    long wait = pausedUntil - System.nanoTime();
    if (wait > 0) {
      gateway.later(gateway::drainAll, Math.min(wait, LONGEST_SLEEP.toNanos()));
      return Start.LATER;
    }
    Budget.Grant grant = ticket.budget.reserve(most(ticket), pricing.most(ticket.call));
    if (grant == Budget.Grant.SPENT) {
      return spent(ticket);
    }
    if (grant == Budget.Grant.WAIT) {
      return Start.LATER;
    }
    wait = passRates(ticket);
    if (wait == 0 && breaker.tryAcquirePermission()) {
      return Start.SENT;
    }
    if (wait == 0) {
      giveBackRates(ticket);
      wait = LOOK_AGAIN.toNanos();
    }
    ticket.budget.settle(most(ticket), pricing.most(ticket.call), Tally.NONE);
    gateway.later(gateway::drainAll, Math.min(wait, LONGEST_SLEEP.toNanos()));
    return Start.LATER;
  }

  private static Start spent(Ticket ticket) {
    ticket.done.completeExceptionally(
        new BudgetSpent("the budget is spent: " + ticket.budget.inWords()));
    return Start.DROPPED;
  }

  /** Tokens a call may take at most. */
  private static long most(Ticket ticket) {
    return (long) ticket.call.input() + ticket.call.output();
  }

  /** Takes a call's share of the rates; returns nanoseconds to wait if they do not allow it yet. */
  private long passRates(Ticket ticket) {
    Bucket perRequest = requests;
    if (perRequest != null) {
      var probe = perRequest.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        return probe.getNanosToWaitForRefill();
      }
    }
    ticket.rated = 0;
    Bucket perToken = tokens;
    if (perToken != null) {
      long wanted = atMostRoom(most(ticket));
      var probe = perToken.tryConsumeAndReturnRemaining(wanted);
      if (!probe.isConsumed()) {
        if (perRequest != null) {
          perRequest.addTokens(1);
        }
        return probe.getNanosToWaitForRefill();
      }
      ticket.rated = wanted;
    }
    return 0;
  }

  private void giveBackRates(Ticket ticket) {
    Bucket perRequest = requests;
    if (perRequest != null) {
      perRequest.addTokens(1);
    }
    Bucket perToken = tokens;
    if (perToken != null && ticket.rated > 0) {
      perToken.addTokens(ticket.rated);
    }
  }

  /** A call of more tokens than the bucket holds must still get through. */
  private long atMostRoom(long wanted) {
    return Math.max(1, Math.min(wanted, tokenRoom));
  }

  /** Gives back what a call that was sent had reserved and did not take; the next may go. */
  void settle(Ticket ticket, Tally taken) {
    long reserved = most(ticket);
    ticket.budget.settle(reserved, pricing.most(ticket.call), taken);
    Bucket perToken = tokens;
    if (perToken != null) {
      long unused = ticket.rated - taken.tokens();
      if (unused > 0) {
        perToken.addTokens(unused);
      } else if (unused < 0) {
        perToken.consumeIgnoringRateLimits(-unused);
      }
    }
    underWay.decrementAndGet();
    gateway.leave();
    gateway.drainAll();
  }

  /** Sends a call again after a while. */
  void again(Ticket ticket, Duration after) {
    gateway.later(() -> submitAgain(ticket), TimeUnit.MILLISECONDS.toNanos(after.toMillis()));
  }
}
