package org.murmuration.mind.llm;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.murmuration.mind.llm.HttpProvider.Protocol;

/** The providers there are: those known here, and those on the class path. */
final class Providers {

  private static final Map<String, Provider> ALL = new TreeMap<>();

  static {
    List.of(
            new HttpProvider(
                "openai", "https://api.openai.com/v1", "OPENAI_API_KEY", Protocol.OPENAI),
            new HttpProvider(
                "anthropic",
                "https://api.anthropic.com/v1",
                "ANTHROPIC_API_KEY",
                Protocol.MESSAGES),
            new HttpProvider(
                "gemini",
                "https://generativelanguage.googleapis.com/v1beta/openai",
                "GEMINI_API_KEY",
                Protocol.CHAT_WITHOUT_CHANCES),
            new HttpProvider(
                "openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", Protocol.CHAT),
            new HttpProvider(
                "mistral",
                "https://api.mistral.ai/v1",
                "MISTRAL_API_KEY",
                Protocol.CHAT_WITHOUT_CHANCES),
            new HttpProvider("ollama", "http://127.0.0.1:11434/v1", null, Protocol.CHAT),
            new HttpProvider("vllm", "http://127.0.0.1:8000/v1", null, Protocol.CHAT),
            new HttpProvider("llama-cpp", "http://127.0.0.1:8080/v1", null, Protocol.CHAT),
            new HttpProvider("lm-studio", "http://127.0.0.1:1234/v1", null, Protocol.CHAT),
            new HttpProvider("compatible", null, null, Protocol.CHAT),
            new LocalProvider(),
            new Rehearsal())
        .forEach(provider -> ALL.put(provider.name(), provider));
    ServiceLoader.load(Provider.class).forEach(provider -> ALL.put(provider.name(), provider));
  }

  private Providers() {}

  /** Their names, in alphabetical order. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The provider of a name that is one of {@link #names()}. */
  static Provider named(String name) {
    return ALL.get(name);
  }
}
