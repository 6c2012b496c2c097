package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.Exchange;
import org.murmuration.model.Outcome;

class NamingOutcomeFormatTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Provide
  Arbitrary<Answer> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMinLength(1).ofMaxLength(4).map(Answer.Chosen::new),
        Arbitraries.of("Q", "M").map(Answer.Chosen::new),
        Arbitraries.of(Answer.Reason.class).map(Answer.Missing::new));
  }

  @Provide
  Arbitrary<Answer> recognitions() {
    return Arbitraries.oneOf(
        Arbitraries.of("yes", "no").map(Answer.Chosen::new),
        Arbitraries.of(Answer.Reason.class).map(Answer.Missing::new));
  }

  @Property
  void aSimultaneousInteractionIsReadAsItWasWritten(
      @ForAll("names") Answer first, @ForAll("names") Answer second, @ForAll int payoff)
      throws IOException {
    boolean agreed = text(first) != null && text(first).equals(text(second));
    Outcome outcome =
        new NamingOutcome(List.of(first, second), text(first), text(second), agreed, payoff);

    assertThat(readBack(new NamingOutcomeFormat(true), outcome)).isEqualTo(outcome);
  }

  @Property
  void aSpokenAndHeardInteractionIsReadAsItWasWritten(
      @ForAll("names") Answer word, @ForAll("recognitions") Answer recognised) throws IOException {
    Outcome outcome = play(Given.speakerHearer(), word, recognised);

    assertThat(readBack(new NamingOutcomeFormat(false), outcome)).isEqualTo(outcome);
  }

  @Property
  void aRecollectionIsReadAsItWasWritten(
      @ForAll("names") Answer own, @ForAll("names") Answer partner, @ForAll int payoff)
      throws IOException {
    NamingOutcomeFormat format = new NamingOutcomeFormat(true);
    Exchange exchange = new Exchange(text(own), text(partner), payoff, payoff > 0);
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      format.write(exchange, json);
    }

    assertThat(format.readRecollection(JSON.readTree(out.toString()))).isEqualTo(exchange);
  }

  @Test
  void anInteractionHoldsNoMoreThanItNeeds() throws IOException {
    NamingOutcomeFormat format = new NamingOutcomeFormat(true);

    assertThat(written(format, play(Given.simultaneous(), Given.said("Q"), Given.said("M"))))
        .isEqualTo("{\"answers\":[\"Q\",\"M\"],\"agreed\":false,\"payoff\":-50}");
    assertThat(written(format, play(Given.simultaneous(), Given.said("Q"), Given.missing())))
        .isEqualTo(
            "{\"answers\":[\"Q\",null],\"missing\":[null,\"unparsable\"],\"agreed\":false,\"payoff\":0}");
  }

  /** A speaker that says nothing is the end of it; else both answer. */
  private static Outcome play(Protocol protocol, Answer first, Answer second) {
    boolean over = protocol instanceof SpeakerHearerNaming && first instanceof Answer.Missing;
    List<Answer> answers = over ? List.of(first) : List.of(first, second);
    return ((Step.Finish) protocol.next(Given.spec(0), answers)).outcome();
  }

  private static Outcome readBack(NamingOutcomeFormat format, Outcome outcome) throws IOException {
    JsonNode line = JSON.readTree(written(format, outcome));
    return format.read(line);
  }

  private static String written(NamingOutcomeFormat format, Outcome outcome) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      format.write(outcome, json);
      json.writeEndObject();
    }
    return out.toString();
  }

  private static String text(Answer answer) {
    return answer instanceof Answer.Chosen chosen ? chosen.option() : null;
  }
}
