package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;

/** What crosses nodes, and what stands in a journal, arrives as it was. */
class CompanyWireTest {

  private static final List<Remembered> REMEMBERED =
      List.of(
          new Remembered.Task(2, true, 4, "put “it” into plain words", "Né 🐦\u202E"),
          new Remembered.Task(2, false, 4, "", ""),
          new Remembered.Incident(Remembered.PLANTED, true, -1, true, true),
          new Remembered.Incident(3, false, 7, false, false),
          new Remembered.Talk(
              5, Phase.CORRIDOR, List.of(new Remembered.Line(3, true, "\u001b", "unknown"))),
          new Remembered.Choice(6, Phase.EVIDENCE, "delete"),
          new Remembered.Policy(Remembered.PLANTED, "Nobody speaks of calendars."));

  private final JsonMapper json = JsonMapper.builder().build();

  CompanyWireTest() {
    json.registerSubtypes(new Company().wireTypes().toArray(NamedType[]::new));
  }

  @ParameterizedTest
  @EnumSource(Episode.class)
  void ordersOutcomesAndMemoriesArriveAsTheyWereSent(Episode episode) throws IOException {
    Played played =
        Played.of(
            4,
            Played::anything,
            "company { judge = true, reasoning = true, opening = true, items = 2 }",
            "population.size = 20",
            "company.episode = " + episode.word());

    for (Entry.Encountered entry : played.entries()) {
      byte[] outcome = json.writerFor(Outcome.class).writeValueAsBytes(entry.outcome());
      assertThat(json.readValue(outcome, Outcome.class)).isEqualTo(entry.outcome());
      byte[] order = json.writeValueAsBytes(entry.spec());
      assertThat(json.readValue(order, EncounterSpec.class)).isEqualTo(entry.spec());
    }
    for (int agent : IntStream.range(0, 20).toArray()) {
      byte[] memory = json.writeValueAsBytes(played.memory(agent));
      assertThat(json.readValue(memory, Memory.class)).isEqualTo(played.memory(agent));
    }
  }

  @ParameterizedTest
  @FieldSource("REMEMBERED")
  void whatIsRememberedArrivesAsItWasSent(Remembered remembered) throws IOException {
    Memory memory = Memory.of(3, List.of(remembered));

    assertThat(json.readValue(json.writeValueAsBytes(memory), Memory.class)).isEqualTo(memory);
  }

  @ParameterizedTest
  @FieldSource("REMEMBERED")
  void whatIsPlantedStandsInTheJournalAsItWas(Remembered remembered) throws IOException {
    CompanyFormat format = new CompanyFormat();
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = json.getFactory().createGenerator(line)) {
      format.write(remembered, generator);
    }

    assertThat(format.readRecollection(json.readTree(line.toString()))).isEqualTo(remembered);
  }
}
