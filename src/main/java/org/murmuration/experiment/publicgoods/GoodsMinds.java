package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.mind.Mind;
import org.murmuration.settings.Settings;

/** The rule minds of public goods, by their names in scenarios. */
final class GoodsMinds {

  static final String CONTRIBUTOR = "contributor";
  static final String CONDITIONAL = "conditional-cooperator";
  static final String FREE_RIDER = "free-rider";
  static final String SPOILER = "spoiler";
  static final String PREACHER = "preacher";
  static final String REPEAT_OFFENDER = "repeat-offender";

  static final List<String> ADVERSARIES = List.of(FREE_RIDER, SPOILER, PREACHER, REPEAT_OFFENDER);
  static final List<String> KINDS =
      List.of(CONTRIBUTOR, CONDITIONAL, FREE_RIDER, SPOILER, PREACHER, REPEAT_OFFENDER);

  private static final double MOST_POINTS = 1000;

  private GoodsMinds() {}

  /** A mind of a kind; in chains it comes to the party, too. */
  static Mind read(String kind, Settings mind, GoodsSettings settings) {
    Member member = member(kind, mind, settings);
    return settings.chain() == null ? member : new Partygoer(member, settings.chain().guest());
  }

  /** What kind of rule answers for a mind of this experiment; null for others. */
  static String kind(Mind mind) {
    if (mind instanceof Partygoer partygoer) {
      return kind(partygoer.player());
    }
    if (mind instanceof ConditionalCooperator) {
      return CONDITIONAL;
    }
    if (mind instanceof Contributor) {
      return CONTRIBUTOR;
    }
    if (mind instanceof FreeRider) {
      return FREE_RIDER;
    }
    if (mind instanceof Spoiler) {
      return SPOILER;
    }
    if (mind instanceof Preacher) {
      return PREACHER;
    }
    return mind instanceof RepeatOffender ? REPEAT_OFFENDER : null;
  }

  private static Member member(String kind, Settings mind, GoodsSettings settings) {
    int endowment = settings.economy().endowment();
    return switch (kind) {
      case CONTRIBUTOR -> new Contributor(endowment, mind.number("gives", 0, 1));
      case CONDITIONAL ->
          new ConditionalCooperator(
              endowment,
              mind.number("expects", 0, 1),
              mind.number("generosity", 0, 1),
              mind.number("follows", 0, 1),
              mind.number("noise", 0, 1),
              mind.number("reads", 0, 1),
              mind.number("hears", 0, 1),
              mind.number("warms", 0, 1),
              mind.number("heeds", 0, 1),
              mind.number("punishes", 0, MOST_POINTS),
              mind.number("rewards", 0, MOST_POINTS));
      case FREE_RIDER -> new FreeRider(endowment);
      case SPOILER ->
          new Spoiler(
              endowment,
              mind.number("bait", 0, 1),
              mind.number("trust", 0, 1),
              mind.number("spite", 0, MOST_POINTS));
      case PREACHER -> new Preacher(endowment);
      case REPEAT_OFFENDER ->
          new RepeatOffender(endowment, mind.count("games", 1, Math.max(1, settings.reputation())));
      default -> throw new IllegalArgumentException("no mind " + kind);
    };
  }
}
