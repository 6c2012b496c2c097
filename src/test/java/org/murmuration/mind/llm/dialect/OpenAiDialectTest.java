package org.murmuration.mind.llm.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.mind.llm.dialect.DialectRequests.body;
import static org.murmuration.mind.llm.dialect.DialectRequests.json;
import static org.murmuration.mind.llm.dialect.DialectRequests.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.mind.llm.dialect.Completion.Chance;
import org.murmuration.mind.llm.dialect.Completion.Finish;
import org.murmuration.mind.llm.dialect.Completion.Usage;
import org.murmuration.mind.llm.dialect.Request.Hold;

class OpenAiDialectTest {

  private final OpenAiDialect dialect = new OpenAiDialect(false);

  @Test
  void aRequestIsAlwaysTheSameBytes() {
    assertThat(new String(dialect.body(request(Hold.SCHEMA, 7L, true)), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"model\":\"some-model\",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"You play a game.\"},"
                + "{\"role\":\"user\",\"content\":\"Choose \\\"Q\\\"\\nor M\uFFFD.\"}],"
                + "\"temperature\":0.5,\"max_tokens\":16,\"seed\":7,\"stop\":[\"END\"],"
                + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
                + "{\"name\":\"answer\",\"strict\":true,\"schema\":{\"type\":\"object\","
                + "\"properties\":{\"answer\":{\"type\":\"string\",\"enum\":[\"Q\",\"M\"]}},"
                + "\"required\":[\"answer\"],\"additionalProperties\":false}}},"
                + "\"logprobs\":true,\"top_logprobs\":20}");
  }

  @Test
  void onlyWhatIsAskedForIsSent() {
    JsonNode sent = body(dialect, request(Hold.PROMPT, null, false));

    assertThat(sent.fieldNames())
        .toIterable()
        .containsExactly("model", "messages", "temperature", "max_tokens", "stop");
    assertThat(body(dialect, request(Hold.JSON, null, false)).at("/response_format/type").asText())
        .isEqualTo("json_object");
  }

  @Test
  void reasoningModelsHaveAnotherNameForTheLength() {
    JsonNode sent = body(new OpenAiDialect(true), request(Hold.PROMPT, null, false));

    assertThat(sent.path("max_completion_tokens").asInt()).isEqualTo(16);
    assertThat(sent.has("max_tokens")).isFalse();
  }

  @Test
  void aKeyIsOnlySentIfThereIsOne() {
    assertThat(dialect.headers("k")).containsEntry("Authorization", "Bearer k");
    assertThat(dialect.headers(null)).doesNotContainKey("Authorization");
    assertThat(dialect.headers(" ")).doesNotContainKey("Authorization");
  }

  @Test
  void readsAWholeResponse() {
    Completion read =
        dialect.read(
            json(
                "{'model':'m-1','system_fingerprint':'fp','choices':[{'finish_reason':'stop',"
                    + "'message':{'role':'assistant','content':'Q','refusal':null},"
                    + "'logprobs':{'content':[{'token':'Q','logprob':-0.1,'top_logprobs':["
                    + "{'token':'Q','logprob':-0.1},{'token':' M','logprob':-2.5}]}]}}],"
                    + "'usage':{'prompt_tokens':30,'completion_tokens':2,"
                    + "'prompt_tokens_details':{'cached_tokens':10}}}"));

    assertThat(read)
        .isEqualTo(
            new Completion(
                "Q",
                Finish.STOP,
                "m-1",
                "fp",
                new Usage(30, 10, 2),
                List.of(List.of(new Chance("Q", -0.1), new Chance(" M", -2.5)))));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, STOP",
    "length, LENGTH",
    "content_filter, REFUSED",
    "tool_calls, STOP",
    "model_length, LENGTH"
  })
  void readsWhyAnAnswerEnded(String reason, Finish finish) {
    Completion read =
        dialect.read(
            json("{'choices':[{'finish_reason':'" + reason + "','message':{'content':null}}]}"));

    assertThat(read).isEqualTo(new Completion("", finish, null, null, null, List.of()));
  }

