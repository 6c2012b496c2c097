package org.murmuration.cli.bench;

/** What decides for the agents of a measured game. */
public enum Choice {
  /** One name for ever: the engine's own cost shows. */
  COMMITTED("committed { name = Q }"),
  /** The fitted model of Llama 3, as a researcher would run it. */
  FITTED("fitted { model = llama3 }"),
  /**
   * A policy table that lists next to nothing and falls back to equal chances. No state of memory
   * comes twice, so it shows the cost of a policy that is never found in its cache.
   */
  UNIFORM("policy { file = \"uniform.csv\", fallback = uniform }");

  private final String mind;

  Choice(String mind) {
    this.mind = mind;
  }

  /** The mind in a scenario file. */
  String mind() {
    return mind;
  }

  /** The word on the command line and in results. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
