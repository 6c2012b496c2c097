package org.murmuration.measure.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.murmuration.mind.llm.CallFailure;
import org.murmuration.mind.llm.EmbeddingEndpoint;
import org.murmuration.mind.llm.Environment;
import org.murmuration.settings.Settings;

/**
 * Which embedder a scenario asks for: {@code local}, or {@code endpoint}, a provider's.
 *
 * @param endpoint where the provider is; null for the local one
 */
public record EmbedderSettings(EmbeddingEndpoint.Settings endpoint) {

  private static final String LOCAL = "local";
  private static final int MOST_DIMENSIONS = 100_000;

  /** Reads which one a key chooses. */
  public static EmbedderSettings read(Settings block, String key) {
    Settings.Alternative chosen = block.choose(key, "embedder");
    if (chosen.name().equals(LOCAL)) {
      return new EmbedderSettings(null);
    }
    Settings own = chosen.settings();
    return new EmbedderSettings(
        new EmbeddingEndpoint.Settings(
            url(own),
            own.text("model"),
            own.text("key-variable"),
            own.count("dimensions", 0, MOST_DIMENSIONS),
            own.count("batch", 1, 2048),
            Duration.ofMillis((long) (1000 * own.number("timeout", 0.1, 86_400))),
            own.count("tries", 1, 100)));
  }

  private static URI url(Settings own) {
    String text = own.text("base-url");
    try {
      URI url = new URI(text);
      if (url.getUserInfo() != null || url.getQuery() != null) {
        throw own.error(
            "base-url", "holds a user or a query; keys come from the environment alone");
      }
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Refused below.
    }
    throw own.error("base-url", "is " + text + "; it must be a URL such as https://host/v1");
  }

  /**
   * The embedder, whose vectors are kept: in memory, and those of a provider in a file, too.
   *
   * @throws EmbeddingException if there is none, saying why in one line
   */
  public Embedder open() {
    return endpoint == null ? MiniLm.shared() : open(new Environment(System.getenv()));
  }

  /** The provider's embedder with keys from an environment. */
  Embedder open(Environment environment) {
    try {
      Embedder provider =
          new ProviderEmbedder(EmbeddingEndpoint.open(endpoint, environment), endpoint.model());
      Path usual = Path.of(System.getProperty("user.home"), ".cache", "murmuration");
      Path folder = environment.get("MURMURATION_CACHE").map(Path::of).orElse(usual);
      String known = endpoint.baseUrl() + " " + endpoint.model() + " " + endpoint.dimensions();
      return new RecordedEmbedder(provider, folder.resolve("embeddings"), known);
    } catch (CallFailure e) {
      throw new EmbeddingException(e.getMessage(), e);
    }
  }
}
