package org.murmuration.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The directory of a batch: {@code batch.json} (manifest), {@code scenario.conf} (the scenario as
 * written), {@code inputs/} (files it refers to), one folder per run, {@code summary.json} and
 * {@code report.html}.
 */
public record BatchFolder(Path path) {

  /** Version of the layout and of the files in it. */
  public static final int FORMAT = 1;

  private static final String INPUTS = "inputs";

  /**
   * The batch that a user points at, by its own folder or that of one of its runs.
   *
   * @throws JournalException if there is none, or it has another format
   */
  public static BatchFolder at(Path given) {
    Path folder = given.toAbsolutePath().normalize();
    for (Path candidate : new Path[] {folder, folder.getParent()}) {
      if (candidate != null && Files.exists(candidate.resolve("batch.json"))) {
        BatchFolder batch = new BatchFolder(relative(candidate));
        batch.checkFormat();
        return batch;
      }
    }
    throw new JournalException(
        given + ": is no run directory; it must be a folder that `murmuration run` has written");
  }

  private static Path relative(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) && !folder.equals(here) ? here.relativize(folder) : folder;
  }

  private void checkFormat() {
    Object format = manifest().get("format");
    if (!Integer.valueOf(FORMAT).equals(format)) {
      throw new JournalException(
          path.resolve("batch.json")
              + ": has format "
              + format
              + ", but this version of Murmuration reads format "
              + FORMAT
              + "; use the version named in it");
    }
  }

  /** The folder of a run. */
  public RunFolder run(int run) {
    return new RunFolder(path.resolve("run-%03d".formatted(run)));
  }

  public Map<String, Object> manifest() {
    return Json.read(path.resolve("batch.json"));
  }

  public void writeManifest(Map<String, Object> manifest) {
    Json.write(path.resolve("batch.json"), manifest);
  }

  public void writeSummary(Map<String, Object> summary) {
    Json.write(path.resolve("summary.json"), summary);
  }

  /** Makes the directory; it must not be there yet. */
  public void create() {
    try {
      if (path.toAbsolutePath().getParent() != null) {
        Files.createDirectories(path.toAbsolutePath().getParent());
      }
      Files.createDirectory(path);
    } catch (IOException e) {
      throw JournalException.of("cannot make " + path, e);
    }
  }

  /**
   * Keeps other processes from running this batch, until what it returns is closed.
   *
   * @throws JournalException if another process has it
   */
  public Closeable lock() {
    // A file of its own: closing any other channel on a locked file would let go of the lock.
    Path file = path.resolve(".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new JournalException(
            path + " is being written by another process; wait for it to end, or stop it");
      }
      return channel;
    } catch (IOException e) {
      throw JournalException.of("cannot open " + file, e);
    }
  }

  /** Whether another process is running this batch. */
  public boolean isBeingWritten() {
    Path file = path.resolve(".lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !isLocked(channel);
    } catch (IOException e) {
      // Where nobody may write nobody does.
      return false;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Keeps a copy of a text beside the runs. */
  public void keep(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw JournalException.of("cannot write " + path.resolve(name), e);
    }
  }

  /** Keeps a copy of a file that the scenario refers to; returns its name within the folder. */
  public String keepInput(int number, Path file) {
    String name = INPUTS + "/" + number + "-" + file.getFileName();
    try {
      Files.createDirectories(path.resolve(INPUTS));
      Files.copy(file, path.resolve(name));
      return name;
    } catch (IOException e) {
      throw JournalException.of("cannot copy " + file, e);
    }
  }

  /**
   * Keeps what {@link #input} gave of another folder.
   *
   * @param name its name within the folder
   * @throws JournalException if the name would lead elsewhere, or it cannot be written
   */
  public void keepInput(String name, byte[] content) {
    Path file = path.resolve(name).normalize();
    if (!path.resolve(INPUTS).normalize().equals(file.getParent())) {
      throw new JournalException("an input has the name " + name + "; it must be in inputs/");
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  /** The content of a file that was kept for the scenario, by its name within the folder. */
  public byte[] input(String name) {
    try {
      return Files.readAllBytes(path.resolve(name));
    } catch (IOException e) {
      throw JournalException.of("cannot read " + path.resolve(name), e);
    }
  }

  /** Removes the folder and all that is in it. */
  public void remove() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot remove " + path, e);
    }
  }

  /** The text of a file kept beside the runs. */
  public String kept(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException e) {
      throw JournalException.of("cannot read " + path.resolve(name), e);
    }
  }

  /** Where the report goes. */
  public Path report() {
    return path.resolve("report.html");
  }
}
