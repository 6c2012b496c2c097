package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.mind.Mind;
import org.murmuration.settings.Settings;

/** The rule minds of companies, by their names in scenarios. */
final class CompanyMinds {

  static final List<String> KINDS = List.of();
  static final List<String> ADVERSARIES = List.of();

  private CompanyMinds() {}

  /** A mind of one of {@link #KINDS}. */
  static Mind read(String kind, Settings mind, CompanySettings settings) {
    throw new IllegalArgumentException("no mind " + kind);
  }
}
