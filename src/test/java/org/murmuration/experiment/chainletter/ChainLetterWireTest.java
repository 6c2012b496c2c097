package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.chainletter.Given.LETTER;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/** Outcomes and memories cross nodes, and outcomes the journal, as they are. */
class ChainLetterWireTest {

  private final JsonMapper json = JsonMapper.builder().build();

  ChainLetterWireTest() {
    json.registerSubtypes(new ChainLetter().wireTypes().toArray(NamedType[]::new));
  }

  private static Meeting meeting(boolean oneWay) {
    return oneWay
        ? Given.outcome(
            Given.protocol(true, 1, Defence.BOTH),
            Given.spec(0),
            Given.said(LETTER),
            Given.rated(0, 1),
            Given.missing())
        : Given.outcome(
            Given.protocol(false, 1, Defence.NONE),
            Given.spec(0),
            Given.said("Né 🐦\u202E \"x\""),
            Given.missing(),
            Given.rated(1, 2),
            Given.rated(0, 1, 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOutcomeArrivesAsItWasSent(boolean oneWay) throws IOException {
    byte[] sent = json.writerFor(Outcome.class).writeValueAsBytes(meeting(oneWay));

    assertThat(json.readValue(sent, Outcome.class)).isEqualTo(meeting(oneWay));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOutcomeStandsInTheJournalAsItWas(boolean oneWay) throws IOException {
    MeetingFormat format = new MeetingFormat();
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = json.getFactory().createGenerator(line)) {
      generator.writeStartObject();
      format.write(meeting(oneWay), generator);
      generator.writeEndObject();
    }

    assertThat(format.read(json.readTree(line.toString()))).isEqualTo(meeting(oneWay));
  }

  @Test
  void aPlantedNoteStandsInTheJournalAsItWas() throws IOException {
    MeetingFormat format = new MeetingFormat();
    StringWriter line = new StringWriter();
    Note note = new Note("Né 🐦", 10, 0);
    try (JsonGenerator generator = json.getFactory().createGenerator(line)) {
      format.write(note, generator);
    }

    assertThat(format.readRecollection(json.readTree(line.toString()))).isEqualTo(note);
  }

  @Test
  void memoriesAndWhatIsKeptArriveAsTheyWereSent() throws IOException {
    Memory memory =
        Memory.of(7, List.of(new Note("a", 9, 3), Note.BLANK, new Note("\u001b", 4, 0)));
    assertThat(json.readValue(json.writeValueAsBytes(memory), Memory.class)).isEqualTo(memory);

    Recollection kept = new Sorting(List.of(Sorting.Place.heard("a", 9), Sorting.Place.note(1, 4)));
    byte[] sent = json.writerFor(Recollection.class).writeValueAsBytes(kept);
    assertThat(json.readValue(sent, Recollection.class)).isEqualTo(kept);
  }
}
