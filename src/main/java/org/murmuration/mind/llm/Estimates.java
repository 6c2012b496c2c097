package org.murmuration.mind.llm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.LlmMind.Asking;
import org.murmuration.mind.llm.ModelSettings.Memoise;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.mind.llm.dialect.FirstToken;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Prompt;
import org.murmuration.model.Answer;
import org.murmuration.model.Answer.Reason;
import org.murmuration.model.RandomStream;

/**
 * The chances of the options in each memory state of one mind, estimated once: by the chances of
 * the answer's first token or by samples, averaged over orders of the options. Calls are recorded
 * as calls outside the history, so that they are made once in a batch, resumed or not. Thread-safe.
 */
public final class Estimates {

  /** What calls that estimate a policy are for. */
  public static final String ABOUT = "policy";

  private static final int HASH_LENGTH = 16;

  private final LlmMind mind;
  private final Memoise how;
  private final CallDesk calls;
  private final Map<State, CompletableFuture<Chances>> known = new ConcurrentHashMap<>();

  /**
   * Chances in a state.
   *
   * @param probabilities of each option; they add up to the share of answers that were an option
   * @param answers how many samples were one, or how many orders told
   * @param reason why there are none, or null
   */
  public record Chances(double[] probabilities, int answers, Reason reason) {}

  /** What the estimates of one mind are made by; {@code calls} are those of the batch. */
  Estimates(LlmMind mind, Memoise how, CallDesk calls) {
    this.mind = mind;
    this.how = how;
    this.calls = calls;
  }

  /** The chances in the state of a situation, estimated if they are not known yet. */
  public CompletionStage<Chances> chances(Situation situation) {
    return chances(State.of(situation));
  }

  /** The chances in a state, estimated if they are not known yet. */
  public CompletionStage<Chances> chances(State state) {
    CompletableFuture<Chances> mine = new CompletableFuture<>();
    CompletableFuture<Chances> same = known.putIfAbsent(state, mine);
    if (same != null) {
      return same;
    }
    estimate(state)
        .whenComplete(
            (chances, failure) -> {
              if (failure == null) {
                mine.complete(chances);
              } else {
                known.remove(state);
                mine.completeExceptionally(failure);
              }
            });
    return mine;
  }

  /** What has been estimated so far, states with little memory first. */
  public Map<State, Chances> known() {
    List<State> states = new ArrayList<>(known.keySet());
    states.sort(
        Comparator.comparing((State state) -> state.persona().name())
            .thenComparing(state -> state.memory().size())
            .thenComparing(state -> state.memory().toString())
            .thenComparing(state -> state.told().toString()));
    Map<State, Chances> all = new LinkedHashMap<>();
    for (State state : states) {
      CompletableFuture<Chances> chances = known.get(state);
      if (chances != null && chances.isDone() && !chances.isCompletedExceptionally()) {
        all.put(state, chances.join());
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private CompletionStage<Chances> estimate(State state) {
    String hash = hash(state);
    int orders = how.orders(state.question());
    List<CompletableFuture<double[]>> parts = new ArrayList<>();
    for (int order = 0; order < orders; order++) {
      if (how.chances()) {
        parts.add(byChances(state, hash, order).toCompletableFuture());
      } else {
        // Samples that do not divide evenly go to the first orders.
        int samples = how.samples() / orders + (order < how.samples() % orders ? 1 : 0);
        for (int sample = 0; sample < samples; sample++) {
          parts.add(bySample(state, hash, order, sample).toCompletableFuture());
        }
      }
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> together(state, parts));
  }

  private Chances together(State state, List<CompletableFuture<double[]>> parts) {
    double[] sum = new double[state.question().options().size()];
    int answers = 0;
    for (CompletableFuture<double[]> part : parts) {
      double[] one = part.join();
      if (one != null) {
        answers++;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += one[i];
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= parts.size();
    }
    return new Chances(sum, answers, answers == 0 ? Reason.UNPARSABLE : null);
  }

  /** One draw: all weight on the option answered, or null if none was. */
  private CompletionStage<double[]> bySample(State state, String hash, int order, int sample) {
    Asking asking = asking(state, hash, order, sample);
    List<String> options = state.question().options();
    return mind.ask(asking, calls)
        .thenApply(
            answer -> {
              if (!(answer instanceof Answer.Chosen chosen)) {
                return null;
              }
              double[] weight = new double[options.size()];
              weight[options.indexOf(chosen.option())] = 1;
              return weight;
            });
  }

  /** The chances that the first token tells, or null if it tells none. */
  private CompletionStage<double[]> byChances(State state, String hash, int order) {
    List<String> options = state.question().options();
    Asking asking = asking(state, hash, order, 0);
    return calls
        .place(mind.call(asking, true), mind.settings())
        .thenApply(outcome -> firstToken(outcome, options));
  }

  private double[] firstToken(CallOutcome outcome, List<String> options) {
    if (!(outcome instanceof CallOutcome.Answered answered)) {
      return null;
    }
    Completion completion = answered.completion();
    if (completion.chances().isEmpty() && !completion.text().isEmpty()) {
      ModelSettings model = mind.settings();
      throw new CallFailure(
          "mind "
              + model.mind()
              + ": "
              + model.model()
              + " tells no log-probabilities; memoise.method must be samples for it");
    }
    return FirstToken.read(completion, options)
        .filter(first -> first.captured() > 0)
        .map(first -> options.stream().mapToDouble(first.probabilities()::get))
        .map(DoubleStream::toArray)
        .orElse(null);
  }

  private Asking asking(State state, String hash, int order, int sample) {
    List<String> shown = MemoisedMind.rotated(state.question().options(), order);
    AnswerForm form = AnswerForm.of(state.question(), shown);
    Prompt prompt =
        mind.prompts()
            .render(
                situation(state), shown, how.chances() ? form.instruction() : mind.format(form));
    CallKey key =
        new CallKey(ABOUT + " " + mind.settings().mind() + " " + hash, order, 0, sample, 0);
    RandomStream random =
        RandomStream.of(
            Long.parseUnsignedLong(hash, 16), RandomStream.Purpose.ANSWER, order, 0, sample);
    // One seed for all samples would make them one sample, so a fixed one does not count here.
    return new Asking(key, ABOUT, form, prompt.messages(), mind.drawnSeed(random));
  }

  private static Situation situation(State state) {
    return Situation.outside(
        0,
        state.persona(),
        state.remembered(),
        state.question(),
        RandomStream.of(0, RandomStream.Purpose.PROBE, 0, 0, 0));
  }

  /** Names a state by what a model would be shown with the options in their own order. */
  private String hash(State state) {
    Prompt prompt = mind.prompts().render(situation(state), state.question().options(), "");
    byte[] text = prompt.toString().getBytes(StandardCharsets.UTF_8);
    return new Call(null, null, null, text, 0, 0).hash().substring(0, HASH_LENGTH);
  }
}
