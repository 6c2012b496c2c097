package org.murmuration.mind.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Shown;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.FirstToken;
import org.murmuration.mind.llm.dialect.Request;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Message;
import org.murmuration.mind.prompt.Message.Role;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Answer;
import org.murmuration.model.Answer.Missing;
import org.murmuration.model.Answer.Reason;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.settings.Settings;

/**
 * An LLM behind a provider. The prompts say what it is shown; an answer out of form is asked for
 * again, the wrong one and a reminder added, and is {@link Missing} after the last attempt. Has to
 * be {@link #bound} to the calls of a run before it can answer.
 *
 * <p>From the answer's random stream it takes the order of the options first, then a number that
 * becomes the seed of the request.
 */
public final class LlmMind implements Mind {

  private static final String REMINDER = "That is not in the form asked for. ";
  private static final String INTERVIEW = "interview";

  /** An interviewer lets the agent say what it likes. */
  private static final Question ANYTHING =
      new Question.Utterance(INTERVIEW, List.of(), List.of(), 150);

  private static final int BYTES_PER_TOKEN = 3;
  private static final int SEED_BITS = 31;

  private final ModelSettings settings;
  private final Prompts prompts;
  private final Dialect dialect;
  private final CallDesk calls;
  private final String about;

  private LlmMind(ModelSettings settings, Prompts prompts, CallDesk calls, String about) {
    this.settings = settings;
    this.prompts = prompts;
    this.dialect = Providers.named(settings.provider()).dialect(settings);
    this.calls = calls;
    this.about = about;
  }

  /**
   * Reads the {@code llm} block of a mind.
   *
   * @throws org.murmuration.settings.InputError if it cannot be used
   */
  public static LlmMind read(String name, Settings block, Prompts prompts) {
    return new LlmMind(ModelSettings.read(name, block), prompts, null, null);
  }

  /** The same mind, its answers being calls of a run. */
  public LlmMind bound(CallDesk run) {
    return new LlmMind(settings, prompts, run, CallKey.ENCOUNTER);
  }

  /** The same mind, its answers being calls outside the history; {@code what} says for what. */
  public LlmMind outside(CallDesk batch, String what) {
    return new LlmMind(settings, prompts, batch, what);
  }

  /** What it was set to. */
  public ModelSettings settings() {
    return settings;
  }

  Prompts prompts() {
    return prompts;
  }

  @Override
  public boolean makesCalls() {
    return true;
  }

  @Override
  public Optional<String> model() {
    return Optional.of(settings.model());
  }

  @Override
  public Optional<String> objection(List<String> options) {
    boolean byFirstToken = settings.memoise().map(ModelSettings.Memoise::chances).orElse(false);
    return byFirstToken ? FirstToken.objection(options) : Optional.empty();
  }

  @Override
  public Optional<String> objectionToTalk() {
    return settings.memoise().isPresent()
        ? Optional.of("memoise estimates choices between options")
        : Optional.empty();
  }

  @Override
  public CompletionStage<Answer> answer(Situation situation) {
    if (calls == null) {
      throw new IllegalStateException("the mind " + settings.mind() + " is bound to no run");
    }
    return answer(situation, about, situation.encounter());
  }

  private CompletionStage<Answer> answer(Situation situation, String what, long number) {
    List<String> options = prompts.options(situation);
    AnswerForm form = AnswerForm.of(situation.question(), options);
    List<Message> messages = prompts.render(situation, options, format(form)).messages();
    CallKey key = new CallKey(what, number, situation.agent(), situation.turn(), 0);
    String phase = what.equals(CallKey.ENCOUNTER) ? situation.question().topic() : what;
    return ask(new Asking(key, phase, form, messages, seed(situation)), calls);
  }

  @Override
  public boolean takesInterviews() {
    return true;
  }

