package org.murmuration.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cluster.Control;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.server.PretendCluster;
import org.murmuration.server.Served;
import org.murmuration.server.Token;
import org.murmuration.settings.InputError;

/** A client that asks nodes which break off, refuse, are gone, or are something else. */
class ControlClientTest {

  private static final int LINES = 5_000;
  private static final Control.NewBatch BATCH =
      new Control.NewBatch(
          "x",
          Map.of("scenario", Map.of("seed", 7)),
          "seed = 7 # ä",
          Map.of("inputs/0-a", new byte[] {0, -1, 10}));

  @TempDir private static Path recorded;
  private static final PretendCluster CLUSTER = new PretendCluster();
  private static Served served;

  @TempDir private Path folder;

  @BeforeAll
  static void aRunOfManyEntries() throws IOException {
    Files.createDirectories(recorded.resolve("run-000"));
    String lines =
        IntStream.range(0, LINES)
            .mapToObj(i -> "{\"index\":%d,\"ä\":\"%s\"}\n".formatted(i, "x".repeat(i % 100)))
            .collect(Collectors.joining());
    Files.writeString(recorded.resolve("run-000/encounters.jsonl"), lines);
    Files.writeString(recorded.resolve("run-000/calls.jsonl"), lines);
    Files.writeString(recorded.resolve("calls.jsonl"), "{}\n");
    CLUSTER.records(recorded, List.of(PretendCluster.run(0, "converged", LINES)));
    served = Served.of(CLUSTER);
    client(served.address()).submit(BATCH);
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @BeforeEach
  void nothingFails() {
    CLUSTER.failure = null;
    CLUSTER.breaks.set(0);
    CLUSTER.asked.clear();
  }

  @Test
  void whatIsSubmittedComesBack() {
    Control.NewBatch back = client(served.address()).submitted(1);

    assertThat(back).usingRecursiveComparison().isEqualTo(BATCH);
    assertThat(client(served.address()).cluster().nodes()).hasSize(2);
    assertThat(client(served.address()).batch(1).runs())
        .containsExactly(PretendCluster.run(0, "converged", LINES));
  }

  @Test
  void aDownloadThatBreaksOffGoesOnWhereItBroke() {
    CLUSTER.linesBeforeBreak.set(1_500);
    CLUSTER.breaks.set(3);
    Path file = folder.resolve("encounters.jsonl");

    // It may break off before anything of the first answer has come.
    ControlClient client = client(served.address(), Duration.ofSeconds(10));
    long entries = client.downloadEntries(1, 0, file);

    assertThat(entries).isEqualTo(LINES);
    assertThat(file).hasSameBinaryContentAs(recorded.resolve("run-000/encounters.jsonl"));
    assertThat(CLUSTER.asked).hasSize(4).first().isEqualTo("entries 1.0 from 0");
    List<Long> from =
        CLUSTER.asked.stream().map(asked -> Long.valueOf(asked.replaceAll(".* ", ""))).toList();
    // What was on its way when the connection broke may be lost, so one may bring nothing.
    assertThat(from).isSorted().last().isNotEqualTo(0L);
  }

  @Test
  void whatIsThereIsNotFetchedAgainAndATornLineIsCutOff() throws IOException {
    Path file = folder.resolve("encounters.jsonl");
    byte[] whole = Files.readAllBytes(recorded.resolve("run-000/encounters.jsonl"));
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    long before = Files.readString(file).lines().count() - 1;

    client(served.address()).downloadEntries(1, 0, file);
    client(served.address()).downloadEntries(1, 0, file);

    assertThat(file).hasBinaryContent(whole);
    assertThat(CLUSTER.asked)
        .containsExactly("entries 1.0 from " + before, "entries 1.0 from " + LINES);
  }

  @Test
  void callsThatBreakOffAreFetchedAnew() {
    CLUSTER.linesBeforeBreak.set(1_500);
    CLUSTER.breaks.set(2);
    Path file = folder.resolve("calls.jsonl");

    // As above: nobody has answered yet when it breaks off before anything has come.
    ControlClient client = client(served.address(), Duration.ofSeconds(10));
    client.downloadCalls(1, 0, file);
    client.downloadCalls(1, RunKey.OUTSIDE, folder.resolve("outside.jsonl"));

    assertThat(file).hasSameBinaryContentAs(recorded.resolve("run-000/calls.jsonl"));
    assertThat(folder.resolve("outside.jsonl")).hasContent("{}\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void aDownloadThatNeverGetsAnywhereEnds() {
    CLUSTER.linesBeforeBreak.set(0);
    CLUSTER.breaks.set(Integer.MAX_VALUE);
    ControlClient client = client(served.address());
    client.cluster();

    assertThatThrownBy(() -> client.downloadEntries(1, 0, folder.resolve("e.jsonl")))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("nobody has answered at " + served.address());
    assertThat(folder.resolve("e.jsonl")).isEmptyFile();
  }

  @Test
  void whenANodeDiesMidwayTheNextOneIsAsked() {
    Path file = folder.resolve("encounters.jsonl");
    try (Served dying = Served.of(new Dying())) {
      ControlClient client = client(dying.address() + "," + served.address());

      client.downloadEntries(1, 0, file);

      assertThat(file).hasSameBinaryContentAs(recorded.resolve("run-000/encounters.jsonl"));
      // What was on its way when the connection broke may be lost.
      assertThat(CLUSTER.asked)
          .singleElement()
          .isIn("entries 1.0 from 0", "entries 1.0 from 1", "entries 1.0 from 2");
    }
  }

  /** Gives two lines and half of a third, and after that nothing any more. */
  private static final class Dying extends org.murmuration.server.PretendCluster {

    private boolean dead;

    Dying() {
      records(recorded, List.of(run(0, null, LINES)));
      submit(BATCH);
      linesBeforeBreak.set(2);
      breaks.set(1);
    }

    @Override
    public void writeEntries(long batch, int run, long from, java.io.OutputStream out) {
      if (dead) {
        throw new IllegalStateException("dead");
      }
      dead = true;
      super.writeEntries(batch, run, from, out);
    }
  }

  @Test
  void nodesThatAreGoneAreLeftForOnesThatAnswer() throws IOException {
    String gone = gone();

    assertThat(client(gone + ", " + served.address()).batch(1).name()).isEqualTo("x");
    assertThatThrownBy(() -> client(gone).cluster())
        .isInstanceOf(InputError.class)
        .hasMessage(
            "nobody answers at "
                + gone
                + " (cannot connect); it must be the control address of a node, see `murmuration"
                + " node`");
  }

  @Test
  void aNodeThatCannotNowIsLeftForOneThatCan() {
    PretendCluster lost = new PretendCluster();
    lost.failure = new JournalException("the database does not answer");
    try (Served other = Served.of(lost)) {
      assertThat(client(other.address() + "," + served.address()).batch(1).name()).isEqualTo("x");
      assertThatThrownBy(() -> client(other.address()).batch(1))
          .hasMessageContaining("(the database does not answer)");
    }
  }

  @Test
  void refusalsAreOneLineThatNamesTheNode() {
    ControlClient client = client(served.address());

    assertThatThrownBy(() -> client.batch(9))
        .isInstanceOf(InputError.class)
        .hasMessage(served.address() + ": there is no batch 9");
    assertThatThrownBy(() -> client.downloadCalls(1, 3, folder.resolve("c.jsonl")))
        .isInstanceOf(InputError.class)
        .hasMessage(served.address() + ": batch 1 has no run 3");
    CLUSTER.failure = new RunFailure("run 0 goes\u001b[31m on\nalready");
    assertThatThrownBy(() -> client.resume(1, List.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessage(served.address() + ": run 0 goes�[31m on already");
  }

  @Test
  void theTokenIsShownToNodesAndToNobodyElse() {
    Map<String, String> environment = Map.of("MURMURATION_TOKEN", "abc123");
    try (Served safe = Served.of(CLUSTER, "", environment)) {
      assertThatThrownBy(() -> client(safe.address()).stop(1))
          .isInstanceOf(InputError.class)
          .hasMessage(
              safe.address()
                  + " wants the token of the cluster or run; put it into the variable"
                  + " MURMURATION_TOKEN (`murmuration run` prints it)");
      new ControlClient(
              NodeAddress.list(safe.address()),
              Token.of("MURMURATION_TOKEN", environment),
              Optional.empty(),
              ControlClient.Patience.USUAL)
          .stop(1);
      assertThat(CLUSTER.asked).containsExactly("stop 1");
    }
  }

  @Test
  void aBatchThatMayHaveBeenTakenInIsNotSubmittedTwice() throws IOException {
    PretendCluster lost = new PretendCluster();
    lost.failure = new JournalException("the database does not answer");
    try (Served other = Served.of(lost)) {
      assertThat(client(other.address() + "," + served.address()).submit(BATCH)).isEmpty();
      assertThat(lost.asked).containsExactly("submit x");
    }
    assertThat(CLUSTER.asked).isEmpty();
    assertThat(client(gone() + "," + served.address()).submit(BATCH)).isPresent();
    assertThat(client(served.address()).find(taken -> taken.name().equals("x"))).hasValue(1);
    assertThat(client(served.address()).find(taken -> taken.name().equals("y"))).isEmpty();
  }

  @Test
  void anotherServerIsNotTakenForANode() throws IOException {
    for (String body : List.of("hello", "[]", "null", "{\"error\":5}")) {
      for (int status : new int[] {200, 404}) {
        HttpServer web = web(status, body);
        String address = "127.0.0.1:" + web.getAddress().getPort();
        try {
          assertThatThrownBy(() -> client(address).submitted(1))
              .isInstanceOf(InputError.class)
              .hasMessageStartingWith(address + " answers, but not as a node does;");
        } finally {
          web.stop(0);
        }
      }
    }
  }

  @Test
  void aNodeThatGoesDownAsItAnswersIsLeftForAnother() throws IOException {
    for (int status : new int[] {500, 502, 503}) {
      HttpServer dying = web(status, "The server is currently unavailable.");
      String address = "127.0.0.1:" + dying.getAddress().getPort();
      try {
        assertThat(client(address + "," + served.address()).submitted(1).name()).isEqualTo("x");
      } finally {
        dying.stop(0);
      }
    }
  }

  @Test
  void addressesAreHostAndPort() {
    assertThat(NodeAddress.list("a:1, https://b.c:2,[::1]:3,http://d:4/"))
        .extracting(address -> address.url().toString())
        .containsExactly("http://a:1", "https://b.c:2", "http://[::1]:3", "http://d:4");
    for (String text :
        List.of("", "a", "a:", "a:x", "a:0", "a:70000", ":1", "a:1,", "a b:1", "a:1/x", "u@a:1")) {
      assertThatThrownBy(() -> NodeAddress.list(text))
          .as(text)
          .isInstanceOf(InputError.class)
          .hasMessageContaining("is no address; it must be HOST:PORT, such as 127.0.0.1:7171");
    }
  }

  private static HttpServer web(int status, String body) throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    web.start();
    return web;
  }

  /** An address at which nobody listens. */
  private static String gone() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }

  private static ControlClient client(String addresses) {
    return client(addresses, Duration.ZERO);
  }

  private static ControlClient client(String addresses, Duration atFirst) {
    return new ControlClient(
        NodeAddress.list(addresses),
        Optional.empty(),
        Optional.empty(),
        new ControlClient.Patience(atFirst, Duration.ofSeconds(1)));
  }
}
