package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.llm.form.PlainText;

/** Every call is kept as it was made, whatever stands in it and however the process ends. */
class FileCallRecordTest {

  private static final byte[] REQUEST = bytes("{\"seed\":1}");
  private static final byte[] RESPONSE = bytes("{\"choices\":[]}");

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CallKey key(long index) {
    return new CallKey(CallKey.ENCOUNTER, index, 3, 1, 0);
  }

  private static CallLine line(CallKey key, String end, byte[] request, byte[] response) {
    Tally tally = new Tally(1, CallLine.ANSWERED.equals(end) ? 0 : 1, 11, 2, 3, 40);
    return new CallLine(
        key,
        2,
        "crowd",
        "name",
        "abcd",
        end,
        200,
        "m",
        "fp",
        tally,
        17,
        "2026-11-21T05:00:00Z",
        null,
        request,
        response);
  }

  private static CallLine line(long index) {
    return line(key(index), CallLine.ANSWERED, REQUEST, RESPONSE);
  }

  private static void append(CallRecord record, CallLine line) {
    record.append(line).toCompletableFuture().join();
  }

  private static void assertSame(CallLine read, CallLine written) {
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("request", "response")
        .isEqualTo(written);
    assertThat(read.request()).isEqualTo(written.request());
    assertThat(read.response()).isEqualTo(written.response());
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().all().ofMaxLength(40).map(PlainText::wellFormed);
  }

  @Provide
  Arbitrary<CallLine> lines() {
    Arbitrary<CallKey> keys =
        Combinators.combine(
                texts(),
                Arbitraries.longs().greaterOrEqual(0),
                Arbitraries.integers(),
                Arbitraries.integers(),
                Arbitraries.integers())
            .as(CallKey::new);
    Arbitrary<String> ends =
        Arbitraries.of(CallLine.ANSWERED, CallLine.REFUSED, CallLine.GIVEN_UP).injectNull(0.3);
    Arbitrary<byte[]> bodies =
        texts().map(text -> bytes(TextNode.valueOf(text).toString())).injectNull(0.2);
    Arbitrary<String> given = texts().injectNull(0.3);
    return Combinators.combine(keys, texts(), ends, given, given, bodies, bodies)
        .as(
            (key, text, end, served, error, request, response) ->
                new CallLine(
                    key,
                    4,
                    text,
                    text + "x",
                    "abcd",
                    end,
                    503,
                    served,
                    error,
                    new Tally(1, CallLine.ANSWERED.equals(end) ? 0 : 1, 5, 1, 6, 7),
                    8,
                    text,
                    error,
                    request,
                    response));
  }

  @Property(tries = 500)
  void aLineIsReadAsItWasWritten(@ForAll("lines") CallLine line) throws IOException {
    byte[] written = line.bytes();

    assertThat(new String(written, StandardCharsets.UTF_8)).containsOnlyOnce("\n").endsWith("\n");
    assertSame(CallLine.read(written, true), line);
    assertThat(JsonMapper.builder().build().readTree(written).path("at").asText())
        .isEqualTo(line.at());
  }

  @Property(tries = 100)
  void withoutItsBodiesToo(@ForAll("lines") CallLine line) throws IOException {
    CallLine read = CallLine.read(line.bytes(), false);

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("request", "response")
        .isEqualTo(line);
    assertThat(read.request()).isNull();
    assertThat(read.response()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "-1.5e-3",
        "true",
        "null ",
        "\"text\"",
        "[]",
        "{}",
        "[1, {\"a\": [2]} ]",
        "\"\\n\\u2028\""
      })
  void everyKindOfJsonIsReadByteForByte(String body) throws IOException {
    CallLine line = line(key(1), CallLine.ANSWERED, bytes(body), RESPONSE);

    CallLine read = CallLine.read(line.bytes(), true);

    byte[] expected = body.startsWith("null") ? null : line.request();
    assertThat(read.request()).isEqualTo(expected);
    assertThat(read.response()).isEqualTo(RESPONSE);
  }

