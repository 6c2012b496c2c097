package org.murmuration.measure.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class VectorsTest {

  @Test
  void cosineDistancesOfKnownAngles() {
    float[] east = {1, 0};

    assertThat(Vectors.cosineDistance(east, new float[] {3, 0})).isZero();
    assertThat(Vectors.cosineDistance(east, new float[] {0, 2})).isEqualTo(1);
    assertThat(Vectors.cosineDistance(east, new float[] {-1, 0})).isEqualTo(2);
  }

  @Property(tries = 30)
  void varianceIsTheMeanCosineDistanceOfPairs(@ForAll @IntRange(min = 2, max = 30) int count) {
    List<float[]> vectors = directions(count, 8, count);

    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        sum += Vectors.cosineDistance(vectors.get(i), vectors.get(j));
      }
    }

    assertThat(Vectors.variance(vectors))
        .isCloseTo(sum / (count * (count - 1) / 2.0), within(1e-6));
  }

  @Test
  void spreadsTogetherHaveTheVarianceOfAllTheirVectors() {
    List<float[]> vectors = directions(9, 4, 1);
    List<Spread> parts = List.of(spread(vectors.subList(0, 2)), spread(vectors.subList(2, 9)));

    assertThat(Spread.variance(parts, new int[] {1, 1}))
        .isCloseTo(Vectors.variance(vectors), within(1e-9));
    assertThat(Spread.variance(parts, new int[] {0, 1}))
        .isCloseTo(Vectors.variance(vectors.subList(2, 9)), within(1e-9));
  }

  @Test
  void copiesOfASpreadAreNotComparedWithEachOther() {
    List<float[]> vectors = directions(5, 4, 1);
    Spread all = spread(vectors);

    assertThat(Spread.variance(List.of(all), new int[] {3}))
        .isCloseTo(all.variance(), within(1e-9));
    List<Spread> single = vectors.stream().map(vector -> spread(List.of(vector))).toList();
    assertThat(Spread.variance(single, new int[] {2, 1, 0, 0, 0}))
        .isCloseTo(Vectors.variance(vectors.subList(0, 2)), within(1e-9));
  }

  private static Spread spread(List<float[]> vectors) {
    Spread spread = new Spread();
    vectors.forEach(spread::add);
    return spread;
  }

  @Test
  void oneVectorHasNoVariance() {
    assertThat(Vectors.variance(directions(1, 4, 1))).isNaN();
    assertThat(Vectors.variance(List.of())).isNaN();
  }

  @Test
  void thePlaneKeepsTheDistancesOfVectorsThatLieInOne() {
    List<float[]> flat = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      flat.add(new float[] {i, 0.5f, (i * i) % 5, 0.5f, 0, 0, 0, 0, 0, 0});
    }

    Plane plane = Plane.of(flat);

    assertThat(plane.share()[0] + plane.share()[1]).isCloseTo(1, within(1e-9));
    for (int i = 0; i < flat.size(); i++) {
      for (int j = 0; j < i; j++) {
        double there = Math.hypot(flat.get(i)[0] - flat.get(j)[0], flat.get(i)[2] - flat.get(j)[2]);
        double here = Math.hypot(plane.x()[i] - plane.x()[j], plane.y()[i] - plane.y()[j]);
        assertThat(here).isCloseTo(there, within(1e-6));
      }
    }
  }

  @Test
  void manyVectorsHaveThePlaneThatFewHave() {
    List<float[]> few = directions(12, 16, 3);
    List<float[]> many = new ArrayList<>(few);
    many.addAll(few);

    Plane ofFew = Plane.of(few);
    Plane ofMany = Plane.of(many);

    for (int i = 0; i < few.size(); i++) {
      assertThat(ofMany.x()[i]).isCloseTo(ofFew.x()[i], within(1e-6));
      assertThat(ofMany.y()[i]).isCloseTo(ofFew.y()[i], within(1e-6));
    }
  }

  @Test
  void aPlaneOfNothingOrOfTheSameIsNoError() {
    assertThat(Plane.of(List.of()).x()).isEmpty();
    assertThat(Plane.of(List.of(new float[] {1, 0})).x()).containsExactly(0);
    assertThat(Plane.of(List.of(new float[] {1, 0}, new float[] {1, 0})).share()[0]).isNaN();
  }

  @Test
  void aChainOfNearOnesIsACluster() {
    List<float[]> vectors =
        List.of(turned(0), turned(120), turned(10), turned(20), turned(125), turned(240));

    Clusters clusters = Clusters.within(vectors, 1 - Math.cos(Math.toRadians(11)));

    assertThat(clusters.count()).isEqualTo(3);
    assertThat(clusters.of()).containsExactly(0, 1, 0, 0, 1, 2);
  }

  @Test
  void aTextIsEmbeddedOnceUnlessTooManyCameSince() {
    List<String> asked = new ArrayList<>();
    Embedder counting =
        new Embedder() {
          @Override
          public String model() {
            return "counting";
          }

          @Override
          public List<float[]> embed(List<String> texts) {
            asked.addAll(texts);
            return texts.stream().map(text -> new float[] {text.length()}).toList();
          }
        };
    Embedder cached = new CachedEmbedder(counting, 2);

    List<float[]> first = cached.embed(List.of("a", "bbb", "a"));
    cached.embed(List.of("bbb", "a"));
    cached.embed(List.of("cc"));
    cached.embed(List.of("a", "cc"));
    cached.embed("bbb");

    assertThat(first).extracting(vector -> vector[0]).containsExactly(1f, 3f, 1f);
    assertThat(asked).containsExactly("a", "bbb", "cc", "bbb");
  }

  private static float[] turned(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  private static List<float[]> directions(int count, int dimensions, int seed) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomStream random = RandomStream.of(seed, Purpose.STATISTICS, i, 0, 0);
      float[] vector = new float[dimensions];
      double square = 0;
      for (int j = 0; j < dimensions; j++) {
        vector[j] = (float) (random.nextDouble() - 0.3 * j / dimensions);
        square += (double) vector[j] * vector[j];
      }
      for (int j = 0; j < dimensions; j++) {
        vector[j] /= (float) Math.sqrt(square);
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
