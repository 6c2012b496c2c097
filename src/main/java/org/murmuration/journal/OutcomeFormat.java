package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/** How an experiment's outcomes and recollections stand in a journal line. */
public interface OutcomeFormat {

  /** Writes the fields of an outcome into the open object of a journal line. */
  void write(Outcome outcome, JsonGenerator json) throws IOException;

  /** Reads an outcome back from its journal line. */
  Outcome read(JsonNode line);

  /** Writes a recollection as one value. */
  void write(Recollection recollection, JsonGenerator json) throws IOException;

  /** Reads a recollection back. */
  Recollection readRecollection(JsonNode value);
}
