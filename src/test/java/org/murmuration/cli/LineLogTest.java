package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLogTest {

  @TempDir private Path folder;

  @Test
  void linesAreAddedAndNeverReplaced() throws Exception {
    Path file = folder.resolve("x.jsonl");
    assertThat(new LineLog(file).lines()).isEmpty();

    new LineLog(file).add("{\"a\":1}");
    new LineLog(file).add("{\"a\":2}");

    assertThat(new LineLog(file).lines()).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(file).hasContent("{\"a\":1}\n{\"a\":2}\n");
  }

  @Test
  void aTornLineStaysAloneOnItsLine() throws Exception {
    Path file = Files.writeString(folder.resolve("x.jsonl"), "{\"a\":1}\n{\"a\"");

    new LineLog(file).add("{\"a\":3}");

    assertThat(new LineLog(file).lines()).containsExactly("{\"a\":1}", "{\"a\":3}");
    assertThat(Files.readString(file)).isEqualTo("{\"a\":1}\n{\"a\"\n{\"a\":3}\n");
  }
}
