package org.murmuration.mind.llm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.journal.JournalException;

/**
 * Finds calls in a {@code calls.jsonl} by their encounter, and sums them by agent, while more are
 * recorded. What has been read through once is not read through again. Thread-safe; blocks.
 */
public final class CallLookup {

  private final Path file;
  private final Map<Long, List<FileCallRecord.Place>> ended = new HashMap<>();
  private final Accounts accounts = new Accounts();
  private long seen;

  /**
   * The calls of a run; there may be none yet.
   *
   * @param folder folder of the run
   */
  public CallLookup(Path folder) {
    this.file = folder.resolve(BatchCalls.FILE);
  }

  /** The calls that were made for an encounter and have ended, in the order of its turns. */
  public synchronized List<CallSample> of(long index) {
    List<CallSample> samples = new ArrayList<>();
    reading(
        channel -> {
          for (FileCallRecord.Place place : ended.getOrDefault(index, List.of())) {
            samples.add(CallSample.of(CallLine.read(bytes(channel, place), true)));
          }
        });
    samples.sort(Comparator.comparing(CallSample::key, CallSample.IN_ORDER));
    return samples;
  }

  /** What the calls for an agent took. */
  public synchronized Tally ofAgent(int agent) {
    reading(channel -> {});
    return accounts.agents().getOrDefault(agent, Tally.NONE);
  }

  /** What all calls took. */
  public synchronized Tally total() {
    reading(channel -> {});
    return accounts.total();
  }

  private interface Work {
    void with(FileChannel channel) throws IOException;
  }

  /** Does something with the file, having caught up with what was recorded meanwhile. */
  private void reading(Work work) {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      seen = FileCallRecord.scan(file, channel, seen, this::take);
      work.with(channel);
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }

  private void take(CallLine line, FileCallRecord.Place place) {
    accounts.add(line);
    if (line.end() != null && line.key().isOfHistory()) {
      ended.computeIfAbsent(line.key().index(), index -> new ArrayList<>(2)).add(place);
    }
  }

  private static byte[] bytes(FileChannel channel, FileCallRecord.Place place) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(place.length());
    while (line.hasRemaining()) {
      if (channel.read(line, place.offset() + line.position()) < 0) {
        throw new IOException("it is shorter than it was");
      }
    }
    return line.array();
  }
}
