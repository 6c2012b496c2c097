package org.murmuration.experiment.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.murmuration.journal.AnswerFormat;

/**
 * A self-report in a journal line: {@code "asked": "before"} or {@code "after"}, and its answer.
 */
final class ReportFormat {

  private static final String ASKED = "asked";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  private ReportFormat() {}

  static boolean isReport(JsonNode line) {
    return line.has(ASKED);
  }

  static void write(SelfReport report, JsonGenerator json) throws IOException {
    json.writeStringField(ASKED, report.occasion().after() ? AFTER : BEFORE);
    AnswerFormat.write(report.answers(), json);
  }

  static SelfReport read(JsonNode line) {
    boolean after = line.required(ASKED).textValue().equals(AFTER);
    return new SelfReport(AnswerFormat.read(line), new Inquiry(after));
  }
}
