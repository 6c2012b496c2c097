package org.murmuration.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sorts texts into variants of some first texts as they come: clusters of near copies, each with
 * the variant that it descends from.
 *
 * <p>A text is compared by its shingles, pairs of neighbouring words (Broder, "On the resemblance
 * and containment of documents", SEQUENCES 1997). It belongs to the variant of whose first text it
 * contains the largest share of shingles, if that is at least {@code near}. If not, but it contains
 * at least the share {@code related} of the words of some variant, it begins a new one. Else it has
 * nothing to do with any. Text around a copy therefore does no harm.
 *
 * <p>The cost of a text does not grow with the number of texts: texts seen before are looked up, as
 * far as room goes, and a new one is compared with the few variants that share most words with it.
 * Once there are as many variants as may be, a text that would begin another joins the one it is
 * most like. A fold: what a text becomes depends on the texts before it. Not thread-safe.
 */
public final class NearCopies {

  /** What a text is that belongs to no variant. */
  public static final int NONE = -1;

  private static final int LOOKED_UP = 20_000;
  private static final int COMPARED = 8;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

  private final double near;
  private final double related;
  private final int most;
  private final List<Variant> variants = new ArrayList<>();
  private final Map<String, int[]> byWord = new HashMap<>();
  private final Map<String, Integer> known = lookup();
  private int[] shared = new int[16];

  /**
   * One variant.
   *
   * @param parent number of the variant that it descends from, or {@link #NONE}
   * @param text its first text
   */
  public record Variant(int parent, String text, String[] words, long[] shingles) {}

  /**
   * @param near share of shingles that makes a near copy, in (0, 1]
   * @param related share of words that makes a descendant, in (0, 1]
   * @param most how many variants there may be
   */
  public NearCopies(double near, double related, int most) {
    this.near = near;
    this.related = related;
    this.most = most;
  }

  private static Map<String, Integer> lookup() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
        return size() > LOOKED_UP;
      }
    };
  }

  /** The variants so far, by number. */
  public List<Variant> variants() {
    return variants;
  }

  /** Makes a text a variant without a parent, unless it belongs to one already; its number. */
  public int root(String text) {
    int variant = of(text, NONE);
    if (variant != NONE) {
      return variant;
    }
    String[] words = words(text);
    return words.length == 0 || variants.size() >= most ? NONE : begin(NONE, text, words);
  }

  /** Whether a text belongs to a variant or would begin one. Changes nothing that matters. */
  public boolean isOne(String text) {
    Integer before = known.get(text);
    return before != null ? before != NONE : closest(words(text)).descends(related);
  }

  /**
   * The variant of a text, which may be a new one, or {@link #NONE}.
   *
   * @param source the variant that a new one descends from; NONE: the one that it is most like
   */
  public int of(String text, int source) {
    Integer before = known.get(text);
    if (before != null) {
      return before;
    }
    String[] words = words(text);
    Closest closest = closest(words);
    int variant;
    if (closest.contained() >= near || closest.descends(related) && variants.size() >= most) {
      variant = closest.variant();
    } else if (closest.descends(related)) {
      return begin(source == NONE ? closest.variant() : source, text, words);
    } else {
      variant = NONE;
    }
    known.put(text, variant);
    return variant;
  }

  /** A new variant may be what earlier texts are most like, so nothing stays looked up. */
  private int begin(int parent, String text, String[] words) {
    int number = variants.size();
    String[] different = different(words);
    variants.add(new Variant(parent, text, different, shingles(words)));
    for (String word : different) {
      int[] before = byWord.getOrDefault(word, new int[0]);
      int[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = number;
      byWord.put(word, after);
    }
    known.clear();
    known.put(text, number);
    return number;
  }

  /**
   * What a text is most like.
   *
   * @param contained share of the variant's shingles in the text
   * @param words share of its words in the text
   */
  private record Closest(int variant, double contained, double words) {

    boolean descends(double related) {
      return variant != NONE && words >= related;
    }
  }

  private Closest closest(String[] words) {
    Closest best = new Closest(NONE, 0, 0);
    if (variants.isEmpty() || words.length == 0) {
      return best;
    }
    if (shared.length < variants.size()) {
      shared = new int[2 * variants.size()];
    }
    Arrays.fill(shared, 0, variants.size(), 0);
    for (String word : different(words)) {
      for (int variant : byWord.getOrDefault(word, new int[0])) {
        shared[variant]++;
      }
    }
    long[] shingles = shingles(words);
    for (int variant : likeliest()) {
      Variant candidate = variants.get(variant);
      double share = (double) shared[variant] / candidate.words().length;
      double contained = contained(candidate.shingles(), shingles);
      if (contained > best.contained() || contained == best.contained() && share > best.words()) {
        best = new Closest(variant, contained, share);
      }
    }
    return best;
  }

  /** The variants of which the text has the largest share of words, at most a few. */
  private int[] likeliest() {
    int[] best = new int[Math.min(COMPARED, variants.size())];
    int count = 0;
    for (int variant = 0; variant < variants.size(); variant++) {
      if (shared[variant] == 0 || count == best.length && !isLikelier(variant, best[count - 1])) {
        continue;
      }
      int place = count < best.length ? count++ : count - 1;
      while (place > 0 && isLikelier(variant, best[place - 1])) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = variant;
    }
    return Arrays.copyOf(best, count);
  }

  private boolean isLikelier(int one, int other) {
    return (long) shared[one] * variants.get(other).words().length
        > (long) shared[other] * variants.get(one).words().length;
  }

  /** The words of a text, lower case. */
  static String[] words(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  private static String[] different(String[] words) {
    return Arrays.stream(words).distinct().toArray(String[]::new);
  }

  /** Pairs of neighbouring words as numbers, ascending; a single word is a pair by itself. */
  private static long[] shingles(String[] words) {
    long[] shingles = new long[Math.max(1, words.length - 1)];
    for (int i = 0; i < shingles.length; i++) {
      int second = i + 1 < words.length ? words[i + 1].hashCode() : 0;
      shingles[i] = (long) words[i].hashCode() << 32 | second & 0xFFFFFFFFL;
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  /** Which share of some shingles others contain; both ascending. */
  private static double contained(long[] some, long[] others) {
    int common = 0;
    int at = 0;
    for (long shingle : some) {
      while (at < others.length && others[at] < shingle) {
        at++;
      }
      if (at < others.length && others[at] == shingle) {
        common++;
      }
    }
    return (double) common / some.length;
  }
}
