package org.murmuration.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.LiveControl;
import org.murmuration.cluster.LiveLines;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.server.ControlJson;
import org.murmuration.server.Tls;
import org.murmuration.server.Token;
import org.murmuration.settings.InputError;

/**
 * Asks a cluster over the control API of its nodes; when one does not answer, the next. What a
 * cluster refuses is an {@link InputError}, or a {@link RunFailure} if it is only so for the time
 * being. Used by one thread.
 */
public final class ControlClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** An intervention waits for what is under way, an interview for the answer of a model. */
  private static final Duration COMMAND = Duration.ofMinutes(6);

  private static final Duration SUBMISSION = Duration.ofMinutes(5);
  private static final int BREAKS = 5;
  private static final String JSON = "application/json";

  private final Nodes nodes;
  private final Optional<Token> token;
  private final Exchange exchange;

  /**
   * How long somebody who does not answer is asked again.
   *
   * @param atFirst before anybody has answered
   * @param later when somebody has answered before
   */
  public record Patience(Duration atFirst, Duration later) {

    /** Enough for a cluster to recover from the loss of a node. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofMinutes(2));
  }

  /**
   * A client without connections.
   *
   * @param tls whom it trusts and who it is itself, for addresses with TLS; without, what Java has
   */
  public ControlClient(
      List<NodeAddress> addresses, Optional<Token> token, Optional<Tls> tls, Patience patience) {
    this.nodes = new Nodes(addresses, patience.atFirst(), patience.later());
    this.token = token;
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    tls.ifPresent(own -> http.sslContext(own.context()));
    this.exchange = new Exchange(http.build());
  }

  /** What a node says of a batch it has taken in. */
  private record Taken(long batch) {}

  /** Lines of an audit log. */
  private record Lines(List<LiveControl.AuditLine> lines) {}

  /** The nodes that are asked. */
  public List<NodeAddress> addresses() {
    return nodes.addresses();
  }

  /** Has somebody told in one line when no node answers any more, while they are still asked. */
  public void whenSilent(Consumer<String> tell) {
    nodes.whenSilent(tell);
  }

  /** Asks another node the next time. */
  public void turn() {
    nodes.turn();
  }

  /** Nodes, and runs under way. */
  public Control.ClusterStatus cluster() {
    return get("cluster", Control.ClusterStatus.class);
  }

  /** Where a batch stands. */
  public Control.BatchStatus batch(long batch) {
    return get("batches/" + batch, Control.BatchStatus.class);
  }

  /** A batch as it was submitted. */
  public Control.NewBatch submitted(long batch) {
    return get("batches/" + batch + "/submitted", Control.NewBatch.class);
  }

  /**
   * Submits a batch.
   *
   * @return its number; empty if the node did not say, so that it may have been taken in or not
   */
  public OptionalLong submit(Control.NewBatch batch) {
    byte[] body = ControlJson.bytes(batch);
    return nodes.ask(
        node -> {
          try {
            byte[] answer = exchange.answer(node, post(node, "batches", body), SUBMISSION);
            return OptionalLong.of(exchange.read(node, answer, Taken.class).batch());
          } catch (ConnectException | HttpConnectTimeoutException e) {
            throw e;
          } catch (IOException e) {
            return OptionalLong.empty();
          }
        });
  }

  /** A batch with runs under way that was submitted like this. */
  public OptionalLong find(Predicate<Control.NewBatch> wanted) {
    return cluster().runs().stream()
        .mapToLong(Control.RunStatus::batch)
        .distinct()
        .filter(batch -> wanted.test(submitted(batch)))
        .findFirst();
  }

  /** Ends the runs of a batch as soon as possible; they can be resumed. */
  public void stop(long batch) {
    post("batches/" + batch + "/stop", Map.of());
  }

  /** Goes on with runs that were stopped, failed, or whose budget was spent. */
  public void resume(long batch, List<String> budget) {
    post("batches/" + batch + "/resume", Map.of("budget", budget));
  }

  /**
   * Completes a file with the journal of a run: what it has already is not asked for again.
   *
   * @return how many entries it has then
   */
  public long downloadEntries(long batch, int run, Path file) {
    try (LineFile lines = LineFile.open(file)) {
      boolean whole = false;
      while (!whole) {
        whole = nodes.ask(node -> receiveEntries(node, batch, run, lines));
      }
      return lines.lines();
    }
  }

  /** Whether the rest of a journal came as a whole; if not, some of it did. */
  private boolean receiveEntries(NodeAddress node, long batch, int run, LineFile lines)
      throws IOException {
    long before = lines.lines();
    String path = "batches/%d/runs/%d/encounters?from=%d".formatted(batch, run, before);
    try {
      exchange.receive(node, get(node, path), lines);
      return true;
    } catch (IOException e) {
      lines.cut();
      if (lines.lines() == before) {
        throw e;
      }
      return false;
    }
  }

  /**
   * Replaces a file by the calls of a run.
   *
   * @param run number of the run, or {@link RunKey#OUTSIDE}
   */
  public void downloadCalls(long batch, int run, Path file) {
    String path =
        run == RunKey.OUTSIDE
            ? "batches/%d/calls".formatted(batch)
            : "batches/%d/runs/%d/calls".formatted(batch, run);
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (LineFile lines = LineFile.open(partial)) {
      boolean whole = false;
      for (int breaks = 0; !whole; breaks++) {
        boolean last = breaks == BREAKS;
        whole = nodes.ask(node -> receiveCalls(node, path, lines, last));
      }
    }
    try {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  /** Whether all calls came; if not, they must be asked for anew. */
  private boolean receiveCalls(NodeAddress node, String path, LineFile lines, boolean last)
      throws IOException {
    lines.clear();
    try {
      exchange.receive(node, get(node, path), lines);
      return true;
    } catch (IOException e) {
      if (last || lines.lines() == 0) {
        throw e;
      }
      return false;
    }
  }

  /** The audit log of a cluster, as far as it is about a run, or its batch as a whole. */
  public List<LiveControl.AuditLine> audit(long batch, int run) {
    return get("batches/%d/runs/%d/audit".formatted(batch, run), Lines.class).lines();
  }

  /** Questions that agents of a run were asked out of the game. */
  public List<LiveControl.Interview> interviews(long batch, int run) {
    JsonNode all = get("batches/%d/runs/%d/interviews".formatted(batch, run), JsonNode.class);
    List<LiveControl.Interview> interviews = new ArrayList<>();
    all.path("interviews").forEach(one -> interviews.add(LiveLines.interview(one.toString())));
    return interviews;
  }

  /**
   * A run to be steered.
   *
   * @param by what the sender is called in journal and audit log
   */
  public RunClient run(long batch, int run, String by) {
    return new RunClient(this, batch, run, by);
  }

  /** What an answer to a command is; it is never sent twice. */
  <T> T command(String path, Map<String, Object> body, Class<T> type) {
    byte[] json = ControlJson.bytes(body);
    return nodes.ask(
        node -> {
          try {
            return exchange.read(
                node, exchange.answer(node, post(node, path, json), COMMAND), type);
          } catch (ConnectException | HttpConnectTimeoutException e) {
            throw e;
          } catch (IOException e) {
            throw new RunFailure(
                node.text()
                    + ": "
                    + e.getMessage()
                    + "; look whether it was carried out before you repeat it",
                e);
          }
        });
  }

  <T> T get(String path, Class<T> type) {
    return nodes.ask(
        node -> exchange.read(node, exchange.answer(node, get(node, path), ANSWER), type));
  }

  private void post(String path, Map<String, Object> body) {
    byte[] json = ControlJson.bytes(body);
    nodes.ask(node -> exchange.answer(node, post(node, path, json), ANSWER));
  }

  private HttpRequest get(NodeAddress node, String path) {
    return request(node, path).GET().build();
  }

  private HttpRequest post(NodeAddress node, String path, byte[] body) {
    return request(node, path)
        .header("Content-Type", JSON)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpRequest.Builder request(NodeAddress node, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + "/api/" + path));
    token.ifPresent(known -> request.header("Authorization", known.authorization()));
    return request;
  }
}
