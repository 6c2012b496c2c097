package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.MalformedResponse;

/** Reads what became of a call from its record, as it was read when it came. */
final class RecordedOutcome {

  private static final ObjectReader JSON = JsonMapper.builder().build().reader();

  private RecordedOutcome() {}

  static CallOutcome of(CallLine line, ModelSettings model) {
    if (!CallLine.ANSWERED.equals(line.end())) {
      return Sender.outcome(line.end(), null);
    }
    try {
      Dialect dialect = Providers.named(model.provider()).dialect(model);
      return Sender.outcome(line.end(), dialect.read(JSON.readTree(line.response())));
    } catch (IOException | MalformedResponse e) {
      throw new Divergence("the record of " + line.key() + " cannot be read: " + e.getMessage());
    }
  }
}