  @Test
  void jsonInManyLinesIsKeptInOne() throws IOException {
    String pretty = "{\n  \"a\" : [ 1,\r\n 2 ],\r  \"b\" : \"line\\nbreak\"\n}\n";
    CallLine line = line(key(1), CallLine.ANSWERED, REQUEST, bytes(pretty));

    CallLine read = CallLine.read(line.bytes(), true);

    assertThat(new String(line.bytes(), StandardCharsets.UTF_8)).containsOnlyOnce("\n");
    JsonMapper json = JsonMapper.builder().build();
    assertThat(json.readTree(read.response())).isEqualTo(json.readTree(pretty));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "17", "{\"about\":\"encounter\"}", "{\"about\":", "xyz"})
  void aLineThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> CallLine.read(bytes(text + "\n"), false))
        .isInstanceOf(IOException.class);
  }

  @Test
  void callsAreFoundAfterTheFileIsOpenedAnew() {
    Path file = folder.resolve("calls.jsonl");
    CallKey other = new CallKey("policy crowd 77", 1, 0, 0, 0);
    try (FileCallRecord record = FileCallRecord.open(file)) {
      append(record, line(key(7), null, REQUEST, null));
      append(record, line(7));
      append(record, line(key(8), null, REQUEST, RESPONSE));
      append(record, line(other, CallLine.GIVEN_UP, REQUEST, null));
      assertThat(record.find(key(7))).isPresent();
    }

    try (FileCallRecord record = FileCallRecord.open(file)) {
      assertSame(record.find(key(7)).orElseThrow(), line(7));
      assertThat(record.find(key(8))).isEmpty();
      assertThat(record.find(key(9))).isEmpty();
      assertThat(record.find(other)).map(CallLine::end).contains(CallLine.GIVEN_UP);
      List<CallLine> all = new ArrayList<>();
      record.forEach(all::add);
      assertThat(all).hasSize(4).extracting(CallLine::request).containsOnlyNulls();
    }
  }

  @Test
  void callsBeforeAnIndexAreForgottenAndOthersAreNot() {
    CallKey other = new CallKey("probe", 1, 0, 0, 0);
    try (FileCallRecord record = FileCallRecord.open(folder.resolve("calls.jsonl"))) {
      append(record, line(1));
      append(record, line(2));
      append(record, line(3));
      append(record, line(other, CallLine.ANSWERED, REQUEST, RESPONSE));

      record.forget(3);

      assertThat(record.find(key(1))).isEmpty();
      assertThat(record.find(key(2))).isEmpty();
      assertThat(record.find(key(3))).isPresent();
      assertThat(record.find(other)).isPresent();
    }
  }

  @Test
  void aTornLastLineIsCutOffWhereverItIsTorn() throws IOException {
    byte[] first = line(1).bytes();
    byte[] last = line(key(2), CallLine.ANSWERED, bytes("\"Größe 😀\""), RESPONSE).bytes();
    Path file = folder.resolve("calls.jsonl");
    for (int kept = 0; kept < last.length; kept++) {
      byte[] torn = Arrays.copyOf(first, first.length + kept);
      System.arraycopy(last, 0, torn, first.length, kept);
      Files.write(file, torn);

      try (FileCallRecord record = FileCallRecord.open(file)) {
        assertThat(record.find(key(1))).as("%d bytes", kept).isPresent();
        assertThat(record.find(key(2))).as("%d bytes", kept).isEmpty();
        append(record, line(3));
        assertThat(record.find(key(3))).isPresent();
      }
      assertThat(Files.size(file)).isEqualTo(first.length + line(3).bytes().length);
    }
  }

  @Test
  void forReadingAloneNothingIsCutOffOrMade() throws IOException {
    Path file = folder.resolve("calls.jsonl");
    Files.write(file, Arrays.copyOf(line(1).bytes(), 50));

    try (FileCallRecord torn = FileCallRecord.read(file);
        FileCallRecord none = FileCallRecord.read(folder.resolve("none.jsonl"))) {
      assertThat(torn.find(key(1))).isEmpty();
      none.forEach(line -> assertThat(line).isNull());
      assertThatThrownBy(() -> torn.append(line(2))).isInstanceOf(IllegalStateException.class);
    }
    assertThat(file).hasSize(50);
    assertThat(folder.resolve("none.jsonl")).doesNotExist();
  }

  @Test
  void aLineInTheMiddleThatIsNoneIsToldByItsNumber() throws IOException {
    Path file = folder.resolve("calls.jsonl");
    Files.write(file, line(1).bytes());
    Files.writeString(file, "no call\n", StandardOpenOption.APPEND);
    Files.write(file, line(2).bytes(), StandardOpenOption.APPEND);

    assertThatThrownBy(() -> FileCallRecord.open(file))
        .isInstanceOf(JournalException.class)
        .hasMessage(file + ":2: is not the record of a call");
  }

  @Test
  void whatManyThreadsAppendAtOnceIsAllKept() throws Exception {
    int threads = 8;
    int each = 500;
    Path file = folder.resolve("calls.jsonl");
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (FileCallRecord record = FileCallRecord.open(file)) {
      ConcurrentLinkedQueue<CompletableFuture<CallLine>> kept = new ConcurrentLinkedQueue<>();
      List<CompletableFuture<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * each;
        tasks.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int i = first; i < first + each; i++) {
                    kept.add(record.append(line(i)).toCompletableFuture());
                  }
                },
                pool));
      }
      CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();
      CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new)).join();
      for (int i = 0; i < threads * each; i++) {
        assertThat(record.find(key(i))).isPresent();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(Files.readAllLines(file)).hasSize(threads * each).doesNotHaveDuplicates();
  }
}