  @Override
  public CompletionStage<Answer> interview(Situation now, String question, long number) {
    if (question == null) {
      return answer(now, INTERVIEW, number);
    }
    AnswerForm form = AnswerForm.of(ANYTHING, List.of());
    List<Message> messages =
        prompts.interview(now, prompts.options(now), question, format(form)).messages();
    CallKey key = new CallKey(INTERVIEW, number, now.agent(), now.turn(), 0);
    return ask(new Asking(key, INTERVIEW, form, messages, seed(now)), calls);
  }

  @Override
  public List<Shown> shown(Situation situation) {
    List<String> options = prompts.options(situation);
    AnswerForm form = AnswerForm.of(situation.question(), options);
    return prompts.render(situation, options, format(form)).messages().stream()
        .map(message -> new Shown(message.role().name().toLowerCase(Locale.ROOT), message.text()))
        .toList();
  }

  /** How to answer, in words, as far as the provider does not see to it. */
  String format(AnswerForm form) {
    return switch (settings.effectiveHold()) {
      case SCHEMA -> "";
      case JSON -> form.jsonInstruction();
      case PROMPT -> form.instruction();
    };
  }

  private Long seed(Situation situation) {
    Long fixed = settings.seed().fixed();
    return fixed != null && sendsSeed() ? fixed : drawnSeed(situation.random());
  }

  /** A seed from a random stream, or null where none is sent. */
  Long drawnSeed(RandomStream random) {
    return sendsSeed() ? (Long) (random.nextLong() >>> (Long.SIZE - SEED_BITS)) : null;
  }

  private boolean sendsSeed() {
    return settings.seed().sent() && Providers.named(settings.provider()).abilities().seed();
  }

  /** A question in words, with the form of its answer. */
  record Asking(CallKey key, String phase, AnswerForm form, List<Message> messages, Long seed) {

    /** The same question after an answer that was not in form. */
    Asking again(String wrong) {
      List<Message> next = new ArrayList<>(messages);
      if (wrong.isBlank()) {
        Message last = next.remove(next.size() - 1);
        next.add(new Message(last.role(), last.text() + "\n\n" + form.instruction()));
      } else {
        next.add(new Message(Role.ASSISTANT, wrong));
        next.add(new Message(Role.USER, REMINDER + form.instruction()));
      }
      Long nextSeed = seed == null ? null : (Long) ((seed + 1) & Integer.MAX_VALUE);
      return new Asking(key.attempt(key.attempt() + 1), phase, form, next, nextSeed);
    }
  }

  /** Asks until the answer is in form or all attempts are used. */
  CompletionStage<Answer> ask(Asking asking, CallDesk desk) {
    return desk.place(call(asking, false), settings)
        .thenCompose(
            outcome -> {
              if (!(outcome instanceof CallOutcome.Answered answered)) {
                boolean refused = outcome instanceof CallOutcome.Refused;
                return missing(refused ? Reason.REFUSED : Reason.PROVIDER_DOWN);
              }
              Completion completion = answered.completion();
              if (completion.finish() == Completion.Finish.REFUSED) {
                return missing(Reason.REFUSED);
              }
              Optional<Answer> answer = asking.form().read(completion.text());
              if (answer.isPresent()) {
                return CompletableFuture.completedFuture(answer.get());
              }
              if (completion.finish() == Completion.Finish.LENGTH) {
                return missing(Reason.CUT_OFF);
              }
              if (asking.key().attempt() + 1 >= settings.attempts()) {
                return missing(Reason.UNPARSABLE);
              }
              return ask(asking.again(completion.text()), desk);
            });
  }

  private static CompletionStage<Answer> missing(Reason reason) {
    return CompletableFuture.completedFuture(new Missing(reason));
  }

  /** The call that asks a question. */
  Call call(Asking asking, boolean chances) {
    Request request =
        new Request(
            settings.model(),
            asking.messages(),
            asking.form(),
            chances ? Request.Hold.PROMPT : settings.effectiveHold(),
            settings.sampling(),
            asking.seed(),
            chances);
    byte[] body = dialect.body(request);
    return new Call(
        asking.key(),
        settings.mind(),
        asking.phase(),
        body,
        body.length / BYTES_PER_TOKEN,
        settings.sampling().maxTokens());
  }
}
