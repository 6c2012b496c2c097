package org.murmuration.mind.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * A language model of 107,200 random weights in a GGUF file of about 440 kB: architecture {@code
 * llama}, two blocks, one token per byte. It says nothing sensible, but all that surrounds a real
 * model is there: chat template, sampling, grammars, log-probabilities, end of text.
 *
 * <p>One dimension of the residual stream is a constant, which the rows of {@code output.weight}
 * read as a bias: what is not printable ASCII practically never comes, so that answers are valid
 * UTF-8 whatever the seed.
 */
final class RandomGguf {

  private static final int VERSION = 3;
  private static final int ALIGNMENT = 32;

  private static final int CONTEXT = 8192;
  private static final int WIDTH = 64;
  private static final int BLOCKS = 2;
  private static final int HIDDEN = 128;
  private static final int HEADS = 4;
  private static final int KEY_VALUE_HEADS = 2;
  private static final int ROTATED = WIDTH / HEADS;
  private static final int KEY_VALUE_WIDTH = ROTATED * KEY_VALUE_HEADS;

  private static final int UNKNOWN = 0;
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int SPECIALS = 3;
  private static final int VOCABULARY = SPECIALS + 256;

  /** Without a prompt for the answer at its end, which a model of random weights has no use for. */
  private static final String CHAT_TEMPLATE =
      "{% for m in messages %}{{ m['role'] + ': ' + m['content'] + '\\n' }}{% endfor %}";

  private static final double SPREAD = 0.125;

  /** The dimension of the residual stream that no block writes to. */
  private static final int CONSTANT = 0;

  private static final float CONSTANT_VALUE = 1;
  private static final float NEVER = -16;

  private enum Type {
    UINT32(4),
    INT32(5),
    FLOAT32(6),
    STRING(8),
    ARRAY(9);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  /** Its first size is that of a row. */
  private record Tensor(String name, int[] shape, float[] values) {}

  private final Random random;
  private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
  private int keyCount;
  private final List<Tensor> tensors = new ArrayList<>();

  private RandomGguf(long seed) {
    random = new Random(seed);
  }

  /** Writes the model of a seed; the same seed writes the same bytes. */
  static Path write(Path file, long seed) {
    RandomGguf model = new RandomGguf(seed);
    model.describe();
    model.draw();
    try {
      return Files.write(file, model.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe() {
    key("general.architecture", "llama");
    key("general.name", "random");
    key("llama.context_length", CONTEXT);
    key("llama.embedding_length", WIDTH);
    key("llama.block_count", BLOCKS);
    key("llama.feed_forward_length", HIDDEN);
    key("llama.attention.head_count", HEADS);
    key("llama.attention.head_count_kv", KEY_VALUE_HEADS);
    begin("llama.attention.layer_norm_rms_epsilon", Type.FLOAT32);
    keys.writeBytes(little(4).putFloat(1e-5f).array());
    key("llama.rope.dimension_count", ROTATED);
    key("llama.vocab_size", VOCABULARY);
    key("tokenizer.ggml.model", "llama");
    tokens();
    key("tokenizer.ggml.bos_token_id", BEGIN);
    key("tokenizer.ggml.eos_token_id", END);
    key("tokenizer.ggml.unknown_token_id", UNKNOWN);
    key("tokenizer.chat_template", CHAT_TEMPLATE);
  }

  private void tokens() {
    beginArray("tokenizer.ggml.tokens", Type.STRING);
    for (String special : List.of("<unk>", "<s>", "</s>")) {
      keys.writeBytes(string(special));
    }
    for (int value = 0; value < 256; value++) {
      keys.writeBytes(string("<0x%02X>".formatted(value)));
    }
    beginArray("tokenizer.ggml.scores", Type.FLOAT32);
    keys.writeBytes(new byte[4 * VOCABULARY]);
    beginArray("tokenizer.ggml.token_type", Type.INT32);
    int unknown = 2;
    int control = 3;
    int oneByte = 6;
    for (int token = 0; token < VOCABULARY; token++) {
      keys.writeBytes(uint32(token == UNKNOWN ? unknown : token < SPECIALS ? control : oneByte));
    }
  }

  private void draw() {
    matrix("token_embd.weight", VOCABULARY, WIDTH, token -> CONSTANT_VALUE, CONSTANT);
    ones("output_norm.weight");
    matrix("output.weight", VOCABULARY, WIDTH, token -> isSaid(token) ? 0 : NEVER, CONSTANT);
    for (int block = 0; block < BLOCKS; block++) {
      String prefix = "blk." + block + ".";
      ones(prefix + "attn_norm.weight");
      matrix(prefix + "attn_q.weight", WIDTH, WIDTH);
      matrix(prefix + "attn_k.weight", KEY_VALUE_WIDTH, WIDTH);
      matrix(prefix + "attn_v.weight", KEY_VALUE_WIDTH, WIDTH);
      writesToStream(prefix + "attn_output.weight", WIDTH);
      ones(prefix + "ffn_norm.weight");
      matrix(prefix + "ffn_gate.weight", HIDDEN, WIDTH);
      matrix(prefix + "ffn_up.weight", HIDDEN, WIDTH);
      writesToStream(prefix + "ffn_down.weight", HIDDEN);
    }
  }

  private static boolean isSaid(int token) {
    int value = token - SPECIALS;
    return token == END || (value >= ' ' && value <= '~');
  }

  private void ones(String name) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, 1);
    tensors.add(new Tensor(name, new int[] {WIDTH}, values));
  }

  private void matrix(String name, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (SPREAD * random.nextGaussian());
    }
    tensors.add(new Tensor(name, new int[] {columns, rows}, values));
  }