  @Test
  void contentMayBeInPartsAndRefusalsHaveAFieldOfTheirOwn() {
    Completion parts =
        dialect.read(
            json(
                "{'choices':[{'message':{'content':[{'type':'thinking','thinking':[]},"
                    + "{'type':'text','text':'Q'},{'type':'text','text':'!'}]}}]}"));
    Completion refusal =
        dialect.read(
            json("{'choices':[{'finish_reason':'stop','message':{'refusal':'I will not.'}}]}"));

    assertThat(parts.text()).isEqualTo("Q!");
    assertThat(refusal.text()).isEqualTo("I will not.");
    assertThat(refusal.finish()).isEqualTo(Finish.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'text'",
        "null",
        "{}",
        "{'choices':[]}",
        "{'choices':{}}",
        "{'choices':[null]}",
        "{'choices':[{'message':null}]}",
        "{'choices':[{'message':{'content':7}}]}",
        "{'choices':[{'message':{'content':'Q'},'finish_reason':'error'}]}",
        "{'choices':[{'message':{'content':'Q'}}],'usage':{'prompt_tokens':'x'}}",
        "{'choices':[{'message':{'content':'Q'}}],'usage':{'prompt_tokens':-1}}",
        "{'choices':[{'message':{'content':'Q'},'logprobs':{'content':[{'token':3}]}}]}",
        "{'error':{'code':502,'message':'down'}}",
        "{'choices':[{'error':{'code':502,'message':'down'}}]}"
      })
  void whatIsNoAnswerIsMalformedInOneLine(String body) {
    assertThatThrownBy(() -> dialect.read(json(body)))
        .isInstanceOf(MalformedResponse.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'error':{'message':'No such model','type':'invalid','code':'model_not_found'}}"
            + " | No such model (model_not_found)",
        "{'error':'model not found'} | model not found",
        "{'object':'error','message':'too long','type':'BadRequestError','code':400}"
            + " | too long (400)",
        "{'error':{'code':503,'message':'Loading model','type':'unavailable_error'}}"
            + " | Loading model (503)",
        "{'error':{'message':'Provider error','code':502,'metadata':{'raw':'overloaded'}}}"
            + " | Provider error: overloaded (502)",
        "{'choices':[{'error':{'message':'lost','code':502}}]} | lost (502)",
        "[{'error':{'message':'bad key','status':'INVALID_ARGUMENT','code':400}}] | bad key (400)",
        "{'detail':[{'loc':['body'],'msg':'field required'}]} | field required",
        "{'detail':'Not Found'} | Not Found",
        "{'message':'Unauthorized','request_id':'1'} | Unauthorized",
        "{'error':{'message':'two\\nlines'}} | two lines"
      })
  void saysWhatIsWrongInOneLine(String body, String problem) {
    assertThat(dialect.problem(json(body))).isEqualTo(problem);
  }

  @Test
  void saysNothingWhereNothingIsSaid() {
    assertThat(dialect.problem(json("{}"))).isEmpty();
    assertThat(dialect.problem(json("null"))).isEmpty();
    assertThat(dialect.problem(json("{'error':null}"))).isEmpty();
  }

  @Test
  void aFilterThatRefusesIsNoFailure() {
    JsonNode azure =
        json(
            "{'error':{'code':'content_filter','status':400,'message':'filtered',"
                + "'innererror':{'code':'ResponsibleAIPolicyViolation'}}}");

    assertThat(dialect.isRefusal(azure)).isTrue();
    assertThat(dialect.read(azure).finish()).isEqualTo(Finish.REFUSED);
    assertThat(
            dialect.isRefusal(
                json(
                    "{'error':{'code':403,'message':'flagged','metadata':{'flagged_input':'x'}}}")))
        .isTrue();
    assertThat(dialect.isRefusal(json("{'error':{'code':'rate_limit_exceeded'}}"))).isFalse();
    assertThat(dialect.isRefusal(json("{}"))).isFalse();
  }
}
