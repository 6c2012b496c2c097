package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What viewers of a run are sent, and that they cost it nothing. */
class FeedTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EVENTS = "/api/batches/1/runs/0/events";

  private final PretendCluster cluster = new PretendCluster();
  private Served served;

  @BeforeEach
  void serve() {
    served = Served.of(cluster);
  }

  @AfterEach
  void close() {
    served.close();
  }

  private record Event(String name, JsonNode data) {}

  /** Somebody who reads a stream of events. */
  private final class Viewer implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    Viewer() throws IOException {
      socket = new Socket("127.0.0.1", served.port());
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(("GET " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes());
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next event, or null when the stream has ended. */
    Event next() throws IOException {
      String name = null;
      for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return new Event(name, JSON.readTree(line.substring(6)));
        }
      }
      return null;
    }

    List<Event> until(Predicate<Event> last) throws IOException {
      List<Event> events = new ArrayList<>();
      for (Event event = next(); event != null; event = next()) {
        events.add(event);
        if (last.test(event)) {
          return events;
        }
      }
      return events;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void aViewerIsToldStateRoundsAndASampleOfEntries() throws IOException {
    try (Viewer viewer = new Viewer()) {
      List<Event> events = viewer.until(event -> event.name().equals("entries"));
      events.addAll(viewer.until(event -> event.name().equals("rounds")));

      assertThat(events.get(0).name()).isEqualTo("state");
      assertThat(events.get(0).data().path("cost").path("calls").intValue()).isEqualTo(7);
      JsonNode sample = last(events, "entries").data();
      assertThat(sample.path("shown")).hasSize(20);
      assertThat(sample.path("of").intValue()).isGreaterThanOrEqualTo(100);
      assertThat(sample.path("shown").get(0).path("raw").path("agents").get(1).intValue())
          .isEqualTo(1);
      JsonNode rounds = last(events, "rounds").data();
      assertThat(rounds.path("rows").get(0).get(0).intValue())
          .isEqualTo(rounds.path("from").intValue());
      assertThat(rounds.path("rows").get(0).get(1).isNull()).isTrue();
    }
  }

  @Test
  void roundsFollowEachOtherWithoutAGap() throws IOException {
    try (Viewer viewer = new Viewer()) {
      int next = -1;
      for (int i = 0; i < 4; i++) {
        List<Event> events = viewer.until(event -> event.name().equals("rounds"));
        JsonNode rounds = events.get(events.size() - 1).data();
        if (next >= 0) {
          assertThat(rounds.path("from").intValue()).isEqualTo(next);
        }
        next = rounds.path("from").intValue() + rounds.path("rows").size();
      }
    }
  }

  @Test
  void theStreamEndsWithTheRun() throws IOException {
    try (Viewer viewer = new Viewer()) {
      viewer.next();
      cluster.run.end();

      List<Event> events = viewer.until(event -> event.name().equals("end"));

      assertThat(last(events, "state").data().path("state").textValue()).isEqualTo("ended");
      assertThat(viewer.next()).isNull();
    }
    try (Viewer late = new Viewer()) {
      assertThat(late.until(event -> event.name().equals("end"))).hasSize(2);
    }
  }

  @Test
  void manyViewersAskTheRunNoMoreThanOne() throws IOException {
    List<Viewer> viewers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      viewers.add(new Viewer());
      viewers.get(i).next();
    }
    int before = cluster.run.asked.get();
    LockSupport.parkNanos(2_000_000_000L);
    int asked = cluster.run.asked.get() - before;
    for (Viewer viewer : viewers) {
      viewer.close();
    }
    // State, rounds and entries, four times a second.
    assertThat(asked).isBetween(6, 30);
  }

  @Test
  void nobodyIsAskedWhenNobodyWatches() throws Exception {
    try (Viewer viewer = new Viewer()) {
      viewer.next();
    }
    int asked = -1;
    for (int i = 0; i < 100 && asked != cluster.run.asked.get(); i++) {
      asked = cluster.run.asked.get();
      LockSupport.parkNanos(1_000_000_000L);
    }
    assertThat(cluster.run.asked.get()).isEqualTo(asked);
  }

  @Test
  void aViewerThatDoesNotReadHoldsNobodyUp() throws IOException {
    cluster.run.large = true;
    try (Viewer stuck = new Viewer();
        Viewer reader = new Viewer()) {
      long began = System.nanoTime();
      for (int i = 0; i < 12; i++) {
        assertThat(reader.until(event -> event.name().equals("rounds"))).isNotEmpty();
      }
      assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
      assertThat(stuck.next()).isNotNull();
    }
  }

  @Test
  void aRunThatIsNotThereHasNoEventsAndViewersAreCounted() throws IOException {
    assertThat(served.get(EVENTS.replace("runs/0", "runs/7")).statusCode()).isEqualTo(404);
    try (Served small = Served.of(cluster, "murmuration.control.viewers = 1", Map.of())) {
      Served all = served;
      served = small;
      try (Viewer first = new Viewer()) {
        first.next();
        assertThat(small.get(EVENTS).statusCode()).isEqualTo(429);
      }
      served = all;
    }
  }

  private static Event last(List<Event> events, String name) {
    Event found = null;
    for (Event event : events) {
      found = event.name().equals(name) ? event : found;
    }
    return found;
  }
}
