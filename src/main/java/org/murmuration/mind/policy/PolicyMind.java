package org.murmuration.mind.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/**
 * A mind that draws its choices from a {@link Policy}. It reads the exchanges in the agent's
 * memory, passes over recollections of other kinds, and takes one number from the random stream per
 * answer.
 */
public final class PolicyMind implements RuleMind {

  private final Policy policy;
  private final Memo memo;

  public PolicyMind(Policy policy) {
    this.policy = policy;
    this.memo = new Memo(policy);
  }

  /**
   * A fitted model, as set by {@code model}, {@code set} and {@code biases}.
   *
   * @throws InputError naming file, line and key
   */
  public static PolicyMind fitted(Settings settings) {
    return new PolicyMind(fittedPolicy(settings));
  }

  /**
   * A table, as set by either {@code model} or {@code file}, and {@code fallback}.
   *
   * @throws InputError naming file, line and key, or table and line
   */
  public static PolicyMind table(Settings settings) {
    PolicyTable table = tableOf(settings);
    return new PolicyMind(
        settings
            .chooseIfGiven("fallback", "fallback")
            .map(
                chosen ->
                    switch (chosen.name()) {
                      case "uniform" -> table.withFallback(Policy.uniform());
                      case "fitted" -> table.withFallback(fittedPolicy(chosen.settings()));
                      case "error" -> table.strict();
                      default -> throw new IllegalStateException(chosen.name());
                    })
            .orElse(table));
  }

  /**
   * One of the options of a {@link Question.Choice}, coining none even where the question is open.
   *
   * @throws IllegalStateException if the question has a subject or no options: policies were
   *     estimated from the choice of a name alone
   * @throws InputError if the policy has no answer to it
   */
  @Override
  public Answer decide(Situation situation) {
    if (!(situation.question() instanceof Question.Choice choice)
        || choice.subject() != null
        || choice.options().isEmpty()) {
      throw new IllegalStateException("a policy cannot answer " + situation.question());
    }
    return memo.odds(situation.memory(), choice.options()).draw(situation.random().nextDouble());
  }

  @Override
  public Optional<String> objection(List<String> options) {
    return policy.objection(options);
  }

  @Override
  public Optional<String> objectionToTalk() {
    return Optional.of("a policy chooses between options");
  }

  /** The only names this mind knows, if it is limited to some. */
  public Optional<List<String>> vocabulary() {
    return policy.vocabulary();
  }

  @Override
  public Optional<String> model() {
    return policy.model();
  }

  private static FittedPolicy fittedPolicy(Settings settings) {
    String model = settings.oneOf(modelKey(settings), FittedPolicy.MODELS);
    String set = settings.oneOf("set", FittedPolicy.SETS);
    boolean biased = settings.oneOf("biases", List.of("pool", "none")).equals("pool");
    try {
      return new FittedPolicy(model, set, biased);
    } catch (InputError e) {
      throw settings.error("set", "is " + set + ", but " + e.getMessage());
    }
  }

  private static PolicyTable tableOf(Settings settings) {
    String modelKey = modelKey(settings);
    settings.remember(modelKey);
    settings.remember("file");
    if (settings.has(modelKey) == settings.has("file")) {
      throw settings.error(
          "names %s; it must name one of them: model (one of %s), or file"
              .formatted(
                  settings.has("file") ? "both model and file" : "neither model nor file",
                  String.join(", ", PolicyTable.MODELS)));
    }
    if (!settings.has("file")) {
      return PolicyTable.shipped(settings.oneOf(modelKey, PolicyTable.MODELS));
    }
    Path file = settings.file("file");
    if (!Files.isRegularFile(file)) {
      throw settings.error("file", "is " + file + "; there is no such file");
    }
    return PolicyTable.read(file);
  }

  /** A bare {@code fitted = claude} stands for {@code fitted { model = claude }}. */
  private static String modelKey(Settings settings) {
    return settings.has("value") ? "value" : "model";
  }
}
