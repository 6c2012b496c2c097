package org.murmuration.experiment.identity;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/**
 * Openings: what a meeting is said to be about, from {@code framings-1.conf}. They change the story
 * and not what is at stake, and are what blocks of a design are made of.
 *
 * @param version of the texts; a change of any is a new one
 */
record Framings(int version, List<Framing> all) {

  private static final Framings VERSION_1 = read();

  /**
   * One opening.
   *
   * @param dilemma the story for two that may share or keep
   * @param goods the story for a group that gives to a common stock
   * @param bargaining the story for two that divide something
   */
  record Framing(String name, String dilemma, String goods, String bargaining) {

    /** The story for a form. */
    String of(String form) {
      return switch (form) {
        case IdentitySettings.GOODS -> goods;
        case IdentitySettings.BARGAINING -> bargaining;
        default -> dilemma;
      };
    }
  }

  Framings {
    all = List.copyOf(all);
  }

  private static Framings read() {
    Config file = ConfigFactory.parseResources(Framings.class, "framings-1.conf");
    return new Framings(
        file.getInt("version"),
        file.getConfigList("framings").stream()
            .map(
                one ->
                    new Framing(
                        one.getString("name"),
                        one.getString("dilemma"),
                        one.getString("goods"),
                        one.getString("bargaining")))
            .toList());
  }

  static Framings load() {
    return VERSION_1;
  }

  Framing get(int opening) {
    return all.get(opening);
  }
}
