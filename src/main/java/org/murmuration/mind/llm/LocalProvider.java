package org.murmuration.mind.llm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.OpenAiDialect;
import org.murmuration.settings.InputError;

/** A model file on this machine, served by a llama-server that is started for the run. */
final class LocalProvider implements Provider {

  static final String NAME = "local";

  /** First bytes of a GGUF file (ggml, docs/gguf.md). */
  private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};

  private static final Dialect DIALECT = new OpenAiDialect(false);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Abilities abilities() {
    return new Abilities(true, true, true, true);
  }

  @Override
  public Dialect dialect(ModelSettings model) {
    return DIALECT;
  }

  @Override
  public Endpoint open(ModelSettings model, Means means) {
    requireGguf(model);
    Path program = LlamaServer.find(model, means.environment());
    return new LlamaServer(model, program, means);
  }

  private static void requireGguf(ModelSettings model) {
    Path file = model.local().modelFile();
    if (!Files.isRegularFile(file)) {
      throw model.block().error("model-file", "is " + file + "; there is no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw model
            .block()
            .error("model-file", "is " + file + ", which is not a GGUF file; it must be one");
      }
    } catch (IOException e) {
      throw new InputError("mind " + model.mind() + ": cannot read " + file, e);
    }
  }
}
