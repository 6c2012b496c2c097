package org.murmuration.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.net.URL;
import java.util.function.Supplier;
import org.murmuration.settings.InputError;

/**
 * HOCON that nobody vouches for. It is bounded in size and depth, includes nothing and refers to
 * nothing, and whatever is wrong with it is said in one line.
 */
final class LiveText {

  /** Characters of a text, at most. */
  static final int LONGEST = 1 << 16;

  private static final String NAME = "intervention";
  private static final int DEEPEST = 20;
  private static final int LONGEST_LINE = 500;

  private LiveText() {}

  static Config parse(String text) {
    if (text.length() > LONGEST) {
      throw new InputError(NAME + ": has " + text.length() + " characters; it may have " + LONGEST);
    }
    if (depth(text) > DEEPEST) {
      throw new InputError(NAME + ": is nested more than " + DEEPEST + " deep");
    }
    Config parsed;
    try {
      parsed =
          ConfigFactory.parseString(
              text,
              ConfigParseOptions.defaults()
                  .setOriginDescription(NAME)
                  .setIncluder(new NoIncludes()));
    } catch (ConfigException e) {
      throw new InputError(NAME + ": is neither JSON nor HOCON: " + problem(e), e);
    }
    if (!parsed.isResolved()) {
      throw new InputError(NAME + ": refers to something by ${…}; it must say everything itself");
    }
    return parsed;
  }

  private static String problem(ConfigException e) {
    return e.getMessage().replaceFirst("^" + NAME + ": ", "line ");
  }

  /** How deep brackets and dots nest, outside of quotes. */
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        dots = c == '.' ? dots + 1 : c == '=' || c == ':' || c == '\n' || c == ',' ? 0 : dots;
        deepest = Math.max(deepest, depth + dots);
      }
    }
    return deepest;
  }

  /** Does some reading; whatever is wrong is said in one line of bounded length. */
  static <T> T inOneLine(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InputError e) {
      throw new InputError(line(e.getMessage()), e);
    } catch (ConfigException | IllegalArgumentException | IllegalStateException e) {
      throw new InputError(line(NAME + ": " + e.getMessage()), e);
    }
  }

  private static String line(String message) {
    String line = message.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }

  /** Refuses whatever a text wants to include, from wherever. */
  private static final class NoIncludes
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      throw refused();
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      throw refused();
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      throw refused();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      throw refused();
    }

    private static InputError refused() {
      return new InputError(NAME + ": includes something; it must say everything itself");
    }
  }
}
