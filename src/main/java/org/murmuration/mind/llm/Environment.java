package org.murmuration.mind.llm;

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
    key.ifPresent(keys::add);
    return key;
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
