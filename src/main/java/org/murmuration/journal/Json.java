package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Reads and writes the small JSON files of a run directory; writing replaces a file as a whole. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Json() {}

  public static void write(Path file, Object value) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.write(partial, MAPPER.writeValueAsBytes(value));
      try {
        Files.move(
            partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  public static Map<String, Object> read(Path file) {
    try {
      return MAPPER.readValue(Files.readAllBytes(file), OBJECT);
    } catch (NoSuchFileException e) {
      throw new JournalException(file + ": there is no such file", e);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new JournalException(file + line + ": is not what Murmuration writes", e);
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }
}
