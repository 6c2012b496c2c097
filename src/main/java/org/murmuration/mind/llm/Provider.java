package org.murmuration.mind.llm;

import org.murmuration.mind.llm.dialect.Dialect;

/**
 * A place that serves models. Further ones are found through {@link java.util.ServiceLoader}: one
 * class gives a name, a dialect and an endpoint, which may speak to anything, in this process or
 * elsewhere.
 */
public interface Provider {

  /** Its name in scenario files, such as {@code openai}. */
  String name();

  /** What it can do, for the settings of one mind. */
  Abilities abilities();

  /**
   * Checks settings without a call and without a key.
   *
   * @throws org.murmuration.settings.InputError if they cannot be used
   */
  default void check(ModelSettings model) {}

  /** How it writes requests and answers. */
  Dialect dialect(ModelSettings model);

  /**
   * Connects to a model, without a call yet.
   *
   * @param means the HTTP client, the environment with the key, and what else an endpoint may use
   * @throws org.murmuration.settings.InputError if the key is missing, or something else that the
   *     user can put right
   */
  Endpoint open(ModelSettings model, Means means);

  /**
   * What a provider can do.
   *
   * @param schema whether it holds models to a JSON schema
   * @param chances whether it tells the chances of other tokens
   * @param seed whether it takes a seed
   * @param free whether calls cost nothing
   */
  record Abilities(boolean schema, boolean chances, boolean seed, boolean free) {}
}
