package org.murmuration.cli.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.murmuration.mind.policy.FittedPolicy;
import org.murmuration.mind.policy.Policy;
import org.murmuration.mind.policy.PolicyTable;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The part of a command line that says which policy, over which names, with how much memory. */
public final class PolicyOptions {

  private static final String FITTED = "fitted:";
  private static final int USUAL_MEMORY = 5;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..1",
      description =
          "A shipped table (llama3, llama31, llama31-early, claude, llama2) or a CSV file of your"
              + " own.")
  private String table;

  @Option(
      names = "--fitted",
      paramLabel = "MODEL",
      description =
          "A fitted model instead of a table: llama3, llama31, llama31-late, claude, llama2; needs"
              + " --names.")
  private String fitted;

  @Option(
      names = "--fallback",
      paramLabel = "WHAT",
      description =
          "What answers where the table has no row: uniform, error, or fitted:MODEL. Without it: the"
              + " fitted model of a shipped table, error for your own.")
  private String fallback;

  @Option(
      names = "--names",
      paramLabel = "NAME",
      split = ",",
      description = "The names to choose from. Without it: all names of the table.")
  private List<String> names = List.of();

  @Option(
      names = "--memory",
      paramLabel = "H",
      description =
          "Exchanges an agent remembers. Without it: as many as the longest row of the table; with"
              + " --fitted, 5.")
  private Integer memory;

  /**
   * The policy meant.
   *
   * @param title what to call it
   * @param policy its answers
   * @param names what it chooses from
   * @param memory exchanges remembered
   */
  public record Chosen(String title, Policy policy, List<String> names, int memory) {}

  /**
   * Reads it.
   *
   * @throws InputError naming the option, or the table and its line
   */
  public Chosen chosen() {
    if ((table == null) == (fitted == null)) {
      throw new InputError(
          (table == null ? "neither TABLE nor --fitted is given" : "TABLE and --fitted are given")
              + "; it must be one of them: a shipped table ("
              + String.join(", ", PolicyTable.MODELS)
              + "), a CSV file, or --fitted MODEL");
    }
    return fitted == null ? chosenTable() : chosenFit();
  }

  private Chosen chosenTable() {
    PolicyTable chosen = withFallback(read());
    List<String> pool = names.isEmpty() ? chosen.vocabulary().orElseThrow() : names;
    return checked(
        table + " (table)", chosen, pool, memory == null ? chosen.longestMemory() : memory);
  }

  private PolicyTable read() {
    if (PolicyTable.MODELS.contains(table)) {
      return PolicyTable.shipped(table);
    }
    if (!Files.isRegularFile(Path.of(table))) {
      throw new InputError(
          "TABLE: is %s; it must be a CSV file, or one of %s%s"
              .formatted(
                  table,
                  String.join(", ", PolicyTable.MODELS),
                  Nearest.suggestion(table, PolicyTable.MODELS)));
    }
    return PolicyTable.read(Path.of(table));
  }

  private PolicyTable withFallback(PolicyTable chosen) {
    if (fallback == null) {
      return chosen;
    }
    if (fallback.startsWith(FITTED)) {
      String model = fallback.substring(FITTED.length());
      return chosen.withFallback(fit("--fallback", model));
    }
    return switch (fallback) {
      case "uniform" -> chosen.withFallback(Policy.uniform());
      case "error" -> chosen.strict();
      default ->
          throw new InputError(
              "--fallback: is " + fallback + "; it must be uniform, error or fitted:MODEL");
    };
  }

  private Chosen chosenFit() {
    if (names.isEmpty()) {
      throw new InputError("--names: is missing; --fitted needs two names or more, such as Q,M");
    }
    if (fallback != null) {
      throw new InputError("--fallback: is given; only a table has states without a row");
    }
    return checked(
        fitted + " (fitted)",
        fit("--fitted", fitted),
        names,
        memory == null ? USUAL_MEMORY : memory);
  }

  private static FittedPolicy fit(String option, String model) {
    if (!FittedPolicy.MODELS.contains(model)) {
      throw new InputError(
          "%s: is %s; the model must be one of %s%s"
              .formatted(
                  option,
                  model,
                  String.join(", ", FittedPolicy.MODELS),
                  Nearest.suggestion(model, FittedPolicy.MODELS)));
    }
    return new FittedPolicy(model, FittedPolicy.AUTO, true);
  }

  private static Chosen checked(String title, Policy policy, List<String> names, int memory) {
    if (names.size() < 2 || new LinkedHashSet<>(names).size() < names.size()) {
      throw new InputError(
          "--names: is " + String.join(",", names) + "; it must be two different names or more");
    }
    if (memory < 1) {
      throw new InputError("--memory: is " + memory + "; it must be 1 or more");
    }
    policy
        .objection(names)
        .ifPresent(
            problem -> {
              throw new InputError("--names: is " + String.join(",", names) + "; " + problem);
            });
    return new Chosen(title, policy, List.copyOf(names), memory);
  }
}
