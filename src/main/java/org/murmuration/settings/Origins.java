package org.murmuration.settings;

import com.typesafe.config.ConfigOrigin;

/** Where a value was written, as users name places: {@code file:line}, or the option itself. */
public final class Origins {

  /** Descriptions of command line overrides begin with this. */
  public static final String OVERRIDE = "--set ";

  private Origins() {}

  /** Whether the value came from the command line. */
  public static boolean isOverride(ConfigOrigin origin) {
    return origin.description().startsWith(OVERRIDE);
  }

  /** The place of a value. */
  public static String place(ConfigOrigin origin) {
    String description = origin.description().replaceFirst("^merge of ", "");
    if (description.startsWith(OVERRIDE)) {
      return description.replaceFirst(": \\d+(,.*)?$", "");
    }
    return description.replaceFirst("^([^,]*): (\\d+).*$", "$1:$2");
  }
}
