package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.mind.Mind;
import org.murmuration.settings.Settings;

/** The rule minds of the identity experiment, by their names in scenarios. */
final class IdentityMinds {

  static final String DISPOSED = "disposed";
  static final String COOPERATOR = "cooperator";
  static final String DEFECTOR = "defector";
  static final String IMITATOR = "imitator";
  static final String PARTISAN = "partisan";
  static final String MEDIATOR = "mediator";

  static final List<String> ADVERSARIES = List.of(DEFECTOR);
  static final List<String> KINDS =
      List.of(DISPOSED, COOPERATOR, DEFECTOR, IMITATOR, PARTISAN, MEDIATOR);

  private IdentityMinds() {}

  /** A mind of a kind. */
  static Mind read(String kind, Settings mind, IdentitySettings settings) {
    SelfReports reports = settings.selfReports();
    return switch (kind) {
      case DISPOSED -> Disposed.read(mind, settings);
      case COOPERATOR -> new Cooperator(reports);
      case MEDIATOR -> new Mediator(reports);
      case DEFECTOR -> new Defector(reports);
      case IMITATOR ->
          new Imitator(
              reports,
              settings.stake().most(),
              mind.number("first", 0, 1),
              mind.number("heeds", 0, 1));
      case PARTISAN -> new Partisan(reports, settings.stake().members());
      default -> throw new IllegalArgumentException("no mind " + kind);
    };
  }

  /** What kind of rule answers for a mind of this experiment; null for others. */
  static String kind(Mind mind) {
    if (mind instanceof Disposed) {
      return DISPOSED;
    }
    if (mind instanceof Cooperator) {
      return COOPERATOR;
    }
    if (mind instanceof Defector) {
      return DEFECTOR;
    }
    if (mind instanceof Imitator) {
      return IMITATOR;
    }
    if (mind instanceof Mediator) {
      return MEDIATOR;
    }
    return mind instanceof Partisan ? PARTISAN : null;
  }
}
