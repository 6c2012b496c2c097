package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Intervention;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Intervention.Edge;
import org.murmuration.model.Recollection;

/**
 * What belongs to each kind of intervention in the journal: {@code persona} and, if the scenario
 * does not have it, its {@code definition}; {@code memory}; {@code text}; {@code previous} (one
 * value per agent); {@code before} of a branch (likewise); {@code mind}; for a tampering {@code
 * edges} (if given), {@code direction}, {@code probability}, {@code how} and {@code text}.
 */
final class InterventionFormat {

  private final OutcomeFormat outcomes;

  InterventionFormat(OutcomeFormat outcomes) {
    this.outcomes = outcomes;
  }

  /** Its kind, in a word. */
  static String kind(Intervention intervention) {
    if (intervention instanceof Intervention.Convert) {
      return "convert";
    }
    if (intervention instanceof Intervention.Rewrite) {
      return "rewrite";
    }
    if (intervention instanceof Intervention.Plant) {
      return "plant";
    }
    if (intervention instanceof Intervention.Broadcast) {
      return "broadcast";
    }
    if (intervention instanceof Intervention.Branch) {
      return "branch";
    }
    if (intervention instanceof Intervention.Exchange) {
      return "exchange";
    }
    if (intervention instanceof Intervention.Tamper) {
      return "tamper";
    }
    if (intervention instanceof Intervention.Heal) {
      return "heal";
    }
    return intervention instanceof Intervention.Join ? "join" : "leave";
  }

  void write(Intervention intervention, JsonGenerator json) throws IOException {
    if (intervention instanceof Intervention.Convert convert) {
      writePersona(convert.persona(), convert.definition(), json);
    } else if (intervention instanceof Intervention.Join join) {
      writePersona(join.persona(), join.definition(), json);
    } else if (intervention instanceof Intervention.Rewrite rewrite) {
      writeMemory(rewrite.memory(), json);
    } else if (intervention instanceof Intervention.Plant plant) {
      writeMemory(plant.memory(), json);
      writePrevious(plant.previous(), json);
    } else if (intervention instanceof Intervention.Broadcast broadcast) {
      json.writeStringField("text", broadcast.text());
      writePrevious(broadcast.previous(), json);
    } else if (intervention instanceof Intervention.Branch branch) {
      writeIndices("before", branch.before(), json);
      writePrevious(branch.previous(), json);
    } else if (intervention instanceof Intervention.Exchange exchange) {
      json.writeStringField("mind", exchange.mind());
    } else if (intervention instanceof Intervention.Tamper tamper) {
      write(tamper, json);
    }
  }

  private static void writePersona(String persona, String definition, JsonGenerator json)
      throws IOException {
    json.writeStringField("persona", persona);
    if (definition != null) {
      json.writeStringField("definition", definition);
    }
  }

  private void writeMemory(List<Recollection> memory, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("memory");
    for (Recollection recollection : memory) {
      outcomes.write(recollection, json);
    }
    json.writeEndArray();
  }

  private static void writePrevious(List<Long> previous, JsonGenerator json) throws IOException {
    writeIndices("previous", previous, json);
  }

  private static void writeIndices(String field, List<Long> indices, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (long index : indices) {
      json.writeNumber(index);
    }
    json.writeEndArray();
  }

  private static void write(Intervention.Tamper tamper, JsonGenerator json) throws IOException {
    if (tamper.edges() != null) {
      json.writeArrayFieldStart("edges");
      for (Edge edge : tamper.edges()) {
        json.writeStartArray();
        json.writeNumber(edge.first());
        json.writeNumber(edge.second());
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeStringField("direction", tamper.direction().word());
    json.writeNumberField("probability", tamper.probability());
    json.writeStringField("how", TamperingFormat.word(tamper.alteration()));
    String text = TamperingFormat.text(tamper.alteration());
    if (text != null) {
      json.writeStringField("text", text);
    }
  }

  /**
   * Reads an intervention back from its line.
   *
   * @throws RuntimeException if it is none
   */
  Intervention read(JsonNode line, List<Integer> agents) {
    String kind = line.required("intervention").textValue();
    return switch (kind) {
      case "convert" -> new Intervention.Convert(agents, text(line, "persona"), definition(line));
      case "join" -> new Intervention.Join(agents, text(line, "persona"), definition(line));
      case "leave" -> new Intervention.Leave(agents);
      case "heal" -> new Intervention.Heal(agents);
      case "exchange" -> new Intervention.Exchange(agents, text(line, "mind"));
      case "rewrite" -> new Intervention.Rewrite(agents, memory(line));
      case "plant" -> new Intervention.Plant(agents, memory(line), previous(line));
      case "broadcast" -> new Intervention.Broadcast(agents, text(line, "text"), previous(line));
      case "branch" -> new Intervention.Branch(agents, indices(line, "before"), previous(line));
      case "tamper" ->
          new Intervention.Tamper(
              agents,
              line.has("edges") ? edges(line) : null,
              Direction.ofWord(text(line, "direction")),
              line.required("probability").doubleValue(),
              TamperingFormat.alteration(
                  text(line, "how"), line.has("text") ? text(line, "text") : null));
      default -> throw new IllegalArgumentException("unknown intervention " + kind);
    };
  }

  private static String text(JsonNode line, String field) {
    return line.required(field).textValue();
  }

  private static String definition(JsonNode line) {
    return line.has("definition") ? text(line, "definition") : null;
  }

  private List<Recollection> memory(JsonNode line) {
    List<Recollection> memory = new ArrayList<>();
    line.required("memory").forEach(value -> memory.add(outcomes.readRecollection(value)));
    return List.copyOf(memory);
  }

  private static List<Long> previous(JsonNode line) {
    return indices(line, "previous");
  }

  private static List<Long> indices(JsonNode line, String field) {
    List<Long> indices = new ArrayList<>();
    line.required(field).forEach(index -> indices.add(index.longValue()));
    return List.copyOf(indices);
  }

  private static List<Edge> edges(JsonNode line) {
    List<Edge> edges = new ArrayList<>();
    line.required("edges")
        .forEach(
            edge -> edges.add(new Edge(edge.required(0).intValue(), edge.required(1).intValue())));
    return List.copyOf(edges);
  }
}
