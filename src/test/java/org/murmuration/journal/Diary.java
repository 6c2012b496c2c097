package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/** Outcomes, recollections and entries for tests of journals. */
public final class Diary {

  public static final OutcomeFormat OUTCOMES = new Format();

  static final EntryFormat FORMAT = new EntryFormat(OUTCOMES);

  /** What was said. */
  public record Said(List<Answer> answers) implements Outcome {}

  /** What is kept of it. */
  public record Kept(String words) implements Recollection {}

  private Diary() {}

  /** A plain encounter. */
  public static Entry entry(long index) {
    List<Seat> seats =
        List.of(new Seat((int) index, "guest", index - 1), new Seat(1_000, "host", -1));
    return new Entry.Encountered(
        new EncounterSpec(index, seats), new Said(List.of(new Answer.Chosen("line " + index))));
  }

  public static List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(i));
    }
    return entries;
  }

  public static List<Entry> all(Journal journal) {
    List<Entry> entries = new ArrayList<>();
    journal.entries().forEachRemaining(entries::add);
    return entries;
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Format implements OutcomeFormat {

    @Override
    public void write(Outcome outcome, JsonGenerator json) throws IOException {
      json.writeArrayFieldStart("answers");
      for (Answer answer : outcome.answers()) {
        if (answer instanceof Answer.Missing missing) {
          json.writeNumber(missing.reason().ordinal());
        } else {
          json.writeString(((Answer.Chosen) answer).option());
        }
      }
      json.writeEndArray();
    }

    @Override
    public Outcome read(JsonNode line) {
      List<Answer> answers = new ArrayList<>();
      for (JsonNode answer : line.required("answers")) {
        answers.add(
            answer.isNumber()
                ? new Answer.Missing(Answer.Reason.values()[answer.intValue()])
                : new Answer.Chosen(answer.textValue()));
      }
      return new Said(List.copyOf(answers));
    }

    @Override
    public void write(Recollection recollection, JsonGenerator json) throws IOException {
      json.writeString(((Kept) recollection).words());
    }

    @Override
    public Recollection readRecollection(JsonNode value) {
      return new Kept(value.textValue());
    }
  }
}
