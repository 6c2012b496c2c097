package org.murmuration.journal.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of little room, in memory, which can be filled up. Takes root. */
final class SmallDisk implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  static SmallDisk of(int megabytes) {
    try {
      Path path = Files.createTempDirectory("small-disk-");
      PostgresServer.await(
          "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString());
      PostgresServer.own(path);
      return new SmallDisk(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  private Path ballast() {
    return path.resolve("ballast");
  }

  /** Leaves no room. */
  void fill() throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (Files.getFileStore(path).getUsableSpace() >= CHUNK) {
        out.write(chunk);
      }
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.delete(ballast());
  }

  @Override
  public void close() {
    PostgresServer.await("umount", "--lazy", path.toString());
    path.toFile().delete();
  }
}
