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
import net.jqwik.api.constraints.LongRange;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Occasion;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;

/** Whatever is answered, a meeting ends, pays, and survives the journal and the wire. */
class IdentityPropertiesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    JSON.registerSubtypes(new Identity().wireTypes().toArray(NamedType[]::new));
  }

  @Property(tries = 200)
  void whateverIsAnsweredAMeetingEndsAndReadsBackAsItWas(
      @ForAll Commitment commitment,
      @ForAll Filter filter,
      @ForAll boolean goods,
      @ForAll boolean report,
      @ForAll @LongRange(min = 0, max = 1L << 40) long draw)
      throws IOException {
    RandomStream random = RandomStream.of(draw, Purpose.ANSWER, 0, 0, 0);
    IdentitySettings settings =
        Given.settings(
            goods ? IdentitySettings.GOODS : IdentitySettings.DILEMMA, commitment, filter);
    MeetingProtocol protocol = new MeetingProtocol(settings);
    int members = settings.stake().members();
    EncounterSpec spec =
        report
            ? Given.spec(new Inquiry(random.nextInt(2) == 0), "default")
            : Given.meeting(members + (settings.mediated() ? 1 : 0));
    List<Answer> soFar = new ArrayList<>();
    List<Integer> askedSeats = new ArrayList<>();
    Step step = protocol.next(spec, soFar);
    while (step instanceof Step.Ask ask) {
      for (Step.Query query : ask.queries()) {
        askedSeats.add(query.seat());
        soFar.add(answer(random, query));
      }
      step = protocol.next(spec, soFar);
    }
    Outcome outcome = ((Step.Finish) step).outcome();

    assertThat(outcome.answers()).hasSameSizeAs(soFar);
    for (int turn = 0; turn < askedSeats.size(); turn++) {
      assertThat(outcome.seatOf(turn, spec.seats().size())).isEqualTo(askedSeats.get(turn));
    }
    MeetingFormat format = new MeetingFormat();
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      format.write(outcome, json);
      json.writeEndObject();
    }
    assertThat(format.read(JSON.readTree(line.toString()))).isEqualTo(outcome);
    assertThat(sent(outcome, Outcome.class)).isEqualTo(outcome);
    assertThat(sent(spec.occasion(), Occasion.class)).isEqualTo(spec.occasion());
    if (outcome instanceof Meeting meeting) {
      assertThat(meeting.payoffs()).isEqualTo(settings.stake().payoffs(meeting.actions()));
      Recollection kept = protocol.recollect(outcome, members - 1);
      StringWriter value = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(value)) {
        format.write(kept, json);
      }
      assertThat(format.readRecollection(JSON.readTree(value.toString()))).isEqualTo(kept);
      assertThat(sent(kept, Recollection.class)).isEqualTo(kept);
      assertThat(protocol.recollect(outcome, members)).isNull();
    }
  }

  private static <T> T sent(T value, Class<T> type) throws IOException {
    return JSON.readValue(JSON.writerFor(type).writeValueAsBytes(value), type);
  }

  /** Any answer, mostly in the form that was asked for. */
  private static Answer answer(RandomStream random, Step.Query query) {
    if (query.question() instanceof Question.Choice choice && random.nextInt(4) > 0) {
      return new Answer.Chosen(choice.options().get(random.nextInt(choice.options().size())));
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Answer.Said("Né 🐦", Meeting.PROMISE);
      case 1 -> new Answer.Said("Pass it on.", null);
      case 2 -> new Answer.Given(random.nextInt(30) - 5);
      case 3 -> new Answer.Rated(random.ints(9, 1, 7).boxed().toList());
      case 4 -> new Answer.Chosen("other");
      default -> Given.missing();
    };
  }
}
