package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.mind.Mind;
import org.murmuration.settings.Settings;

/** The rule minds of a company, by their names in scenarios. */
final class CompanyMinds {

  static final String HONEST = "honest";
  static final String LOYAL = "loyal";
  static final String SELF_SERVING = "self-serving";
  static final String CONFORMIST = "conformist";
  static final String COVER_UP_MANAGER = "cover-up-manager";
  static final String LEAKING_AUDITOR = "leaking-auditor";
  static final String FIXER = "fixer";

  static final List<String> ADVERSARIES = List.of(COVER_UP_MANAGER, LEAKING_AUDITOR, FIXER);
  static final List<String> KINDS =
      List.of(HONEST, LOYAL, SELF_SERVING, CONFORMIST, COVER_UP_MANAGER, LEAKING_AUDITOR, FIXER);

  private static final int MOST_QUESTIONS = 7;

  private CompanyMinds() {}

  /** A mind of a kind. */
  static Mind read(String kind, Settings mind, CompanySettings settings) {
    double complies = mind.number("complies", 0, 1);
    double skill = mind.number("skill", 0, 1);
    return switch (kind) {
      case HONEST -> new Honest(complies, skill);
      case LOYAL -> covering(mind, complies, skill, Motive.loyal(settings.beneficiary()));
      case SELF_SERVING ->
          covering(
              mind,
              complies,
              skill,
              Motive.selfServing(settings.beneficiary(), settings.consequence()));
      case CONFORMIST -> new Conformist(complies, skill);
      case COVER_UP_MANAGER -> Injected.coverUpManager(complies, skill);
      case LEAKING_AUDITOR -> Injected.leakingAuditor(complies, skill);
      case FIXER -> Injected.fixer(complies, skill);
      default -> throw new IllegalArgumentException("no mind " + kind);
    };
  }

  private static Mind covering(Settings mind, double complies, double skill, Motive motive) {
    return new Covering(
        complies,
        skill,
        motive,
        mind.count("evades", 0, MOST_QUESTIONS),
        mind.number("exits", 0, 1));
  }

  /** What kind of rule answers for a mind of this experiment; null for others. */
  static String kind(Mind mind) {
    if (mind instanceof Honest) {
      return HONEST;
    }
    if (mind instanceof Covering covering) {
      return covering.motive().obeys() ? LOYAL : SELF_SERVING;
    }
    if (mind instanceof Conformist) {
      return CONFORMIST;
    }
    if (mind instanceof Injected injected) {
      if (injected.aligns()) {
        return FIXER;
      }
      return injected.announces().equals(Topics.COVER_UP) ? COVER_UP_MANAGER : LEAKING_AUDITOR;
    }
    return null;
  }
}
