package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.murmuration.model.RandomStream;

/**
 * The kinds of items: half of them arithmetic, half about texts. All items of a kind have the same
 * form and numbers of the same size, so that two of them are equally hard.
 */
enum ItemKind {
  SUM {
    @Override
    Item draw(RandomStream random) {
      int a = 120 + random.nextInt(780);
      int b = 120 + random.nextInt(780);
      return number("What is " + a + " + " + b + "?", a + b, 10, random);
    }
  },

  FIRST_IN_ALPHABET {
    @Override
    Item draw(RandomStream random) {
      List<String> words = Vocabulary.words(random, OPTIONS);
      String first = words.stream().min(Comparator.naturalOrder()).orElseThrow();
      return new Item(word(), "Which of these words comes first in the alphabet?", words, first);
    }
  },

  DIFFERENCE {
    @Override
    Item draw(RandomStream random) {
      int a = 500 + random.nextInt(400);
      int b = 120 + random.nextInt(300);
      return number("What is " + a + " - " + b + "?", a - b, 10, random);
    }
  },

  WHO_HAS {
    @Override
    Item draw(RandomStream random) {
      List<String> names = Vocabulary.names(random, OPTIONS);
      List<String> things = Vocabulary.words(random, OPTIONS);
      int asked = random.nextInt(OPTIONS);
      StringBuilder task = new StringBuilder();
      for (int i = 0; i < OPTIONS; i++) {
        task.append("%s has the %s. ".formatted(names.get(i), things.get(i)));
      }
      int other = (asked + 1 + random.nextInt(OPTIONS - 1)) % OPTIONS;
      task.append("Then %s and %s swap. ".formatted(names.get(asked), names.get(other)));
      task.append("Who has the %s now?".formatted(things.get(asked)));
      return new Item(word(), task.toString(), names, names.get(other));
    }
  },

  PRODUCT {
    @Override
    Item draw(RandomStream random) {
      int a = 12 + random.nextInt(80);
      int b = 3 + random.nextInt(7);
      return number("What is " + a + " * " + b + "?", a * b, b, random);
    }
  },

  LETTERS {
    @Override
    Item draw(RandomStream random) {
      List<String> words = Vocabulary.words(random, 3);
      String text = String.join(" ", words);
      int letters = text.length() - 2;
      return number(
          "How many letters do these words have together: " + text + "?", letters, 1, random);
    }
  },

  NEXT_NUMBER {
    @Override
    Item draw(RandomStream random) {
      int first = 3 + random.nextInt(30);
      int step = 4 + random.nextInt(9);
      String shown =
          "%d, %d, %d, %d".formatted(first, first + step, first + 2 * step, first + 3 * step);
      return number("Which number comes next: " + shown + "?", first + 4 * step, 1, random);
    }
  },

  BACKWARDS {
    @Override
    Item draw(RandomStream random) {
      List<String> words = Vocabulary.words(random, OPTIONS);
      String word = words.get(random.nextInt(OPTIONS));
      String reversed = new StringBuilder(word).reverse().toString();
      return new Item(
          word(), "Which of these words is spelled backwards here: " + reversed + "?", words, word);
    }
  };

  /** How many answers an item offers. */
  static final int OPTIONS = 4;

  /** A new item of this kind. */
  abstract Item draw(RandomStream random);

  /** The word used in journals and summaries. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static ItemKind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** An item whose wrong options lie {@code step} apart around the answer, on either side. */
  Item number(String task, int answer, int step, RandomStream random) {
    int below = random.nextInt(OPTIONS);
    List<String> options = new ArrayList<>(OPTIONS);
    for (int i = 0; i < OPTIONS; i++) {
      options.add(Integer.toString(answer + (i - below) * step));
    }
    return new Item(word(), task, options, Integer.toString(answer));
  }
}
