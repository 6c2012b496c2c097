package org.murmuration.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.design.Cell;
import org.murmuration.design.Design;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Origins;
import org.murmuration.settings.Settings;

/**
 * From a scenario's text to a {@link Scenario} and back. References such as {@code ${let.k}} find
 * values of the scenario only, never variables of the environment: a scenario means the same
 * everywhere, and no key of the environment gets into a record.
 */
public final class ScenarioFile {

  static final Config REFERENCE =
      ConfigFactory.parseResources("reference.conf").getConfig("murmuration");

  private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{[^}]*}");

  private ScenarioFile() {}

  /**
   * Reads a scenario file.
   *
   * @param overrides {@code key=value} texts that win over the file, the last one most
   * @throws InputError if it is not there, not HOCON, or not a scenario
   */
  public static Scenario read(Path file, List<String> overrides) {
    if (!Files.isRegularFile(file)) {
      throw new InputError(file + ": there is no such scenario file");
    }
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setAllowMissing(false)
            .setOriginDescription(file.toString())
            .prependIncluder(new Includes(file, null));
    Path folder = file.toAbsolutePath().getParent();
    // Of a bare name, HOCON does not know where to look for what it includes.
    Path beside = file.getParent() == null ? Path.of(".").resolve(file) : file;
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return parse(
        name,
        () -> ConfigFactory.parseFile(beside.toFile(), options),
        overrides,
        text -> folder.resolve(text).normalize());
  }

  /**
   * Reads a scenario from its resolved settings, as {@link Scenario#resolved} has them.
   *
   * @param origin what to call it in errors
   * @param files where a file that it names is found
   */
  public static Scenario parse(
      String name, String origin, Map<?, ?> resolved, Function<String, Path> files) {
    return parse(name, origin, resolved, List.of(), files);
  }

  /** The same, with {@code key=value} texts that win. */
  public static Scenario parse(
      String name,
      String origin,
      Map<?, ?> resolved,
      List<String> overrides,
      Function<String, Path> files) {
    return parse(
        name,
        () -> ((ConfigObject) ConfigValueFactory.fromAnyRef(resolved, origin)).toConfig(),
        overrides,
        files);
  }

  /** The resolved scenario as HOCON (in fact JSON), every default written out. */
  public static String render(Scenario scenario) {
    return ConfigValueFactory.fromMap(scenario.resolved())
        .render(ConfigRenderOptions.concise().setFormatted(true));
  }

  private static Scenario parse(
      String name, Supplier<Config> source, List<String> overrides, Function<String, Path> files) {
    try {
      Config values = source.get();
      for (String override : overrides) {
        values = override(override).withFallback(values);
      }
      Config written = UsualDesign.in(values);
      ScenarioReader reader = reader(name, written, files);
      Optional<Design> design = reader.design();
      Scenario scenario = reader.read();
      if (design.isEmpty()) {
        return scenario;
      }
      List<Scenario> cells = new ArrayList<>();
      Set<String> columns = new LinkedHashSet<>();
      for (Cell cell : design.get().cells()) {
        ScenarioReader ofCell = reader(name, cell.of(written), files);
        cells.add(ofCell.read());
        columns.addAll(ofCell.columns());
      }
      reader.checkCells(design.get(), scenario, cells, columns);
      return scenario.varied(Variation.of(design.get(), cells));
    } catch (ConfigException e) {
      throw new InputError(oneLine(e), e);
    }
  }

  private static ScenarioReader reader(String name, Config values, Function<String, Path> files) {
    Map<String, Path> named = new TreeMap<>();
    Settings settings =
        Settings.root(
            values.resolve(ConfigResolveOptions.noSystem()),
            REFERENCE.getConfig("scenario"),
            REFERENCE.getConfig("kinds"),
            text -> named.computeIfAbsent(text, files),
            files);
    return new ScenarioReader(name, settings, named);
  }

  private static Config override(String override) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new InputError(
          "--set " + override + ": is not key=value, such as --set population.size=100");
    }
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(Origins.OVERRIDE + override);
    try {
      return ConfigFactory.parseString(override, options);
    } catch (ConfigException e) {
      String key = override.substring(0, equals);
      String text = override.substring(equals + 1);
      return ConfigFactory.parseMap(Map.of(key, text), Origins.OVERRIDE + override);
    }
  }

  private static String oneLine(ConfigException e) {
    String message = e.getMessage().replaceAll("\\s+", " ").trim();
    Matcher unresolved = UNRESOLVED.matcher(message);
    if (e instanceof ConfigException.UnresolvedSubstitution && unresolved.find()) {
      return Origins.place(e.origin())
          + ": refers to "
          + unresolved.group()
          + ", which has no value; set it in the file or with --set";
    }
    if (e instanceof ConfigException.Parse && e.origin() != null) {
      String problem =
          message
              .replaceFirst("^.*?: \\d+: ", "")
              .replaceFirst(" \\(if you intended .*$", "")
              .replace(
                  "expecting a close parentheses ')' here, not: end of file",
                  "it ends where a closing } is missing");
      return Origins.place(e.origin()) + ": is not HOCON: " + problem;
    }
    if (e.origin() != null) {
      String description = e.origin().description() + ": ";
      String place = Origins.place(e.origin());
      return message.startsWith(description)
          ? place + ": " + message.substring(description.length())
          : place + ": " + message;
    }
    return message;
  }
}
