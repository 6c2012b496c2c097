package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static final Figure.Axis ENTRY = new Figure.Axis("entry", null, null);

  @Test
  void aGridReadsAsItWasWritten() throws Exception {
    Figure grid = grid(new Figure.Cell(1, 0, 1, "told in entry 7"));

    String json = new ObjectMapper().writeValueAsString(grid);

    assertThat(json)
        .contains(
            "\"kind\":\"grid\"",
            "\"cells\":[{\"row\":1,\"column\":0,\"mark\":1,\"text\":\"told in entry 7\"}]");
    assertThat(new ObjectMapper().readValue(json, Figure.class)).isEqualTo(grid);
  }

  @Test
  void eventsReadAsTheyWereWritten() throws Exception {
    Figure events = events(new Figure.Event(3, 0, 1, 0, "hello"));

    String json = new ObjectMapper().writeValueAsString(events);

    assertThat(json).contains("\"kind\":\"events\"", "\"at\":3.0,\"lane\":0,\"to\":1,\"kind\":0");
    assertThat(new ObjectMapper().readValue(json, Figure.class)).isEqualTo(events);
  }

  @Test
  void aCellOrAnEventThatLiesNowhereIsRefused() {
    assertThatThrownBy(() -> grid(new Figure.Cell(2, 0, 0, "")))
        .hasMessage("row 2 is not one of the 2 there are");
    assertThatThrownBy(() -> grid(new Figure.Cell(0, 1, 0, "")))
        .hasMessage("column 1 is not one of the 1 there are");
    assertThatThrownBy(() -> grid(new Figure.Cell(0, 0, -1, "")))
        .hasMessage("mark -1 is not one of the 2 there are");
    assertThatThrownBy(() -> events(new Figure.Event(0, 2, -1, 0, "")))
        .hasMessage("lane 2 is not one of the 2 there are");
    assertThatThrownBy(() -> events(new Figure.Event(0, 0, 2, 0, "")))
        .hasMessage("lane 2 is not one of the 2 there are");
    assertThatThrownBy(() -> events(new Figure.Event(0, 0, -1, 1, "")))
        .hasMessage("kind 1 is not one of the 1 there are");
    assertThatThrownBy(() -> new Figure.Event(Double.NaN, 0, -1, 0, ""))
        .hasMessage("an event is at NaN; it must be at a number");
  }

  private static Figure grid(Figure.Cell cell) {
    return new Figure.Grid(
        "Who knows", "", List.of("A", "B"), List.of("f"), List.of("did", "heard"), List.of(cell));
  }

  private static Figure events(Figure.Event event) {
    return new Figure.Events(
        "Ledger", "", ENTRY, List.of("A", "B"), List.of("told"), List.of(event));
  }
}
