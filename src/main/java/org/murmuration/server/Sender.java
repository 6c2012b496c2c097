package org.murmuration.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sender of a command calls themselves, which the journal and the audit log keep. It
 * cannot forge a line of either, nor be taken for what the scenario itself does.
 *
 * @param name 1 to 64 characters
 */
record Sender(String name) {

  private static final int LONGEST = 64;
  private static final Set<String> TAKEN = Set.of("scenario", "recovery");
  private static final Pattern BAD =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

  Sender {
    String text = name == null ? "" : name;
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > LONGEST
        || BAD.matcher(text).find()
        || TAKEN.contains(text.strip().toLowerCase(Locale.ROOT))) {
      throw Inquiry.wrong(
          "by must be what you call yourself: 1 to 64 characters, no control characters, and not"
              + " scenario or recovery");
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Sender of(String name) {
    return new Sender(name);
  }

  static Sender orAnonymous(Sender given) {
    return given == null ? new Sender(Audit.ANONYMOUS) : given;
  }
}
