package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.cluster.TestNode.RELEASE;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.cluster.TestNode.Place;
import org.murmuration.engine.RunFailure;

/** Nodes ask each other's Akka Management where the cluster is, and it says how they are. */
class JoiningTest {

  private static final List<String> HOSTS = List.of("127.0.0.2", "127.0.0.3");
  private static final String TWO =
      "murmuration.cluster-size = 2\n"
          + "akka.management.cluster.bootstrap.contact-point-discovery.stable-margin = 1s\n";

  private static void assertTwoFindEachOther(int management, String lines) {
    Place first = new Place(HOSTS.get(0), TestNode.freePort(HOSTS.get(0)), management);
    Place second = new Place(HOSTS.get(1), TestNode.freePort(HOSTS.get(1)), management);
    try (TestNode one = TestNode.start(first, first, RELEASE, TWO + lines);
        TestNode two = TestNode.start(second, second, RELEASE, TWO + lines)) {
      one.untilUp(2);
      two.untilUp(2);
    }
  }

  @Test
  void thatAreListedInTheConfiguration() {
    int port = TestNode.freePort("0.0.0.0");
    assertTwoFindEachOther(
        port,
        "murmuration { join = config, contact-points = \"%s:%d,%s:%d\" }"
            .formatted(HOSTS.get(0), port, HOSTS.get(1), port));
  }

  @Test
  void thatANameStandsFor() {
    try (NameServer server = NameServer.start(HOSTS)) {
      assertTwoFindEachOther(
          TestNode.freePort("0.0.0.0"),
          """
          murmuration { join = dns, dns.name = nodes.example.org }
          akka.io.dns.async-dns.nameservers = ["127.0.0.1:%d"]
          """
              .formatted(server.port()));

      assertThat(server.asked()).containsExactly("nodes.example.org");
    }
  }

  @Test
  void aNodeIsReadyOnceItHasItsPlaceAmongThoseThatHostAgentsAndNobodyChangesTheClusterOverHttp() {
    Place place = Place.at("127.0.0.1");
    try (TestNode node = TestNode.start(place, place, RELEASE, "").untilUp(1)) {
      assertThat(status(place, "GET", "alive")).isEqualTo(200);
      assertThat(status(place, "GET", "ready")).isEqualTo(500);

      EntityTypeKey<String> key = EntityTypeKey.create(String.class, "agent");
      ClusterSharding.get(node.system()).init(Entity.of(key, context -> Behaviors.empty()));
      TestNode.until("it is ready", () -> status(place, "GET", "ready") == 200);

      assertThat(status(place, "GET", "cluster/members")).isEqualTo(200);
      assertThat(status(place, "DELETE", "cluster/members/" + place.address())).isEqualTo(405);
      assertThat(status(place, "PUT", "cluster")).isGreaterThanOrEqualTo(400);
      assertThat(node.up()).isEqualTo(1);
    }
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() {
    Place place = Place.at("127.0.0.1");
    Place same = new Place("127.0.0.1", TestNode.freePort("127.0.0.1"), place.management());
    try (TestNode node = TestNode.start(place, place, RELEASE, "")) {
      assertThatThrownBy(() -> TestNode.start(same, same, RELEASE, ""))
          .cause()
          .isInstanceOf(RunFailure.class)
          .hasMessage(
              "Akka Management cannot listen at 127.0.0.1:%d: Address already in use; see"
                      .formatted(place.management())
                  + " akka.management.http");
      Config config = TestNode.config(place.joining(place));
      assertThatThrownBy(() -> ActorSystem.create(Behaviors.empty(), Joining.SYSTEM, config))
          .extracting(failure -> Listening.remotingFailed(config, failure).getMessage())
          .isEqualTo(
              "the node cannot listen at 127.0.0.1:%d: Address already in use; see"
                      .formatted(place.port())
                  + " akka.remote.artery.canonical and .bind");
      assertThat(node.isTerminated()).isFalse();
    }
  }

  private static int status(Place place, String method, String path) {
    URI uri = URI.create("http://%s:%d/%s".formatted(place.host(), place.management(), path));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
