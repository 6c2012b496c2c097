package org.murmuration.mind.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.murmuration.mind.llm.dialect.Request.Hold;
import org.murmuration.mind.llm.dialect.Request.Sampling;
import org.murmuration.model.Question;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/**
 * The {@code llm} block of a mind.
 *
 * @param mind name of the mind
 * @param provider name of its provider
 * @param model name of the model as the provider knows it
 * @param baseUrl where the provider is, or null for its usual address
 * @param keyVariable variable of the environment that holds the key, or null for the usual one
 * @param sampling how tokens are drawn
 * @param seed what seed requests carry
 * @param hold how answers are held to their form, or null for the best the provider can
 * @param attempts how often an agent is asked the same question until the answer is in form
 * @param tries how often a call is sent until a response comes
 * @param timeout after which a call without response has failed
 * @param limits how much may go to this model
 * @param price what it costs, if the scenario says so
 * @param memoise how its policy is estimated instead of asking each time, if it is
 * @param local the model file and how to serve it
 * @param block the settings themselves, for errors that show later
 */
public record ModelSettings(
    String mind,
    String provider,
    String model,
    URI baseUrl,
    String keyVariable,
    Sampling sampling,
    Seed seed,
    Hold hold,
    int attempts,
    int tries,
    Duration timeout,
    Limits limits,
    Optional<Price> price,
    Optional<Memoise> memoise,
    Local local,
    Settings block) {

  private static final int MOST_TOKENS = 1_000_000;
  private static final double MOST_MONEY = 1_000_000;

  /** What seed requests carry; {@code fixed} is null unless there is one for all. */
  public record Seed(boolean sent, Long fixed) {}

  /**
   * How much may go to a model from all nodes together.
   *
   * @param concurrency calls under way at once
   * @param requestsPerMinute 0: any number
   * @param tokensPerMinute input and output together; 0: any number
   */
  public record Limits(int concurrency, int requestsPerMinute, int tokensPerMinute) {}

  /** Money for a million tokens each, in the currency of the price table. */
  public record Price(double input, double cachedInput, double output) {}

  /**
   * How a policy is estimated.
   *
   * @param chances by the chances of the first token; else by samples
   * @param samples how many samples for each memory state, if by samples
   * @param orders in how many orders the options are shown
   */
  public record Memoise(boolean chances, int samples, int orders) {

    /** In how many orders the options of a question are shown: there are no more than these. */
    int orders(Question.Choice question) {
      return Math.min(orders, 2 * question.options().size());
    }
  }

  /**
   * How a model file is served on this machine.
   *
   * @param modelFile the GGUF file, or null
   * @param server the llama-server program, or null to look for it
   * @param context tokens of context of each slot
   * @param slots answers written at once
   * @param threads threads of the server
   * @param arguments further arguments of the server
   */
  public record Local(
      Path modelFile, String server, int context, int slots, int threads, List<String> arguments) {}

  /**
   * Reads the block of a mind.
   *
   * @throws InputError if it cannot be used
   */
  static ModelSettings read(String mind, Settings block) {
    if (!block.has("provider")) {
      throw block.error(
          "provider", "is missing; it must be one of " + String.join(", ", Providers.names()));
    }
    String provider = block.oneOf("provider", Providers.names());
    boolean local = provider.equals(LocalProvider.NAME);
    block.remember("model");
    Local served = local(block, local);
    String model =
        local
            ? served.modelFile().getFileName().toString()
            : provider.equals(Rehearsal.NAME) ? provider : block.text("model");
    ModelSettings settings =
        new ModelSettings(
            mind,
            provider,
            model,
            baseUrl(block),
            optionalText(block, "key-variable"),
            new Sampling(
                optional(block, "temperature", 0, 10),
                optional(block, "top-p", 0.000001, 1),
                block.count("max-tokens", 1, MOST_TOKENS),
                block.texts("stop", 0)),
            seed(block),
            hold(block),
            block.count("attempts", 1, 100),
            block.count("tries", 1, 100),
            Duration.ofMillis((long) (1000 * block.number("timeout", 0.1, 86_400))),
            limits(block.child("limits")),
            price(block.child("price")),
            memoise(block.child("memoise")),
            served,
            block);
    Providers.named(provider).check(settings);
    settings.checkAbilities();
    return settings;
  }

  private void checkAbilities() {
    Provider.Abilities abilities = Providers.named(provider).abilities();
    if (memoise.isPresent() && memoise.get().chances() && !abilities.chances()) {
      throw block.error(
          "memoise.method",
          "is logprobs, but "
              + provider
              + " tells no log-probabilities; it must be samples for this provider");
    }
    if (hold == Hold.SCHEMA && !abilities.schema()) {
      throw block.error(
          "answer-format",
          "is schema, but " + provider + " holds models to none; it must be json, prompt or auto");
    }
  }

  /** Whether it is served at an address of this machine. */
  boolean isOnThisMachine() {
    String usual = Providers.named(provider) instanceof HttpProvider http ? http.usual() : null;
    String host =
        baseUrl != null ? baseUrl.getHost() : usual == null ? "" : URI.create(usual).getHost();
    return host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]");
  }

  /** The best hold the provider has on a model, or the one asked for. */
  Hold effectiveHold() {
    if (hold != null) {
      return hold;
    }
    return Providers.named(provider).abilities().schema() ? Hold.SCHEMA : Hold.PROMPT;
  }

  private static URI baseUrl(Settings block) {
    String text = optionalText(block, "base-url");
    if (text == null) {
      return null;
    }
    try {
      URI url = new URI(text);
      if (url.getUserInfo() != null || url.getQuery() != null) {
        throw block.error(
            "base-url", "holds a user or a query; keys come from the environment alone");
      }
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Refused below.
    }
    throw block.error(
        "base-url", "is " + text + "; it must be a URL such as http://127.0.0.1:8000/v1");
  }

  private static Seed seed(Settings block) {
    String text = block.text("seed");
    return switch (text) {
      case "own" -> new Seed(true, null);
      case "none" -> new Seed(false, null);
      default -> new Seed(true, block.whole("seed", 0, Integer.MAX_VALUE));
    };
  }

  private static Hold hold(Settings block) {
    return switch (block.oneOf("answer-format", List.of("auto", "schema", "json", "prompt"))) {
      case "schema" -> Hold.SCHEMA;
      case "json" -> Hold.JSON;
      case "prompt" -> Hold.PROMPT;
      default -> null;
    };
  }

  private static Limits limits(Settings limits) {
    return new Limits(
        limits.count("concurrency", 1, 100_000),
        limits.count("requests-per-minute", 0, Integer.MAX_VALUE),
        limits.count("tokens-per-minute", 0, Integer.MAX_VALUE));
  }

  private static Optional<Price> price(Settings price) {
    price.remember("input");
    price.remember("output");
    Double cached = optional(price, "cached-input", 0, MOST_MONEY);
    if (!price.has("input") && !price.has("output") && cached == null) {
      return Optional.empty();
    }
    double input = price.number("input", 0, MOST_MONEY);
    double output = price.number("output", 0, MOST_MONEY);
    return Optional.of(new Price(input, cached == null ? input : cached, output));
  }

  private static Optional<Memoise> memoise(Settings memoise) {
    String method = memoise.oneOf("method", List.of("off", "logprobs", "samples"));
    int samples = memoise.count("samples", 1, 100_000);
    int orders = memoise.count("orders", 1, 1000);
    return switch (method) {
      case "logprobs" -> Optional.of(new Memoise(true, 1, orders));
      case "samples" -> Optional.of(new Memoise(false, samples, orders));
      default -> Optional.empty();
    };
  }

  private static Local local(Settings block, boolean used) {
    String file = optionalText(block, "model-file");
    if (used && file == null) {
      throw block.error("model-file", "is missing; it must name a GGUF file");
    }
    Settings server = block.child("server");
    return new Local(
        file == null ? null : block.place("model-file"),
        optionalText(server, "program"),
        server.count("context", 64, MOST_TOKENS),
        server.count("slots", 1, 1024),
        server.count("threads", 1, 1024),
        server.texts("arguments", 0));
  }

  private static String optionalText(Settings block, String key) {
    block.remember(key);
    return block.has(key) ? block.text(key) : null;
  }

  private static Double optional(Settings block, String key, double min, double max) {
    block.remember(key);
    return block.has(key) ? (Double) block.number(key, min, max) : null;
  }
}
