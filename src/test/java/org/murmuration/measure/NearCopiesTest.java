package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearCopiesTest {

  private static final String LETTER =
      "On the first dry day of spring a bowl of water brings the birds back to the garden.";

  private final NearCopies copies = new NearCopies(0.6, 0.4, 10);

  @Test
  void aCopyWithTextAroundItIsOfTheSameVariant() {
    int root = copies.root(LETTER);

    assertThat(copies.of(LETTER, NearCopies.NONE)).isEqualTo(root);
    assertThat(copies.of("Hello! I have heard this: " + LETTER + " What about you?", root))
        .isEqualTo(root);
    assertThat(copies.of(LETTER.toUpperCase().replace(" ", "\n  "), root)).isEqualTo(root);
  }

  @Test
  void anExchangedWordMakesANearCopy() {
    int root = copies.root(LETTER);

    assertThat(copies.of(LETTER.replace("bowl", "dish"), root)).isEqualTo(root);
  }

  @Test
  void aRetellingIsANewVariantOfWhatItWasMadeFrom() {
    int root = copies.root(LETTER);

    int retold =
        copies.of("In spring, on a dry day, water in a bowl brings birds to the garden.", root);

    assertThat(retold).isNotEqualTo(root).isNotEqualTo(NearCopies.NONE);
    assertThat(copies.variants().get(retold).parent()).isEqualTo(root);
    assertThat(
            copies.of(
                "Well, in spring, on a dry day, water in a bowl brings birds to the garden.", root))
        .isEqualTo(retold);
  }

  @Test
  void whatHasNothingToDoWithItIsNoVariant() {
    copies.root(LETTER);

    assertThat(copies.of("The last train was late again.", NearCopies.NONE))
        .isEqualTo(NearCopies.NONE);
    assertThat(copies.of("", NearCopies.NONE)).isEqualTo(NearCopies.NONE);
    assertThat(copies.of("… !", NearCopies.NONE)).isEqualTo(NearCopies.NONE);
    assertThat(copies.variants()).hasSize(1);
  }

  @Test
  void aSecondRootThatIsLikeTheFirstIsNone() {
    int root = copies.root(LETTER);

    assertThat(copies.root(LETTER + " Yes.")).isEqualTo(root);
    assertThat(copies.root("Bring a lantern to the old mill before the market closes."))
        .isEqualTo(root + 1);
  }

  @Test
  void onceThereAreAsManyAsMayBeMoreJoinTheOneTheyAreMostLike() {
    NearCopies few = new NearCopies(1, 0.2, 3);
    few.root("a b c d e f");
    assertThat(few.of("a b c x y z", 0)).isEqualTo(1);
    assertThat(few.of("x y z u v w", 1)).isEqualTo(2);

    assertThat(few.of("u v w q r s", 2)).isEqualTo(2);
    assertThat(few.variants()).hasSize(3);
  }

  @Test
  void whatATextIsDoesNotDependOnWhatWasLookedUp() {
    int root = copies.root(LETTER);
    for (int i = 0; i < 30_000; i++) {
      copies.of("nothing number " + i, NearCopies.NONE);
    }

    assertThat(copies.of(LETTER.replace("garden", "yard"), NearCopies.NONE)).isEqualTo(root);
    assertThat(copies.of("nothing number 3", NearCopies.NONE)).isEqualTo(NearCopies.NONE);
  }
}
