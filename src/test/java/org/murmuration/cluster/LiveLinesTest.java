package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.engine.live.Reply;

/** Lines of logs hold whatever texts there are, and are lines all the same. */
class LiveLinesTest {

  private static final String HOSTILE =
      "a\r\nb\u0085c\u2028d\u2029e\u001b[31mf\u009bg\u007fh\u0000i\u202ej\"k\\l 🙂";

  @Test
  void nothingInATextEndsALineOrReachesATerminal() {
    LiveControl.AuditLine line =
        new LiveControl.AuditLine("2026-11-26T18:00:00Z", HOSTILE, HOSTILE, HOSTILE, 3, HOSTILE);

    String kept = LiveLines.of(line);

    assertThat(kept.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    assertThat(LiveLines.audit(kept)).isEqualTo(line);
  }

  @Test
  void aLineMayConcernABatchAsAWhole() {
    LiveControl.AuditLine line =
        new LiveControl.AuditLine("2026-11-26T18:00:00Z", "api", "10.0.0.1", "stop", null, "done");

    assertThat(LiveLines.of(line)).contains("\"run\":null");
    assertThat(LiveLines.audit(LiveLines.of(line))).isEqualTo(line);
  }

  @Test
  void anInterviewIsKeptWithWhenAndWho() {
    LiveControl.Interview interview =
        new LiveControl.Interview(
            "2026-11-26T18:00:00Z",
            "ann",
            new Reply.Interviewed(7, 3, "crowd", HOSTILE, HOSTILE, false, -1));

    String kept = LiveLines.of(interview);

    assertThat(kept).startsWith("{\"time\":\"2026-11-26T18:00:00Z\",\"by\":\"ann\",\"position\":7");
    assertThat(kept.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    assertThat(LiveLines.interview(kept)).isEqualTo(interview);
  }
}
