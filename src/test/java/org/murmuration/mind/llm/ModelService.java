package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Servers for tests of the whole program, which live in other packages. */
public final class ModelService implements AutoCloseable {

  private static final String CHAT = "\"endpoint\": \"chat\"";
  private static final String Q_FIRST = ", \"userMessage\": \"are: Q, M\"";
  private static final String M_FIRST = ", \"userMessage\": \"are: M, Q\"";

  private final Aimock aimock;
  private final FaultyServer faulty;
  private final Supplier<URI> address;

  private ModelService(Aimock aimock, FaultyServer faulty) {
    this.aimock = aimock;
    this.faulty = faulty;
    this.address = aimock == null ? faulty::baseUrl : aimock::baseUrl;
  }

  /** A request it has had, as far as it stands in a record, too. */
  public record Asked(long seed, String messages) {

    /** The request of this body. */
    public static Asked of(JsonNode body) {
      return new Asked(body.path("seed").asLong(), body.path("messages").toString());
    }
  }

  /** Aimock with these fixtures. */
  public static ModelService playing(String... fixtures) {
    return new ModelService(Aimock.start(fixtures), null);
  }

  /**
   * Aimock as a player of the naming game with the names Q and M, whose answer depends on the
   * prompt alone: it stays with a name that was agreed on, and else goes by the order in which the
   * names are shown, which is drawn.
   */
  public static ModelService namingTwo() {
    return playing(
        says("Q", Q_FIRST + remembering("M", "Q")),
        says("M", M_FIRST + remembering("M", "Q")),
        says("M", Q_FIRST + remembering("Q", "M")),
        says("Q", M_FIRST + remembering("Q", "M")),
        says("Q", remembering("Q", "Q")),
        says("M", remembering("M", "M")),
        says("Q", Q_FIRST),
        says("M", M_FIRST));
  }

  private static String remembering(String own, String other) {
    return ", \"systemMessage\": \"you %s, the other player %s\"".formatted(own, other);
  }

  private static String says(String name, String when) {
    return "{\"match\": {%s%s}, \"response\": %s}"
        .formatted(CHAT, when, Aimock.content("{\"answer\":\"" + name + "\"}"));
  }

  /** A fixture: the same text to every request. */
  public static String always(String content) {
    return Aimock.always(content);
  }

  /** A server that answers every request with this. */
  public static ModelService answering(int status, String json, String... headers) {
    return new ModelService(
        null, FaultyServer.start(FaultyServer.Answer.json(status, json, headers)));
  }

  /** The program {@code llama-server}. */
  public static Path llamaServer() {
    return TestServers.llamaServer();
  }

  /** Writes a small model file of random weights. */
  public static Path modelFile(Path file, long seed) {
    return RandomGguf.write(file, seed);
  }

  /** What goes into {@code base-url}. */
  public String url() {
    return address.get() + "/v1";
  }

  /** The chat requests so far, in the order in which they were answered. */
  public List<Asked> asked() {
    return aimock.received().stream()
        .filter(received -> received.path().endsWith("/chat/completions"))
        .map(received -> Asked.of(received.body()))
        .toList();
  }

  /** Whether it has had any request. */
  public boolean askedAtAll() {
    return !aimock.received().isEmpty();
  }

  /** Whether a request to a server that always answers the same held this text in head or body. */
  public boolean wasTold(String text) {
    return faulty.received().stream().anyMatch(request -> request.contains(text));
  }

  /** From now on, faults by chance, as in {@link Aimock#chaos}. */
  public void chaos(String rates) {
    aimock.chaos(rates);
  }

  @Override
  public void close() {
    if (aimock == null) {
      faulty.close();
    } else {
      aimock.close();
    }
  }
}
