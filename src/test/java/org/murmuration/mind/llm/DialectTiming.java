package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.murmuration.mind.llm.Request.Hold;
import org.murmuration.mind.llm.Request.Sampling;
import org.murmuration.mind.prompt.Message;
import org.murmuration.model.Question;

/** Prints what writing a request and reading a response cost. Not a test; run by hand. */
final class DialectTiming {

  private static final int CALLS = 200_000;
  private static final int ROUNDS = 5;
  private static final List<String> OPTIONS =
      List.of("Q", "M", "F", "J", "Z", "X", "W", "K", "L", "P");
  private static final Question QUESTION = new Question.Choice("name", OPTIONS, null, false);
  private static final String RULES =
      "You play a game in rounds with one other player, who chooses a name as you do. ".repeat(12);
  private static final String MEMORY =
      "Round 7: you chose Q, the other player chose M; you lost 50 points.\n".repeat(4);
  private static final byte[] RESPONSE =
      ("{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":["
              + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
              + "\"{\\\"answer\\\": \\\"Q\\\"}\",\"refusal\":null},\"logprobs\":null,"
              + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":300,"
              + "\"completion_tokens\":8,\"total_tokens\":308,\"prompt_tokens_details\":"
              + "{\"cached_tokens\":256}},\"system_fingerprint\":\"fp\"}")
          .getBytes(StandardCharsets.UTF_8);

  private DialectTiming() {}

  public static void main(String[] arguments) {
    JsonMapper mapper = new JsonMapper();
    Dialect openAi = new OpenAiDialect(false);
    Dialect anthropic = new AnthropicDialect();
    JsonNode response = parse(mapper);
    AnswerForm form = AnswerForm.of(QUESTION, OPTIONS);
    String prose = "I choose **Q**, because it was chosen most often in the last rounds.";
    String rambling = "Looking at the last rounds, the best name would be Q, I believe. ";
    Tokens tokens = Tokens.of("gpt-4o");
    time("body, chat completions, schema", () -> openAi.body(request(Hold.SCHEMA)));
    time("body, chat completions, prompt", () -> openAi.body(request(Hold.PROMPT)));
    time("body, messages, schema", () -> anthropic.body(request(Hold.SCHEMA)));
    time("parsing the response", () -> parse(mapper));
    time("reading the response", () -> openAi.read(response));
    time("form, bare", () -> form.read("Q"));
    time("form, JSON", () -> form.read("{\"answer\": \"Q\"}"));
    time("form, answered first", () -> form.read(prose));
    time("form, only one named", () -> form.read(rambling));
    time("tokens, counted", () -> tokens.count(RULES + MEMORY));
    time("tokens, estimated", () -> Tokens.estimate(RULES + MEMORY));
  }

  private static Request request(Hold hold) {
    return new Request(
        "m",
        List.of(new Message(Message.Role.SYSTEM, RULES), new Message(Message.Role.USER, MEMORY)),
        AnswerForm.of(QUESTION, OPTIONS),
        hold,
        new Sampling(0.5, null, 16, List.of()),
        1L,
        false);
  }

  private static JsonNode parse(JsonMapper mapper) {
    try {
      return mapper.readTree(RESPONSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void time(String what, Supplier<?> work) {
    double best = Double.MAX_VALUE;
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        kept += work.get().hashCode() & 1;
      }
      best = Math.min(best, (System.nanoTime() - start) / 1000.0 / CALLS);
    }
    System.out.printf("%-32s %7.2f us (%d)%n", what, best, kept & 1);
  }
}
