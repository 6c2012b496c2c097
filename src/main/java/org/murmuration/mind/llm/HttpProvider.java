package org.murmuration.mind.llm;

import java.net.URI;
import org.murmuration.mind.llm.dialect.AnthropicDialect;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.OpenAiDialect;
import org.murmuration.settings.InputError;

/**
 * A provider over HTTP.
 *
 * @param name its name
 * @param usual its usual base URL, or null if it has none
 * @param keyVariable the usual variable of its key, or null if it needs none
 * @param protocol what it speaks
 */
record HttpProvider(String name, String usual, String keyVariable, Protocol protocol)
    implements Provider {

  private static final char DELETE = 0x7F;

  /** What a provider speaks, as far as it differs. */
  enum Protocol {
    /** OpenAI itself, whose newer models want the limit of tokens under another name. */
    OPENAI(new OpenAiDialect(true), new Abilities(true, true, true, false)),
    /** The same protocol as everybody else has it. */
    CHAT(new OpenAiDialect(false), new Abilities(true, true, true, false)),
    /** The same, without log-probabilities. */
    CHAT_WITHOUT_CHANCES(new OpenAiDialect(false), new Abilities(true, false, true, false)),
    /** Anthropic messages. */
    MESSAGES(new AnthropicDialect(), new Abilities(true, false, false, false));

    private final Dialect dialect;
    private final Abilities abilities;

    Protocol(Dialect dialect, Abilities abilities) {
      this.dialect = dialect;
      this.abilities = abilities;
    }
  }

  @Override
  public Abilities abilities() {
    return protocol.abilities;
  }

  @Override
  public void check(ModelSettings model) {
    if (usual == null && model.baseUrl() == null) {
      throw model
          .block()
          .error("base-url", "is missing; " + name + " has no usual address, so it must be given");
    }
  }

  @Override
  public Dialect dialect(ModelSettings model) {
    return protocol.dialect;
  }

  @Override
  public Endpoint open(ModelSettings model, Means means) {
    String variable = model.keyVariable() == null ? keyVariable : model.keyVariable();
    String key = variable == null ? null : means.environment().key(variable).orElse(null);
    if (variable != null && key == null) {
      throw new InputError(
          "mind "
              + model.mind()
              + ": the key of "
              + name
              + " is missing; set the environment variable "
              + variable);
    }
    if (key != null && !key.chars().allMatch(c -> c > ' ' && c < DELETE)) {
      throw new InputError(
          "mind "
              + model.mind()
              + ": the key in the environment variable "
              + variable
              + " holds a line break or another character that no key has; set it anew");
    }
    String base = model.baseUrl() == null ? usual : model.baseUrl().toString();
    URI url = URI.create(base.replaceAll("/+$", "") + protocol.dialect.path());
    return new HttpEndpoint(means.client(), url, protocol.dialect.headers(key));
  }
}
