package org.murmuration.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Murmuration in a process of its own, from the packaged jar, with the options of the launcher. */
final class MurmurationProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POLL_NANOS = 1_000_000;

  private final Process process;
  private final Path out;
  private final Path err;

  private MurmurationProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How a process ended, and everything it said. */
  record Ended(int code, String out, String err) {

    List<String> errors() {
      return err.lines().toList();
    }
  }

  /** Starts {@code murmuration} in a folder; what it says is kept in files there. */
  static MurmurationProcess start(Path folder, Object... arguments) {
    return start(folder, Map.of(), command(arguments));
  }

  /** Runs {@code murmuration} in a folder to its end. */
  static Ended run(Path folder, Object... arguments) {
    return start(folder, arguments).end();
  }

  /** Starts a command line, with variables added to its environment. */
  static MurmurationProcess start(
      Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile(folder, "said-", ".out");
      Path err = Files.createTempFile(folder, "said-", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new MurmurationProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line of {@code murmuration} with these arguments. */
  static List<String> command(Object... arguments) {
    String jar = System.getProperty("murmuration.jar", "target/murmuration.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");
    command.add("-XX:+UseParallelGC");
    // Runs of tests are over before much of what the second compiler makes is used.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx1g");
    command.add("-jar");
    command.add(Path.of(jar).toAbsolutePath().toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processes it has started and that still run. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** What it has complained of or shown so far. */
  String errors() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has said so far. */
  String said() {
    try {
      return Files.readString(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: it ends at once, whatever it was doing. */
  void kill() {
    process.destroyForcibly();
    end();
  }

  /** SIGINT, which is what Ctrl-C sends. */
  void interrupt() {
    signal("INT");
  }

  /** SIGTERM, which tells it to stop. */
  void terminate() {
    signal("TERM");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("cannot send a signal to " + process.pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end. */
  Ended end() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end within " + PATIENCE + ": " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something is so; an error if the process ends first. */
  void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!isAlive()) {
        throw new AssertionError("ended before " + what + ": " + end());
      }
      if (System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Size of a file that may not be there yet, in bytes. */
  static long size(Path file) {
    return file.toFile().length();
  }
}
