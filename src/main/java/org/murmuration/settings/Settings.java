package org.murmuration.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One object of a scenario file, read key by key against its defaults in {@code reference.conf}.
 *
 * <p>Reading is what makes a key known: {@link #rejectUnknown()} refuses the rest, and {@link
 * #resolved()} renders exactly what was read, so that parsing the rendering reads the same. All
 * methods throw {@link InputError} naming file, line and key.
 */
public final class Settings {

  private static final ConfigObject EMPTY = ConfigFactory.empty().root();

  private final ConfigObject values;
  private final ConfigObject defaults;
  private final Config kinds;
  private final String path;
  private final ConfigOrigin origin;
  private final Function<String, Path> files;
  private final Function<String, Path> places;
  private final Map<String, Object> resolved = new TreeMap<>();
  private final List<Settings> children = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private boolean bare;

  private Settings(
      ConfigObject values,
      ConfigObject defaults,
      Config kinds,
      String path,
      Function<String, Path> files,
      Function<String, Path> places) {
    this.values = values;
    this.defaults = defaults;
    this.kinds = kinds;
    this.path = path;
    this.origin = values.origin();
    this.files = files;
    this.places = places;
  }

  /**
   * The settings of a whole file.
   *
   * @param values what the user wrote
   * @param defaults value of every key that may be left out
   * @param kinds defaults of the alternatives a key may choose from, by kind and name
   * @param files where a file named in the settings is found
   */
  public static Settings root(
      Config values, Config defaults, Config kinds, Function<String, Path> files) {
    return root(values, defaults, kinds, files, files);
  }

  /**
   * The settings of a whole file, some of whose files are told apart.
   *
   * @param places where a file is found that belongs to the machine, not to the scenario
   */
  public static Settings root(
      Config values,
      Config defaults,
      Config kinds,
      Function<String, Path> files,
      Function<String, Path> places) {
    return new Settings(values.root(), defaults.root(), kinds, "", files, places);
  }

  /** Dotted path of these settings within the file; empty at the root. */
  public String path() {
    return path;
  }

  /** Whether the user gave this key a value; does not make it known. */
  public boolean has(String key) {
    return given(key).isPresent();
  }

  /** Whether a key has a value, given or by default; does not make it known. */
  public boolean isSet(String key) {
    return find(key).isPresent();
  }

  /** Whether the user gave this key an object { … }; does not make it known. */
  public boolean hasObject(String key) {
    return given(key).filter(value -> value.valueType() == ConfigValueType.OBJECT).isPresent();
  }

  public String text(String key) {
    ConfigValue value = require(key);
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw wrong(key, "a text");
    }
    return keep(key, String.valueOf(value.unwrapped()));
  }

  /** A text that is one of {@code options}. */
  public String oneOf(String key, List<String> options) {
    String text = text(key);
    if (!options.contains(text)) {
      throw wrong(key, Nearest.choice(text, options));
    }
    return text;
  }

  public boolean flag(String key) {
    ConfigValue value = require(key);
    String text = String.valueOf(value.unwrapped());
    return switch (text) {
      case "true", "yes", "on" -> keep(key, true);
      case "false", "no", "off" -> keep(key, false);
      default -> throw wrong(key, "true or false");
    };
  }

  /** A whole number between {@code min} and {@code max}. */
  public long whole(String key, long min, long max) {
    String right =
        max == Long.MAX_VALUE
            ? "a whole number of " + min + " or more"
            : "a whole number from " + min + " to " + max;
    try {
      long number = numberOf(key, right).longValueExact();
      if (number >= min && number <= max) {
        return keep(key, number);
      }
    } catch (ArithmeticException e) {
      // Refused below: it has a fraction, or is beyond a long.
    }
    throw wrong(key, right);
  }

  /** A whole number between {@code min} and {@code max}, as an int. */
  public int count(String key, int min, int max) {
    return (int) whole(key, min, max == Integer.MAX_VALUE ? Long.MAX_VALUE : max);
  }

  /** The same, or {@code otherwise} if the key has no value. */
  public int countOr(String key, int min, int max, int otherwise) {
    if (isSet(key)) {
      return count(key, min, max);
    }
    remember(key);
    return otherwise;
  }

  /** A number between {@code min} and {@code max}, both included. */
  public double number(String key, double min, double max) {
    String right =
        max == Double.MAX_VALUE
            ? "a number of " + plain(min) + " or more"
            : "a number from " + plain(min) + " to " + plain(max);
    double number = numberOf(key, right).doubleValue();
    if (!(number >= min && number <= max)) {
      throw wrong(key, right);
    }
    return keep(key, number);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A list of texts without duplicates, at least {@code min} of them. */
  public List<String> texts(String key, int min) {
    ConfigValue value = require(key);
    if (!(value instanceof ConfigList list)) {
      throw wrong(key, "a list, such as [A, B]");
    }
    List<String> texts = new ArrayList<>();
    for (ConfigValue item : list) {
      if (item instanceof ConfigObject
          || item instanceof ConfigList
          || item.valueType() == ConfigValueType.NULL) {
        throw error(item.origin(), key, "holds " + shown(item) + "; it must hold texts");
      }
      String text = String.valueOf(item.unwrapped());
      if (texts.contains(text)) {
        throw error(item.origin(), key, "names " + text + " twice; each may stand once");
      }
      texts.add(text);
    }
    if (texts.size() < min) {
      throw tooShort(value, key, texts.size(), min);
    }
    return keep(key, List.copyOf(texts));
  }

  /** A list of whole numbers of at least {@code min}, without duplicates, in ascending order. */
  public List<Integer> numbers(String key, int min) {
    ConfigValue value = require(key);
    if (!(value instanceof ConfigList list) || list.isEmpty()) {
      throw wrong(key, "a list of whole numbers, such as [3, 17]");
    }
    List<Integer> numbers = new ArrayList<>();
    for (ConfigValue item : list) {
      if (!(item.unwrapped() instanceof Integer number) || number < min) {
        throw error(
            item.origin(),
            key,
            "holds " + shown(item) + "; it must hold whole numbers of " + min + " or more");
      }
      if (numbers.contains(number)) {
        throw error(item.origin(), key, "names " + number + " twice; each may stand once");
      }
      numbers.add(number);
    }
    return keep(key, numbers.stream().sorted().toList());
  }

  /** A list of pairs of different whole numbers of at least {@code min}, in the order given. */
  public List<List<Integer>> pairs(String key, int min) {
    ConfigValue value = require(key);
    String right = "a list of pairs of different numbers, such as [[3, 17]]";
    if (!(value instanceof ConfigList list)) {
      throw wrong(key, right);
    }
    List<List<Integer>> pairs = new ArrayList<>();
    for (ConfigValue item : list) {
      List<Integer> pair = pair(item, min);
      if (pair == null || pair.get(0).equals(pair.get(1))) {
        throw error(item.origin(), key, "holds " + shown(item) + "; it must be " + right);
      }
      pairs.add(pair);
    }
    return keep(key, List.copyOf(pairs));
  }

  private static List<Integer> pair(ConfigValue item, int min) {
    return item instanceof ConfigList two
            && two.size() == 2
            && two.unwrapped().get(0) instanceof Integer first
            && two.unwrapped().get(1) instanceof Integer second
            && first >= min
            && second >= min
        ? List.of(first, second)
        : null;
  }

  /** Names of what the object at a key holds, in alphabetical order; does not make them known. */
  public List<String> names(String key) {
    return object(key, require(key)).entrySet().stream()
        .filter(entry -> entry.getValue().valueType() != ConfigValueType.NULL)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether the user gave this key a list; does not make it known. */
  public boolean isList(String key) {
    return given(key).filter(ConfigList.class::isInstance).isPresent();
  }

  /**
   * A list of what other keys may be set to, at least {@code min}: texts, numbers, or lists of
   * them. No two read the same.
   */
  public List<Value> values(String key, int min) {
    ConfigValue value = require(key);
    if (!(value instanceof ConfigList list)) {
      throw wrong(key, "a list, such as [A, B]");
    }
    List<Value> values = new ArrayList<>();
    for (ConfigValue item : list) {
      boolean plain =
          item instanceof ConfigList several
              ? several.stream().allMatch(Settings::isScalar)
              : isScalar(item);
      if (!plain) {
        throw error(
            item.origin(), key, "holds " + shown(item) + "; it must hold texts, or lists of them");
      }
      Value one = new Value(item.unwrapped(), Origins.place(item.origin()));
      if (values.stream().anyMatch(other -> other.text().equals(one.text()))) {
        throw error(item.origin(), key, "names " + one.text() + " twice; each may stand once");
      }
      values.add(one);
    }
    if (values.size() < min) {
      throw tooShort(value, key, values.size(), min);
    }
    keep(key, list.unwrapped());
    return List.copyOf(values);
  }

  private static boolean isScalar(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT, LIST, NULL -> false;
      default -> true;
    };
  }

  /**
   * A file, found from the place of the scenario file; the record of a batch keeps a copy of it.
   */
  public Path file(String key) {
    return files.apply(text(key));
  }

  /**
   * A file that is too large to keep a copy of, found from the place of the scenario file, or from
   * the working directory if it is there. Resolved to its absolute path.
   */
  public Path place(String key) {
    String text = text(key);
    Path beside = places.apply(text);
    Path file = Files.exists(beside) ? beside : Path.of(text);
    keep(key, file.toAbsolutePath().normalize().toString());
    return file;
  }

  /** The object at a key that has a fixed shape. */
  public Settings child(String key) {
    ConfigValue fallback = defaults.get(key);
    ConfigObject childDefaults = fallback instanceof ConfigObject object ? object : EMPTY;
    ConfigValue value = require(key);
    // What is not given has its defaults all the same, has() tells that the user gave nothing, and
    // errors point at what the user wrote around it.
    ConfigObject body = has(key) ? object(key, value) : EMPTY.withOrigin(origin);
    return adopt(key, body, childDefaults, resolved, key);
  }

  /**
   * One of several alternatives: its bare name ({@code random}), or an object with that one key
   * ({@code groups { size = 4 }}). A bare value in its place ({@code file = "edges.csv"}) stands
   * for the alternative's key {@code value}. If a {@code --set} named another one than the file, it
   * wins.
   *
   * @param groups where the alternatives and their defaults stand in {@code reference.conf}
   */
  public Alternative choose(String key, String... groups) {
    ConfigValue value = require(key);
    if (value instanceof ConfigObject object) {
      Settings holder = new Settings(object, EMPTY, kinds, join(key), files, places);
      children.add(holder);
      resolved.put(key, holder.resolved);
      return holder.alternative(groups);
    }
    String name = String.valueOf(value.unwrapped());
    List<String> options = alternatives(groups);
    if (!options.contains(name)) {
      throw wrong(key, Nearest.choice(name, options));
    }
    Map<String, Object> holder = new TreeMap<>();
    resolved.put(key, holder);
    ConfigObject body = EMPTY.withOrigin(value.origin());
    return new Alternative(
        name, adopt(key + "." + name, body, defaultsOf(name, groups), holder, name));
  }

  /** The one alternative that these settings themselves name, as in {@link #choose}. */
  public Alternative alternative(String... groups) {
    List<String> options = alternatives(groups);
    List<String> present =
        values.entrySet().stream()
            .filter(e -> e.getValue().valueType() != ConfigValueType.NULL)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    ConfigValue bare = values.get("value");
    if (present.equals(List.of("value")) && !(bare instanceof ConfigObject)) {
      String name = String.valueOf(bare.unwrapped());
      if (!options.contains(name)) {
        throw error("is " + name + "; it must be " + Nearest.choice(name, options));
      }
      remember("value");
      ConfigObject body = EMPTY.withOrigin(bare.origin());
      return new Alternative(name, adopt(name, body, defaultsOf(name, groups), resolved, name));
    }
    List<String> overriding =
        present.stream().filter(k -> Origins.isOverride(values.get(k).origin())).toList();
    List<String> chosen = overriding.isEmpty() ? present : overriding;
    if (chosen.size() != 1) {
      String names = chosen.isEmpty() ? "names none" : "names " + String.join(" and ", chosen);
      throw error(names + "; it must name one of " + String.join(", ", options));
    }
    String name = chosen.get(0);
    ConfigValue value = values.get(name);
    if (!options.contains(name)) {
      throw InputError.at(
          Origins.place(value.origin()),
          "%s names %s; it must be %s".formatted(path, name, Nearest.choice(name, options)));
    }
    present.forEach(this::remember);
    ConfigObject body =
        value instanceof ConfigObject object
            ? object
            : EMPTY.withOrigin(value.origin()).withValue("value", value);
    Settings settings = adopt(name, body, defaultsOf(name, groups), resolved, name);
    settings.bare = body != value;
    return new Alternative(name, settings);
  }

  private List<String> alternatives(String... groups) {
    return Arrays.stream(groups)
        .flatMap(group -> kinds.getObject(group).keySet().stream())
        .sorted()
        .toList();
  }

  /** The defaults of an alternative, from the group that has it. */
  private ConfigObject defaultsOf(String name, String... groups) {
    return Arrays.stream(groups)
        .map(group -> (ConfigObject) kinds.getObject(group).get(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** Like {@link #choose}, if the user gave the key a value. */
  public Optional<Alternative> chooseIfGiven(String key, String kind) {
    remember(key);
    return has(key) ? Optional.of(choose(key, kind)) : Optional.empty();
  }

  /**
   * Objects under names the user gave, in the order of their names.
   *
   * @param kind where their defaults stand in {@code reference.conf}
   */
  public Map<String, Settings> named(String key, String kind) {
    ConfigObject object = object(key, require(key));
    Map<String, Object> holder = new TreeMap<>();
    resolved.put(key, holder);
    Map<String, Settings> result = new TreeMap<>();
    object.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              String childKey =
                  key + "." + ConfigUtil.quoteString(name).replaceAll("^\"([\\w-]+)\"$", "$1");
              result.put(
                  name,
                  adopt(
                      childKey,
                      object(childKey, object.get(name)),
                      kinds.getObject(kind),
                      holder,
                      name));
            });
    return result;
  }

  /** A list of objects, each with the defaults of a kind. */
  public List<Settings> list(String key, String kind) {
    ConfigValue value = require(key);
    if (!(value instanceof ConfigList list)) {
      throw wrong(key, "a list of objects, such as [ { … } ]");
    }
    List<Object> holder = new ArrayList<>();
    resolved.put(key, holder);
    List<Settings> result = new ArrayList<>();
    for (ConfigValue item : list) {
      String childKey = key + "[" + result.size() + "]";
      Settings child =
          new Settings(
              object(childKey, item), kinds.getObject(kind), kinds, join(childKey), files, places);
      children.add(child);
      holder.add(child.resolved);
      result.add(child);
    }
    return result;
  }

  /** Makes a key known without reading it, for keys that only matter with others. */
  public void remember(String key) {
    if (!known.contains(key)) {
      known.add(key);
    }
  }

  /** Makes a value that was found otherwise part of what was read. */
  public void resolve(String key, Object value) {
    remember(key);
    keep(key, value);
  }

  /** Throws if the user wrote a key, here or below, that nothing asked for. */
  public void rejectUnknown() {
    for (Map.Entry<String, ConfigValue> entry : values.entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key) && entry.getValue().valueType() != ConfigValueType.NULL) {
        if (bare) {
          throw wrong(key, "an object { … }");
        }
        throw InputError.at(
            Origins.place(entry.getValue().origin()),
            "unknown key " + join(key) + Nearest.keySuggestion(key, known));
      }
    }
    children.forEach(Settings::rejectUnknown);
  }

  /** Everything that was read, with the value it has: nested maps, lists, texts and numbers. */
  public Map<String, Object> resolved() {
    return resolved;
  }

  /**
   * An error about the value of a key that is well-formed but cannot be. A default that cannot be
   * has no place of its own: the error points at what the user wrote around it.
   */
  public InputError error(String key, String problem) {
    return error(given(key).map(ConfigValue::origin).orElse(origin), key, problem);
  }

  /** An error about these settings as a whole. */
  public InputError error(String problem) {
    return InputError.at(Origins.place(origin), path + " " + problem);
  }

  private InputError error(ConfigOrigin where, String key, String problem) {
    return InputError.at(Origins.place(where), join(key) + " " + problem);
  }

  private InputError wrong(String key, String right) {
    ConfigValue value = require(key);
    return error(value.origin(), key, "is " + shown(value) + "; it must be " + right);
  }

  private InputError tooShort(ConfigValue value, String key, int entries, int min) {
    String has = entries == 1 ? "1 entry" : entries + " entries";
    return error(value.origin(), key, "has " + has + "; it needs at least " + min);
  }

  private static String shown(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "an object";
      case LIST -> "a list";
      case NULL -> "null";
      default -> value.unwrapped().toString().isEmpty() ? "empty" : value.unwrapped().toString();
    };
  }

  private BigDecimal numberOf(String key, String right) {
    try {
      return new BigDecimal(String.valueOf(require(key).unwrapped()));
    } catch (NumberFormatException e) {
      throw wrong(key, right);
    }
  }

  private ConfigObject object(String key, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return object;
    }
    throw error(value.origin(), key, "is " + shown(value) + "; it must be an object { … }");
  }

  private Optional<ConfigValue> given(String key) {
    return Optional.ofNullable(values.get(key)).filter(v -> v.valueType() != ConfigValueType.NULL);
  }

  private Optional<ConfigValue> find(String key) {
    return given(key)
        .or(
            () ->
                Optional.ofNullable(defaults.get(key))
                    .filter(v -> v.valueType() != ConfigValueType.NULL));
  }

  private ConfigValue require(String key) {
    remember(key);
    return find(key)
        .orElseThrow(
            () -> {
              List<String> others =
                  values.keySet().stream().filter(k -> !defaults.containsKey(k)).toList();
              return InputError.at(
                  Origins.place(origin),
                  join(key) + " is missing" + Nearest.missingSuggestion(key, others));
            });
  }

  private <T> T keep(String key, T value) {
    resolved.put(key, value);
    return value;
  }

  private Settings adopt(
      String key,
      ConfigObject body,
      ConfigObject bodyDefaults,
      Map<String, Object> holder,
      String name) {
    Settings child = new Settings(body, bodyDefaults, kinds, join(key), files, places);
    holder.put(name, child.resolved);
    children.add(child);
    return child;
  }

  /** The path of a key as the user wrote it: a bare value has no key of its own. */
  private String join(String key) {
    if (bare && key.equals("value")) {
      return path;
    }
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * What a key may be set to.
   *
   * @param value a text, a number, true or false, or a list of those
   * @param place where it was written
   */
  public record Value(Object value, String place) {

    /** What it is called: itself, or the items of a list joined by +. */
    public String text() {
      return value instanceof List<?> several
          ? several.isEmpty()
              ? "[]"
              : several.stream().map(String::valueOf).collect(Collectors.joining("+"))
          : String.valueOf(value);
    }
  }

  /** A chosen alternative: its name and its own settings. */
  public record Alternative(String name, Settings settings) {}
}
