package org.murmuration.mind.llm;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Origins;
import org.murmuration.settings.Settings;

/**
 * What the tokens of models cost, from a file like {@code conf/prices.conf}.
 *
 * @param date when the prices were noted
 * @param currency three letters, such as USD
 * @param models prices by name of the model
 */
public record Prices(LocalDate date, String currency, Map<String, Price> models) {

  private static final String PACKAGED = "prices.conf";
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final String BOUNDARIES = "-/:";
  private static final Config KINDS = ConfigFactory.parseString("price {}");

  public Prices {
    models = Map.copyOf(models);
  }

  /**
   * What a million tokens of one model cost.
   *
   * @param input of a request, those not from the cache
   * @param cachedInput of a request, those from the provider's cache
   * @param output of an answer
   */
  public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {

    /** The exact cost of a call. Sums of costs are exact too, in whatever order. */
    public BigDecimal cost(Completion.Usage usage) {
      return input
          .multiply(BigDecimal.valueOf(usage.input() - usage.cached()))
          .add(cachedInput.multiply(BigDecimal.valueOf(usage.cached())))
          .add(output.multiply(BigDecimal.valueOf(usage.output())))
          .movePointLeft(6);
    }
  }

  /** The prices that come with the program. */
  public static Prices packaged() {
    return read(
        options -> ConfigFactory.parseResources(Prices.class.getClassLoader(), PACKAGED, options),
        PACKAGED);
  }

  /**
   * Reads a file of prices.
   *
   * @throws InputError if it is missing or wrong, with file and line
   */
  public static Prices read(Path file) {
    return read(options -> ConfigFactory.parseFile(file.toFile(), options), file.toString());
  }

  /**
   * The price of a model: that of its name, else that of the longest name that its own begins with
   * and goes on from with {@code -}, {@code /} or {@code :}. Empty if there is none.
   */
  public Optional<Price> of(String model) {
    Price price = models.get(model);
    for (int end = model.length() - 1; price == null && end > 0; end--) {
      if (BOUNDARIES.indexOf(model.charAt(end)) >= 0) {
        price = models.get(model.substring(0, end));
      }
    }
    return Optional.ofNullable(price);
  }

  /** Names of the minds whose models have no price, so that their cost is unknown. */
  public List<String> unpriced(Collection<LlmMind> minds) {
    return minds.stream()
        .map(LlmMind::settings)
        .filter(model -> !Pricing.of(model, this).known())
        .map(ModelSettings::mind)
        .sorted()
        .toList();
  }

  /** The cost of a call in {@link #currency()}, exact; empty if the model has no price. */
  public Optional<BigDecimal> cost(String model, Completion.Usage usage) {
    return of(model).map(price -> price.cost(usage));
  }

  private static Prices read(Function<ConfigParseOptions, Config> file, String name) {
    Config values;
    try {
      values =
          file.apply(
                  ConfigParseOptions.defaults().setAllowMissing(false).setOriginDescription(name))
              .resolve();
    } catch (ConfigException.IO e) {
      throw new InputError(name + ": cannot be read; it must be a file of prices", e);
    } catch (ConfigException e) {
      String place = e.origin() == null ? name : Origins.place(e.origin());
      String problem = e.getMessage().replaceAll("\\s+", " ").replaceFirst("^.*?: \\d+: ", "");
      throw new InputError(place + ": " + problem, e);
    }
    Settings settings = Settings.root(values, ConfigFactory.empty(), KINDS, Path::of);
    Prices prices = new Prices(date(settings), currency(settings), models(settings));
    settings.rejectUnknown();
    return prices;
  }

  private static LocalDate date(Settings settings) {
    String date = settings.text("date");
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw settings.error("date", "is " + date + "; it must be a date such as 2026-11-21");
    }
  }

  private static String currency(Settings settings) {
    String currency = settings.text("currency");
    if (!CURRENCY.matcher(currency).matches()) {
      throw settings.error("currency", "is " + currency + "; it must be three letters such as USD");
    }
    return currency;
  }

  private static Map<String, Price> models(Settings settings) {
    Map<String, Price> models = new TreeMap<>();
    settings.named("models", "price").forEach((name, price) -> models.put(name, price(price)));
    return models;
  }

  private static Price price(Settings settings) {
    BigDecimal input = amount(settings, "input");
    settings.remember("cached-input");
    return new Price(
        input,
        settings.has("cached-input") ? amount(settings, "cached-input") : input,
        amount(settings, "output"));
  }

  /** The decimal as it stands in the file, though it is read as a double. */
  private static BigDecimal amount(Settings settings, String key) {
    return BigDecimal.valueOf(settings.number(key, 0, Double.MAX_VALUE));
  }
}
