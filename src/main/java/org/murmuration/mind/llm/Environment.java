package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The variables of the environment. Remembers those that were asked for as keys, so that no text
 * that leaves this process holds one, even where a provider repeats it in an error.
 */
public final class Environment {

  private static final String HIDDEN = "[key]";

  /** Shorter ones, such as "none" for servers that want some key, are no secrets but words. */
  private static final int SHORTEST_SECRET = 8;

  private final Map<String, String> variables;
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  /** An environment of these variables. */
  public Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** A variable that holds no secret. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** A variable that holds a key, without blanks around it. */
  public Optional<String> key(String name) {
    Optional<String> key = get(name).map(String::strip);
    key.filter(secret -> secret.length() >= SHORTEST_SECRET).ifPresent(this::rememberSecret);
    return key;
  }

  private void rememberSecret(String secret) {
    // As JSON writes it, too; there, a slash may be escaped or not.
    String quoted = TextNode.valueOf(secret).toString();
    String escaped = quoted.substring(1, quoted.length() - 1);
    keys.addAll(List.of(secret, escaped.replace("/", "\\/")));
    keys.add(escaped);
  }

  /** Whether no key was asked for, so that there is nothing to hide. */
  boolean hidesNothing() {
    return keys.isEmpty();
  }

  /** The text without any key in it. */
  public String hide(String text) {
    String safe = text;
    for (String key : keys) {
      if (safe.contains(key)) {
        safe = safe.replace(key, HIDDEN);
      }
    }
    return safe;
  }
}
