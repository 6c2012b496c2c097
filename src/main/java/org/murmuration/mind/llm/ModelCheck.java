package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.MalformedResponse;
import org.murmuration.mind.llm.dialect.Request;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Message;
import org.murmuration.mind.prompt.Message.Role;
import org.murmuration.model.Question;

/**
 * What one cheap call to a model shows.
 *
 * @param mind name of the mind
 * @param problem why there is no answer, or null if there is one
 * @param served the model as the provider names it, or null
 * @param schema whether the answer kept to the form, by the means the mind is set to
 * @param chances whether log-probabilities came
 * @param usage the tokens, or null if the provider does not count them
 * @param millis time to the response
 */
public record ModelCheck(
    ModelSettings mind,
    String problem,
    String served,
    boolean schema,
    boolean chances,
    Completion.Usage usage,
    long millis) {

  private static final ObjectReader JSON = JsonMapper.builder().build().reader();
  private static final List<String> OPTIONS = List.of("red", "blue");
  private static final Long SEED = 1L;
  private static final int OK = 200;

  /** Makes the call. */
  static CompletableFuture<ModelCheck> of(
      LlmMind mind, Endpoint endpoint, Environment environment) {
    ModelSettings model = mind.settings();
    Provider provider = Providers.named(model.provider());
    Dialect dialect = provider.dialect(model);
    AnswerForm form = AnswerForm.of(new Question.Choice("colour", OPTIONS, null, false), OPTIONS);
    String format = mind.format(form);
    Request request =
        new Request(
            model.model(),
            List.of(new Message(Role.USER, ("Choose a colour: red or blue. " + format).strip())),
            form,
            model.effectiveHold(),
            model.sampling(),
            provider.abilities().seed() ? SEED : null,
            provider.abilities().chances());
    long start = System.nanoTime();
    return endpoint
        .post(dialect.body(request), model.timeout())
        .handle(
            (reply, failure) -> {
              long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
              ModelCheck check =
                  failure == null
                      ? judged(model, dialect, form, reply, millis)
                      : failed(model, said(failure), millis);
              return check.safe(environment);
            });
  }

  private static ModelCheck judged(
      ModelSettings model, Dialect dialect, AnswerForm form, Endpoint.Reply reply, long millis) {
    try {
      JsonNode body = JSON.readTree(reply.body());
      if (reply.status() != OK) {
        return failed(model, reply.status() + " " + dialect.problem(body), millis);
      }
      Completion completion = dialect.read(body);
      return new ModelCheck(
          model,
          null,
          completion.model(),
          form.read(completion.text()).isPresent(),
          !completion.chances().isEmpty(),
          completion.usage(),
          millis);
    } catch (IOException e) {
      return failed(model, reply.status() + ", and the response is no JSON", millis);
    } catch (MalformedResponse e) {
      return failed(model, e.getMessage(), millis);
    }
  }

  private static String said(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TimeoutException) {
      return "no response in time";
    }
    return cause.getMessage() == null
        ? "no response: " + cause.getClass().getSimpleName()
        : cause.getMessage();
  }

  private static ModelCheck failed(ModelSettings model, String problem, long millis) {
    return new ModelCheck(model, problem, null, false, false, null, millis);
  }

  private ModelCheck safe(Environment environment) {
    return problem == null
        ? this
        : new ModelCheck(mind, environment.hide(problem), served, schema, chances, usage, millis);
  }
}
