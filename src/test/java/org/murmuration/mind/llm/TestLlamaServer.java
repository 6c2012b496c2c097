package org.murmuration.mind.llm;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * llama.cpp's own server with a model: the OpenAI protocol at {@code /v1/chat/completions}, the
 * Anthropic one at {@code /v1/messages}. One thread, because its threads spin while they wait for
 * each other.
 */
final class TestLlamaServer implements AutoCloseable {

  private static final int TOKENS_OF_A_SLOT = 2048;

  private final ServerProcess process;

  private TestLlamaServer(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts it and waits until the model is loaded.
   *
   * @param model a GGUF file, for instance of {@link RandomGguf}
   * @param slots how many requests it works on at once; each has a context of 2048 tokens
   * @param options further options of its command line
   */
  static TestLlamaServer start(Path model, int slots, String... options) {
    Path executable = TestServers.llamaServer();
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--model",
                model.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--threads",
                "1",
                "--ctx-size",
                Integer.toString(slots * TOKENS_OF_A_SLOT),
                "--parallel",
                Integer.toString(slots)));
    command.addAll(List.of(options));
    return new TestLlamaServer(
        ServerProcess.start(command, Map.of("LD_LIBRARY_PATH", executable.getParent().toString())));
  }

  /** {@code http://127.0.0.1:PORT}, without {@code /v1}. */
  URI baseUrl() {
    return process.baseUrl();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The last lines it wrote. */
  String log() {
    return process.log();
  }

  /** SIGKILL; comes back when the process is gone. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
