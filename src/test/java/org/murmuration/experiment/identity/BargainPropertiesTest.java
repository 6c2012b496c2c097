package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/**
 * Whatever is answered, an offer ends in a reply or none, and survives the journal and the wire.
 */
class BargainPropertiesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    JSON.registerSubtypes(new Identity().wireTypes().toArray(NamedType[]::new));
  }

  @Property(tries = 200)
  void anOfferReadsBackAsItWas(
      @ForAll @IntRange(min = 2, max = 200) int pie,
      @ForAll List<@IntRange(min = 0, max = 200) Integer> refused,
      @ForAll @LongRange(min = 0, max = 1L << 40) long draw)
      throws IOException {
    RandomStream random = RandomStream.of(draw, Purpose.ANSWER, 0, 0, 0);
    BargainProtocol rules =
        new BargainProtocol(pie, new SelfReports(List.of("a"), List.of("As this.")));
    EncounterSpec spec =
        new EncounterSpec(
            5,
            List.of(new Seat(0, "default", Memory.NOTHING), new Seat(1, "default", 2)),
            new Bargain(random.nextInt(5), random.nextInt(9), refused));
    List<Answer> answers = new ArrayList<>();
    while (rules.next(spec, answers) instanceof Step.Ask) {
      answers.add(answer(random, pie));
    }

    BargainOutcome outcome = (BargainOutcome) ((Step.Finish) rules.next(spec, answers)).outcome();

    BargainFormat format = new BargainFormat();
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      format.write(outcome, json);
      json.writeEndObject();
    }
    assertThat(format.read(JSON.readTree(line.toString()))).isEqualTo(outcome);
    byte[] sent = JSON.writerFor(Outcome.class).writeValueAsBytes(outcome);
    assertThat(JSON.readValue(sent, Outcome.class)).isEqualTo(outcome);
    Recollection kept = rules.recollect(outcome, 1);
    if (kept != null) {
      StringWriter value = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(value)) {
        format.write(kept, json);
      }
      assertThat(format.readRecollection(JSON.readTree(value.toString()))).isEqualTo(kept);
      byte[] remembered = JSON.writerFor(Recollection.class).writeValueAsBytes(kept);
      assertThat(JSON.readValue(remembered, Recollection.class)).isEqualTo(kept);
    }
    assertThat(outcome.offer()).isBetween(BargainOutcome.NONE, pie);
  }

  /** Any answer, right or wrong for the question. */
  private static Answer answer(RandomStream random, int pie) {
    return switch (random.nextInt(6)) {
      case 0 -> new Answer.Said("Né 🐦", null);
      case 1, 2 -> new Answer.Given(random.nextInt(pie + 20) - 10);
      case 3 -> new Answer.Chosen(random.nextInt(2) == 0 ? "accept" : "refuse");
      case 4 -> new Answer.Chosen("perhaps");
      default -> new Answer.Missing(Answer.Reason.REFUSED);
    };
  }
}
