package org.murmuration.experiment.publicgoods;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.murmuration.settings.Settings;

/**
 * The {@code publicgoods} block of a scenario.
 *
 * @param economy what gifts come to
 * @param group members of a game in the population form
 * @param within how many neighbours on a ring groups are drawn among; 0: everybody
 * @param talk how often each member speaks before giving
 * @param words about how many words an utterance may have
 * @param memory how many past games a member remembers
 * @param reputation how many of a member's latest gifts the others are told; 0: none
 * @param newNames whether members may take a new name after a game, with an empty record
 * @param malicious personas that count as malicious, beside those that an intervention makes
 * @param settling rounds left out behind an injection before its effect is measured
 * @param recovered share of the level before at which a population counts as recovered
 * @param resamples draws of the bootstrap
 * @param chain what chains are; null: the population form
 */
record GoodsSettings(
    Economy economy,
    int group,
    int within,
    int talk,
    int words,
    int memory,
    int reputation,
    boolean newNames,
    List<String> malicious,
    int settling,
    double recovered,
    int resamples,
    ChainSettings chain) {

  private static final String CHAIN = "chain";
  private static final List<String> OF_POPULATIONS =
      List.of("group", "within", "reputation", "new-names", "settling", "recovered", "resamples");
  private static final int MOST_TOKENS = 1_000_000;
  private static final int MOST_MEMBERS = 100;
  private static final int MOST_DIGITS = 3;

  /** The block of chains, if that is the form; it can be asked for once. */
  static Optional<Settings> chain(Settings own) {
    if (own.oneOf("form", List.of("population", CHAIN)).equals(CHAIN)) {
      return Optional.of(own.child(CHAIN));
    }
    if (own.has(CHAIN)) {
      throw own.error(CHAIN, "is given, but form is population; set form = chain");
    }
    own.remember(CHAIN);
    return Optional.empty();
  }

  /**
   * Reads all but prompts.
   *
   * @param chain the block of {@link #chain}, if there is one
   */
  static GoodsSettings read(Settings own, Optional<Settings> chain) {
    Economy economy =
        Economy.of(
            own.count("endowment", 1, MOST_TOKENS),
            multiplier(own),
            Sanctions.read(own.child("sanctions")));
    int talk = own.count("talk", 0, 10);
    int words = own.count("words", 5, 1000);
    int memory = own.count("memory", 0, 100);
    List<String> malicious = own.texts("malicious", 0);
    return chain.isPresent()
        ? chains(own, chain.get(), economy, talk, words, memory, malicious)
        : population(own, economy, talk, words, memory, malicious);
  }

  private static GoodsSettings population(
      Settings own, Economy economy, int talk, int words, int memory, List<String> malicious) {
    int group = own.count("group", 2, MOST_MEMBERS);
    int within = own.count("within", 0, Integer.MAX_VALUE);
    if (within % group != 0) {
      throw own.error(
          "within", "is " + within + "; it must be 0 or a multiple of group, which is " + group);
    }
    int reputation = own.count("reputation", 0, 100);
    boolean newNames = own.flag("new-names");
    if (newNames && reputation == 0) {
      throw own.error("new-names", "is true, but nobody has a record; set reputation to 1 or more");
    }
    return new GoodsSettings(
        economy,
        group,
        within,
        talk,
        words,
        memory,
        reputation,
        newNames,
        malicious,
        own.count("settling", 0, Integer.MAX_VALUE),
        own.number("recovered", 0.01, 1),
        own.count("resamples", 100, 100_000),
        null);
  }

  /** Chains are played by two, and know nothing of what only populations have. */
  private static GoodsSettings chains(
      Settings own,
      Settings chain,
      Economy economy,
      int talk,
      int words,
      int memory,
      List<String> malicious) {
    for (String key : OF_POPULATIONS) {
      own.remember(key);
      if (own.has(key)) {
        throw own.error(key, "is given, but form is chain, which has none; leave it out");
      }
    }
    ChainSettings settings = ChainSettings.read(chain);
    return new GoodsSettings(
        economy, 2, 0, talk, words, memory, 0, false, malicious, 0, 1, 0, settings);
  }

  /** A multiplier with few digits, so that money has a unit that goes into all shares. */
  private static BigDecimal multiplier(Settings own) {
    BigDecimal multiplier =
        BigDecimal.valueOf(own.number("multiplier", 0.001, 1000)).stripTrailingZeros();
    if (multiplier.scale() > MOST_DIGITS) {
      throw own.error(
          "multiplier",
          "is "
              + multiplier.toPlainString()
              + "; it must have at most "
              + MOST_DIGITS
              + " digits behind the point, for payoffs are exact");
    }
    return multiplier;
  }
}
