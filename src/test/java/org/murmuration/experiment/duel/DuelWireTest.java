package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;

/** Outcomes and memories cross nodes as they are. */
class DuelWireTest {

  private final JsonMapper json = JsonMapper.builder().build();

  DuelWireTest() {
    json.registerSubtypes(new Duel().wireTypes().toArray(NamedType[]::new));
  }

  @Test
  void anOutcomeArrivesAsItWasSent() throws IOException {
    DuelOutcome duel =
        Given.outcome(
            Given.protocol(3, Arm.NONE),
            Given.spec(0),
            Given.said("Né 🐦\u202E", "continue"),
            Given.missing());

    byte[] sent = json.writerFor(Outcome.class).writeValueAsBytes(duel);

    assertThat(json.readValue(sent, Outcome.class)).isEqualTo(duel);
    assertThat(new String(sent, StandardCharsets.UTF_8)).contains("duel-outcome");
  }

  @Test
  void aMemoryArrivesAsItWasSent() throws IOException {
    Memory memory =
        Memory.of(7, List.of(new PastDuel("Corabin", "bread", PastDuel.WON, 10, "\u001b 🐦")));

    assertThat(json.readValue(json.writeValueAsBytes(memory), Memory.class)).isEqualTo(memory);
  }
}
