package org.murmuration.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong with messages and agents. Decided for each message by a seed, what it says and
 * how often it was seen, so that the same faults happen again. A message is lost at most three
 * times.
 */
final class Faults {

  /** What happens to a message. */
  enum Fate {
    DELIVERED,
    LOST,
    DOUBLED,
    AGAIN_LATER
  }

  private static final int MOST_LOSSES = 3;
  private static final int MOST_MILLIS = 60;

  private final long seed;
  private final Fate fate;
  private final Set<Class<?>> types;
  private final int percent;
  private final int stops;
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final AtomicInteger happened = new AtomicInteger();

  private Faults(long seed, Fate fate, Set<Class<?>> types, int percent, int stops) {
    this.seed = seed;
    this.fate = fate;
    this.types = types;
    this.percent = percent;
    this.stops = stops;
  }

  /** So many in a hundred messages of these types have this fate. */
  static Faults of(long seed, Fate fate, int percent, Class<?>... types) {
    return new Faults(seed, fate, Set.of(types), percent, 0);
  }

  /** The same, and before and after so many in a hundred orders and questions the agent stops. */
  Faults andStops(int percentOfStops) {
    return new Faults(seed, fate, types, percent, percentOfStops);
  }

  /** How often something went wrong. */
  int happened() {
    return happened.get();
  }

  /** Whether an agent may stop at a message: it is an order or a question. */
  static boolean mayStop(Object message) {
    return message instanceof Agent.Host || message instanceof Agent.Ask;
  }

  Fate fateOf(Object message) {
    if (!types.contains(message.getClass())) {
      return Fate.DELIVERED;
    }
    int times = seen.merge(nameOf(message), 1, Integer::sum);
    int most = fate == Fate.LOST ? MOST_LOSSES : 1;
    return times <= most && draw(nameOf(message) + "#" + times, percent) ? fate : Fate.DELIVERED;
  }

  boolean stopsBefore(Object message) {
    return stops > 0 && draws("before ", message);
  }

  boolean stopsAfter(Object message) {
    return stops > 0 && draws("after ", message);
  }

  private boolean draws(String when, Object message) {
    String name = when + nameOf(message);
    int times = seen.merge(name, 1, Integer::sum);
    return times <= MOST_LOSSES && draw(name + "#" + times, stops);
  }

  /** How much later a message comes a second time. */
  Duration delayOf(Object message) {
    return Duration.ofMillis(1 + Math.floorMod(scatter("delay " + nameOf(message)), MOST_MILLIS));
  }

  private boolean draw(String name, int chances) {
    boolean hit = Math.floorMod(scatter(name), 100) < chances;
    if (hit) {
      happened.incrementAndGet();
    }
    return hit;
  }

  private long scatter(String name) {
    long z = (seed * 0x9E3779B97F4A7C15L) ^ (name.hashCode() * 0xD1B54A32D192ED03L);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static String nameOf(Object message) {
    if (message instanceof Agent.Host host) {
      return "host " + host.spec().index();
    }
    if (message instanceof Agent.Ask ask) {
      return "ask " + ask.spec().index() + " " + ask.turn();
    }
    if (message instanceof Agent.Answered answered) {
      return "answered " + answered.encounter() + " " + answered.turn();
    }
    if (message instanceof Agent.Remember remember) {
      return "remember " + remember.spec().index() + " " + remember.seat();
    }
    return message.toString().replaceAll("Actor\\[[^]]*]", "");
  }
}
