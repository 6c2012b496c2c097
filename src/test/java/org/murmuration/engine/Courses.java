package org.murmuration.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Occasion;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * A schedule for tests whose every draw depends on what was said: each round everybody first sits
 * alone; those whose words make an even number then meet in pairs, each in several; and those who
 * did not, if they are enough, at one table. Later courses may have nobody. Some are taken back to
 * before they sat alone.
 */
final class Courses implements Unfolding {

  /** After this many rounds there is nothing more to be served. */
  static final int ROUNDS = 12;

  /** What is served. */
  record Course(int round, int number) implements Occasion {}

  private static final int TABLE = 4;

  private final List<Integer> even = new ArrayList<>();
  private final List<Integer> odd = new ArrayList<>();
  private final SortedMap<Integer, EncounterSpec> back = new TreeMap<>();
  private int round = -1;
  private int course = 2;
  private int digest;

  @Override
  public void observe(Entry.Encountered encountered) {
    int words = words(encountered);
    digest = 31 * digest + words;
    if (((Course) encountered.outcome().occasion()).number() == 0) {
      int agent = encountered.spec().seats().get(0).agent();
      (words % 2 == 0 ? even : odd).add(agent);
      if (words % 3 == 0) {
        back.put(agent, encountered.spec());
      }
    }
  }

  /** Of what was said; the hash of an answer itself differs from process to process. */
  private static int words(Entry.Encountered encountered) {
    return encountered.outcome().answers().toString().hashCode();
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    even.removeIf(agent -> !population.contains(agent));
    odd.removeIf(agent -> !population.contains(agent));
    back.keySet().removeIf(agent -> !population.contains(agent));
    if (intervened.intervention() instanceof Intervention.Branch) {
      back.clear();
    }
  }

  @Override
  public Intervention.Branch branch() {
    return back.isEmpty() ? null : Intervention.Branch.of(back);
  }

  @Override
  public boolean roundIsOver() {
    return course == 2
        || course == 1 && odd.size() < TABLE
        || course == 0 && even.size() < 2 && odd.size() < TABLE;
  }

  @Override
  public Wave next(History history) {
    if (roundIsOver()) {
      if (round + 1 == ROUNDS) {
        return wave(1, new int[0]);
      }
      round++;
      course = 0;
      even.clear();
      odd.clear();
      int[] all = new int[history.population().size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = history.population().agent(i);
      }
      return wave(1, all);
    }
    if (course == 0 && even.size() >= 2) {
      course = 1;
      RandomStream random =
          RandomStream.of(history.seed() + digest, Purpose.SCHEDULE, history.next(), 0, 0);
      int[] pairs = new int[2 * even.size()];
      for (int i = 0; i < pairs.length; i += 2) {
        int first = random.nextInt(even.size());
        pairs[i] = even.get(first);
        pairs[i + 1] = even.get((first + 1 + random.nextInt(even.size() - 1)) % even.size());
      }
      return wave(2, pairs);
    }
    course = 2;
    return wave(TABLE, odd.subList(0, TABLE).stream().mapToInt(i -> i).toArray());
  }

  private Wave wave(int size, int[] agents) {
    int meetings = agents.length / size;
    return new Wave(size, agents, Collections.nCopies(meetings, new Course(round, course)));
  }

  @Override
  public int encountersPerRound(Population population) {
    return 2 * population.size();
  }

  @Override
  public int groupSize() {
    return 1;
  }

  @Override
  public String description() {
    return "courses";
  }
}
