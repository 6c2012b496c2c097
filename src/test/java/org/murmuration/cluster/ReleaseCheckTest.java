package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cluster.TestNode.RELEASE;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.cluster.TestNode.Place;

/** A node that would not fit into a cluster says why and stops; the cluster does not notice. */
class ReleaseCheckTest {

  private static final String DATABASE =
      "murmuration { journal = postgresql, postgresql.url = \"jdbc:postgresql://db/lab?a=%s\" }";

  private static Place place;
  private static TestNode cluster;

  @BeforeAll
  static void aClusterOfOne() {
    place = Place.at("127.0.0.1");
    cluster = TestNode.start(place, place, RELEASE, "").untilUp(1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static TestNode joining(String release, String lines) {
    return TestNode.start(Place.at("127.0.0.1"), place, release, lines);
  }

  @Test
  void aNodeOfTheSameReleaseJoins() {
    try (TestNode node = joining(RELEASE, "")) {
      node.untilUp(2);
      cluster.untilUp(2);
    }
    cluster.untilUp(1);
  }

  @Test
  void aNodeOfAnotherReleaseSaysSoAndStops() {
    try (TestNode node = joining("1.2.4 (def)", "")) {
      assertThat(node.partingWords())
          .containsExactly(
              "this node is release 1.2.4 (def), the cluster at %s runs 1.2.3 (abc); use the same"
                      .formatted(place.address())
                  + " on all nodes");
    }
    assertThat(cluster.up()).isEqualTo(1);
    assertThat(cluster.isTerminated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "akka.cluster.sharding.number-of-shards = 50 | akka.cluster.sharding.number-of-shards is 50"
            + " here, the cluster at PLACE has 100; use the same on all nodes",
        "murmuration.downing.strategy = down-all | murmuration.downing.strategy is down-all here,"
            + " the cluster at PLACE has keep-oldest; use the same on all nodes",
        "akka.cluster.downing-provider-class = \"\" | akka.cluster.downing-provider-class is  here,"
            + " the cluster at PLACE has akka.cluster.sbr.SplitBrainResolverProvider; use the same on"
            + " all nodes"
      })
  void soDoesOneThatWouldDecideOtherwise(String lines, String said) {
    try (TestNode node = joining(RELEASE, lines)) {
      assertThat(node.partingWords()).containsExactly(said.replace("PLACE", place.address()));
    }
  }

  @Test
  void soDoesOneThatKeepsItsJournalElsewhere() {
    Place other = Place.at("127.0.0.1");
    String elsewhere = DATABASE.replace("db/lab", "other/lab").formatted("1");
    try (TestNode first = TestNode.start(other, other, RELEASE, DATABASE.formatted("1"));
        TestNode alike =
            TestNode.start(Place.at("127.0.0.1"), other, RELEASE, DATABASE.formatted("2"));
        TestNode files = TestNode.start(Place.at("127.0.0.1"), other, RELEASE, "");
        TestNode stray = TestNode.start(Place.at("127.0.0.1"), other, RELEASE, elsewhere)) {
      assertThat(files.partingWords())
          .containsExactly(
              "murmuration.postgresql.url is none here, the cluster at "
                  + other.address()
                  + " has jdbc:postgresql://db/lab; use the same on all nodes");
      assertThat(stray.partingWords())
          .containsExactly(
              "murmuration.postgresql.url is jdbc:postgresql://other/lab here, the cluster at "
                  + other.address()
                  + " has jdbc:postgresql://db/lab; use the same on all nodes");
      alike.untilUp(2);
      first.untilUp(2);
    }
  }

  @Test
  void oneThatDoesNotAskWhetherItFitsIsRefusedByTheCluster() {
    String careless =
        "akka.cluster.configuration-compatibility-check.checkers.murmuration = \"\"\n";
    try (TestNode node = joining(RELEASE, careless)) {
      assertThat(node.partingWords())
          .singleElement()
          .asString()
          .startsWith("the cluster refused this node: it does not run this release");
    }
    assertThat(cluster.up()).isEqualTo(1);
  }
}
