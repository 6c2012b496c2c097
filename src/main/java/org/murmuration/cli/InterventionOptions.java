package org.murmuration.cli;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Option;

/** Options that say what an intervention does, to whom and for how long, as a scenario would. */
final class InterventionOptions {

  @Option(
      names = "--adversary",
      paramLabel = "MIND",
      description = "Agents turn into adversaries, as in 'committed { name = Q }'.")
  private String adversary;

  @Option(
      names = "--plant",
      paramLabel = "MEMORY",
      description = "Agents remember something more, as in 'name = Q, times = 3'.")
  private String plant;

  @Option(
      names = "--rewrite",
      paramLabel = "MEMORY",
      description = "Agents remember this instead of what they did.")
  private String rewrite;

  @Option(
      names = "--tamper",
      paramLabel = "HOW",
      description = "Messages are altered, as in 'say = Q, probability = 0.5'.")
  private String tamper;

  @Option(names = "--exchange", paramLabel = "MIND", description = "Agents get another mind.")
  private String exchange;

  @Option(names = "--convert", paramLabel = "PERSONA", description = "Agents change persona.")
  private String convert;

  @Option(names = "--join", paramLabel = "PERSONA", description = "New agents join.")
  private String join;

  @Option(names = "--leave", description = "Agents leave.")
  private boolean leave;

  @Option(names = "--heal", description = "Adversaries become what they were.")
  private boolean heal;

  @Option(names = "--broadcast", paramLabel = "TEXT", description = "Agents are told something.")
  private String broadcast;

  @Option(names = "--count", paramLabel = "N", description = "How many agents.")
  private Integer count;

  @Option(
      names = "--share",
      paramLabel = "X",
      description = "Which share of those present, 0 to 1, instead of a count.")
  private Double share;

  @Option(
      names = "--placement",
      paramLabel = "HOW",
      description = "Which agents: random, hub or leaf. Default: random.")
  private String placement;

  @Option(
      names = "--ids",
      split = ",",
      paramLabel = "N",
      description = "Exactly these agents, with commas between their numbers.")
  private List<Integer> ids;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Those with this role, as manager in companies; of these --count or --share.")
  private String role;

  @Option(names = "--rounds", paramLabel = "N", description = "For so many population rounds.")
  private Integer rounds;

  @Option(
      names = "--recovery",
      paramLabel = "HOW",
      description = "What becomes of the agents then: heal, forget or leave.")
  private String recovery;

  /**
   * The intervention.
   *
   * @throws InputError if it is none, or more than one
   */
  Map<String, Object> wanted() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    put(wanted, "adversary", read("--adversary", adversary));
    put(wanted, "plant", read("--plant", plant));
    put(wanted, "rewrite", read("--rewrite", rewrite));
    put(wanted, "tamper", read("--tamper", tamper));
    put(wanted, "exchange", exchange == null ? null : Map.of("mind", exchange));
    put(wanted, "convert", convert);
    put(wanted, "join", join);
    put(wanted, "leave", leave ? true : null);
    put(wanted, "heal", heal ? true : null);
    put(wanted, "broadcast", broadcast == null ? null : Map.of("text", broadcast));
    if (wanted.size() != 1) {
      throw new InputError(
          "inject takes exactly one of --adversary, --plant, --rewrite, --tamper, --exchange,"
              + " --convert, --join, --leave, --heal and --broadcast");
    }
    Map<String, Object> whom = new LinkedHashMap<>();
    put(whom, "--placement", placement);
    put(whom, "--ids", ids == null ? null : Map.of("ids", ids));
    put(whom, "--role", role == null ? null : Map.of("role", role));
    if (whom.size() > 1) {
      throw new InputError(String.join(" and ", whom.keySet()) + ": give one of them");
    }
    put(wanted, "count", count);
    put(wanted, "share", share);
    whom.values().forEach(how -> wanted.put("placement", how));
    put(wanted, "duration", rounds == null ? null : Map.of("rounds", rounds));
    put(wanted, "recovery", recovery);
    return wanted;
  }

  private static void put(Map<String, Object> wanted, String key, Object value) {
    if (value != null) {
      wanted.put(key, value);
    }
  }

  /** The inside of a block, in HOCON. */
  private static Object read(String option, String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.matches("[\\w-]+")
          ? text
          : ConfigFactory.parseString(text).resolve().root().unwrapped();
    } catch (ConfigException e) {
      throw new InputError(
          option + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
    }
  }
}
