package org.murmuration.measure.text;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The model as LangChain4j runs it, in a session of one thread for each call. The only class that
 * names LangChain4j, ONNX Runtime and DJL, so that everything else runs without them.
 */
final class MiniLmModel extends AbstractInProcessEmbeddingModel {

  private static final int DIMENSIONS = 384;
  private static final String NETWORK = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private final OnnxBertBiEncoder encoder;

  private MiniLmModel(OnnxBertBiEncoder encoder) {
    super(Runnable::run);
    this.encoder = encoder;
  }

  /**
   * Loads network and tokenizer from the jars.
   *
   * @throws LinkageError if they, or the native libraries they need, are not there
   */
  static MiniLmModel load() {
    keepFromCallingHome();
    try (InputStream network = resource(NETWORK);
        InputStream tokenizer = resource(TOKENIZER)) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(network.readAllBytes(), options);
      return new MiniLmModel(
          new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN));
    } catch (IOException | OrtException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = MiniLmModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new LinkageError("no " + name.substring(1));
    }
    return in;
  }

  /**
   * DJL, whose tokenizer this uses, tells its makers where it runs, looks for graphics cards, and
   * fetches native libraries that it does not have, unless these say no.
   */
  private static void keepFromCallingHome() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
  }

  /** The vector of a text, computed by the thread that asks; 0 if the tokenizer leaves nothing. */
  float[] vector(String text) {
    try {
      return embedAll(List.of(TextSegment.from(text))).content().get(0).vector();
    } catch (IllegalArgumentException nothingLeft) {
      return new float[DIMENSIONS];
    }
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }

  @Override
  protected Integer knownDimension() {
    return DIMENSIONS;
  }
}