  /** A random matrix with one column that is given. */
  private void matrix(
      String name, int rows, int columns, IntToDoubleFunction valueOfRow, int column) {
    matrix(name, rows, columns);
    float[] values = tensors.get(tensors.size() - 1).values();
    for (int row = 0; row < rows; row++) {
      values[row * columns + column] = (float) valueOfRow.applyAsDouble(row);
    }
  }

  /** A random matrix whose result leaves the constant dimension alone. */
  private void writesToStream(String name, int columns) {
    matrix(name, WIDTH, columns);
    Arrays.fill(
        tensors.get(tensors.size() - 1).values(), CONSTANT * columns, (CONSTANT + 1) * columns, 0);
  }

  private byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(uint32(VERSION));
    out.writeBytes(uint64(tensors.size()));
    out.writeBytes(uint64(keyCount));
    out.writeBytes(keys.toByteArray());
    int float32 = 0;
    long offset = 0;
    for (Tensor tensor : tensors) {
      out.writeBytes(string(tensor.name()));
      out.writeBytes(uint32(tensor.shape().length));
      for (int size : tensor.shape()) {
        out.writeBytes(uint64(size));
      }
      out.writeBytes(uint32(float32));
      out.writeBytes(uint64(offset));
      offset += 4L * tensor.values().length;
    }
    // All sizes are multiples of the alignment; only the first tensor has to be moved up to it.
    out.writeBytes(new byte[Math.floorMod(-out.size(), ALIGNMENT)]);
    for (Tensor tensor : tensors) {
      ByteBuffer values = little(4 * tensor.values().length);
      values.asFloatBuffer().put(tensor.values());
      out.writeBytes(values.array());
    }
    return out.toByteArray();
  }

  private void key(String name, String value) {
    begin(name, Type.STRING);
    keys.writeBytes(string(value));
  }

  private void key(String name, int value) {
    begin(name, Type.UINT32);
    keys.writeBytes(uint32(value));
  }

  private void beginArray(String name, Type elements) {
    begin(name, Type.ARRAY);
    keys.writeBytes(uint32(elements.code));
    keys.writeBytes(uint64(VOCABULARY));
  }

  private void begin(String name, Type type) {
    keys.writeBytes(string(name));
    keys.writeBytes(uint32(type.code));
    keyCount++;
  }

  private static byte[] string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return little(8 + bytes.length).putLong(bytes.length).put(bytes).array();
  }

  private static byte[] uint32(int value) {
    return little(4).putInt(value).array();
  }

  private static byte[] uint64(long value) {
    return little(8).putLong(value).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
