package org.murmuration.mind.llm.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.mind.llm.dialect.DialectRequests.json;
import static org.murmuration.mind.llm.dialect.DialectRequests.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.mind.llm.dialect.Completion.Finish;
import org.murmuration.mind.llm.dialect.Completion.Usage;
import org.murmuration.mind.llm.dialect.Request.Hold;

class AnthropicDialectTest {

  private final AnthropicDialect dialect = new AnthropicDialect();

  @Test
  void aSchemaIsAToolThatMustBeCalled() {
    assertThat(new String(dialect.body(request(Hold.SCHEMA, 7L, true)), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"model\":\"some-model\",\"max_tokens\":16,\"tools\":[{\"name\":\"answer\","
                + "\"description\":\"Gives your answer.\",\"input_schema\":{\"type\":\"object\","
                + "\"properties\":{\"answer\":{\"type\":\"string\",\"enum\":[\"Q\",\"M\"]}},"
                + "\"required\":[\"answer\"],\"additionalProperties\":false}}],"
                + "\"tool_choice\":{\"type\":\"tool\",\"name\":\"answer\"},"
                + "\"system\":[{\"type\":\"text\",\"text\":\"You play a game.\","
                + "\"cache_control\":{\"type\":\"ephemeral\"}}],"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Choose \\\"Q\\\"\\nor M\uFFFD.\"}],"
                + "\"temperature\":0.5,\"stop_sequences\":[\"END\"]}");
  }

  @Test
  void theProtocolIsNamedByItsVersion() {
    assertThat(dialect.headers("k"))
        .containsEntry("x-api-key", "k")
        .containsEntry("anthropic-version", "2023-06-01");
    assertThat(dialect.headers(null)).doesNotContainKey("x-api-key");
  }

  @Test
  void theInputOfTheToolIsTheAnswer() {
    Completion read =
        dialect.read(
            json(
                "{'type':'message','model':'claude','stop_reason':'tool_use','content':["
                    + "{'type':'text','text':'Well.'},"
                    + "{'type':'tool_use','id':'1','name':'answer','input':{'answer':'Q'}}],"
                    + "'usage':{'input_tokens':5,'cache_creation_input_tokens':20,"
                    + "'cache_read_input_tokens':100,'output_tokens':9}}"));

    assertThat(read)
        .isEqualTo(
            new Completion(
                "{\"answer\":\"Q\"}",
                Finish.STOP,
                "claude",
                null,
                new Usage(125, 100, 9),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "max_tokens, LENGTH",
    "refusal, REFUSED",
    "tool_use, STOP",
    "stop_sequence, STOP"
  })
  void readsWhyAnAnswerEnded(String reason, Finish finish) {
    Completion read =
        dialect.read(
            json(
                "{'stop_reason':'"
                    + reason
                    + "','content':[{'type':'thinking','thinking':'…'},"
                    + "{'type':'text','text':'Q'}]}"));

    assertThat(read).isEqualTo(new Completion("Q", finish, null, null, null, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'content':'Q','stop_reason':'end_turn'}",
        "{'content':[{'type':'text','text':1}],'stop_reason':'end_turn'}",
        "{'content':[{'type':'tool_use','input':'Q'}],'stop_reason':'tool_use'}",
        "{'content':[]}",
        "{'content':[],'stop_reason':'pause_turn'}",
        "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"
      })
  void whatIsNoAnswerIsMalformedInOneLine(String body) {
    assertThatThrownBy(() -> dialect.read(json(body)))
        .isInstanceOf(MalformedResponse.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(
            dialect.problem(
                json("{'type':'error','error':{'type':'overloaded_error','message':'Busy'}}")))
        .isEqualTo("Busy (overloaded_error)");
    assertThat(
            dialect.isRefusal(
                json(
                    "{'type':'error','error':{'type':'invalid_request_error',"
                        + "'message':'Output blocked by content filtering policy'}}")))
        .isTrue();
  }
}
