package org.murmuration.mind.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.murmuration.model.Exchange;
import org.murmuration.settings.InputError;

/**
 * Answer probabilities listed memory state by memory state, and a fallback for the states that are
 * not listed. Probabilities are those of the row, restricted to the options and brought to a sum of
 * 1; a row that gives all of them 0 counts as not listed.
 *
 * <p>The shipped tables are the empirical tables for the names Q and M, up to five exchanges, of
 * the data of Ashery, Aiello, Baronchelli, Science Advances 11(20), eadu9368 (2025); MIT, Copyright
 * (c) 2024 Ariel Flint Ashery.
 */
public final class PolicyTable implements Policy {

  /** The models tables are shipped for; {@code llama31-early} is an earlier state of llama31. */
  public static final List<String> MODELS =
      List.of("llama3", "llama31", "llama31-early", "claude", "llama2");

  private final String source;
  private final Optional<String> model;
  private final List<String> names;
  private final Map<List<Step>, double[]> rows;
  private final Policy fallback;

  private PolicyTable(
      String source,
      Optional<String> model,
      List<String> names,
      Map<List<Step>, double[]> rows,
      Policy fallback) {
    this.source = source;
    this.model = model;
    this.names = names;
    this.rows = rows;
    this.fallback = fallback;
  }

  /**
   * The table of one of {@link #MODELS}. States it does not list are answered by the fitted model
   * that goes with it (coefficient set W2).
   */
  public static PolicyTable shipped(String model) {
    String file = "policy-" + model + ".csv";
    try (InputStream in = PolicyTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no policy table of " + model);
      }
      PolicyTableReader read = PolicyTableReader.read(file, in);
      Policy fitted = new FittedPolicy(fitBeside(model), "W2", true);
      return new PolicyTable(file, Optional.of(model), read.names(), read.rows(), fitted);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /**
   * A table from a file; see {@link PolicyTableReader} for its form. A state it does not list is an
   * error, unless it is given a fallback.
   *
   * @throws InputError naming file and line
   */
  public static PolicyTable read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      PolicyTableReader read = PolicyTableReader.read(file.toString(), in);
      return new PolicyTable(
          file.toString(), Optional.empty(), read.names(), read.rows(), refusing(file.toString()));
    } catch (NoSuchFileException e) {
      throw new InputError(file + ": there is no such file; it must be a policy table", e);
    } catch (IOException e) {
      throw new InputError(file + ": cannot be read as a file; it must be a policy table", e);
    }
  }

  /** The same table, with another policy for the states it does not list. */
  public PolicyTable withFallback(Policy other) {
    return new PolicyTable(source, model, names, rows, other);
  }

  /** The same table, for which a state it does not list is an {@link InputError}. */
  public PolicyTable strict() {
    return withFallback(refusing(source));
  }

  @Override
  public double[] probabilities(List<Exchange> memory, List<String> options) {
    objection(options)
        .ifPresent(
            problem -> {
              throw new InputError(problem);
            });
    double[] row = rows.get(memory.stream().map(Step::of).toList());
    if (row == null) {
      return fallback.probabilities(memory, options);
    }
    double[] probabilities = new double[options.size()];
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = row[names.indexOf(options.get(i))];
      sum += probabilities[i];
    }
    if (sum == 0) {
      return fallback.probabilities(memory, options);
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  @Override
  public Optional<String> objection(List<String> options) {
    List<String> foreign = options.stream().filter(o -> !names.contains(o)).toList();
    return foreign.isEmpty()
        ? fallback.objection(options)
        : Optional.of(
            "the policy table %s lists %s; it cannot choose %s"
                .formatted(source, String.join(", ", names), String.join(", ", foreign)));
  }

  /** The names the table lists, in the order of its columns. */
  @Override
  public Optional<List<String>> vocabulary() {
    return Optional.of(names);
  }

  /** The number of exchanges in the longest memory listed. */
  public int longestMemory() {
    return rows.keySet().stream().mapToInt(List::size).max().orElse(0);
  }

  @Override
  public Optional<String> model() {
    return model;
  }

  private static String fitBeside(String model) {
    return switch (model) {
      case "llama31" -> "llama31-late";
      case "llama31-early" -> "llama31";
      default -> model;
    };
  }

  private static Policy refusing(String source) {
    return (memory, options) -> {
      throw InputError.at(
          source,
          "does not list %s; add a row for it, or set fallback to uniform or fitted"
              .formatted(shown(memory)));
    };
  }

  private static String shown(List<Exchange> memory) {
    return memory.isEmpty()
        ? "the empty memory"
        : memory.stream()
            .map(e -> e.own() + "/" + e.partner())
            .collect(Collectors.joining(" ", "the memory ", ""));
  }

  /** One exchange of a memory state: what a row of the table can tell apart. */
  record Step(String own, String partner) {
    static Step of(Exchange exchange) {
      return new Step(exchange.own(), exchange.partner());
    }
  }
}
