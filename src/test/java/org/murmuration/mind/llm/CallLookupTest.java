package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls are found while more are recorded. */
class CallLookupTest {

  @TempDir private Path folder;

  private static CallLine line(long index, int agent, int turn, String end, String answer) {
    return new CallLine(
        new CallKey(CallKey.ENCOUNTER, index, agent, turn, 0),
        0,
        "crowd",
        "name",
        "abcd",
        end,
        200,
        "m",
        "fp",
        new Tally(1, end == null ? 1 : 0, 11, 0, 3, 40),
        17,
        "2026-11-21T05:00:00Z",
        null,
        bytes("{\"messages\":[{\"role\":\"user\",\"content\":\"Which?\"}]}"),
        bytes("{\"choices\":[{\"message\":{\"content\":\"" + answer + "\"}}]}"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void append(CallLine line) throws Exception {
    Files.write(
        folder.resolve(BatchCalls.FILE),
        line.bytes(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Test
  void callsOfAnEncounterComeInTheOrderOfItsTurns() throws Exception {
    CallLookup lookup = new CallLookup(folder);
    assertThat(lookup.of(4)).isEmpty();

    append(line(4, 1, 1, CallLine.ANSWERED, "M"));
    append(line(4, 2, 0, null, "?"));
    append(line(4, 2, 0, CallLine.ANSWERED, "Q"));
    assertThat(lookup.of(4)).extracting(CallSample::answer).containsExactly("Q", "M");
    append(line(5, 2, 0, CallLine.ANSWERED, "X"));
    Files.writeString(
        folder.resolve(BatchCalls.FILE), "{\"about\":\"enc", StandardOpenOption.APPEND);

    assertThat(lookup.of(5)).extracting(CallSample::answer).containsExactly("X");
    assertThat(lookup.of(4).get(0).shown().get(0).text()).isEqualTo("Which?");
    assertThat(lookup.ofAgent(2).calls()).isEqualTo(3);
    assertThat(lookup.ofAgent(7)).isEqualTo(Tally.NONE);
    assertThat(lookup.total().tokens()).isEqualTo(4 * 14);
  }
}
