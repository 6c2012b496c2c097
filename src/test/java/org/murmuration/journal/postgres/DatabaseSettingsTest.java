package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.settings.InputError;

class DatabaseSettingsTest {

  private static final String RIGHT =
      "url = \"jdbc:postgresql://db:5433/m?sslmode=verify-full\"\n"
          + "user = murmuration\npassword-env = PW\npool = 8\n";

  private static DatabaseSettings of(String text) {
    return DatabaseSettings.of(
        ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("node.conf")));
  }

  @Test
  void theyAreReadAsTheyStand() {
    DatabaseSettings settings = of(RIGHT);

    assertThat(settings)
        .isEqualTo(
            new DatabaseSettings(
                "jdbc:postgresql://db:5433/m?sslmode=verify-full", "murmuration", "PW", 8));
    assertThat(settings.place()).isEqualTo("db:5433/m");
  }

  @Test
  void thePasswordComesFromTheEnvironmentAlone() {
    DatabaseSettings settings = of(RIGHT);

    assertThat(settings.login(Map.of("PW", "secret")))
        .containsEntry("user", "murmuration")
        .containsEntry("password", "secret");
    assertThat(settings.login(Map.of())).doesNotContainKey("password");
    assertThat(settings.login(Map.of("PW", ""))).doesNotContainKey("password");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pool = 1 | node.conf:5: murmuration.postgresql.pool is 1; it must be 2 to 100",
        "pool = few | node.conf:5: murmuration.postgresql.pool must be a whole number",
        "user = [] | node.conf:5: murmuration.postgresql.user must be a text",
        "url = null | murmuration.postgresql.url is missing; journal = postgresql needs url, user,"
            + " password-env and pool",
        "url = \"mysql://x\" | node.conf:5: murmuration.postgresql.url is mysql://x; it must be an"
            + " address such as jdbc:postgresql://127.0.0.1:5432/murmuration",
        "url = \"jdbc:postgresql://h:x/m\" | node.conf:5: murmuration.postgresql.url is"
            + " jdbc:postgresql://h:x/m; it must be an address such as"
            + " jdbc:postgresql://127.0.0.1:5432/murmuration"
      })
  void whatIsWrongIsNamedWithItsPlace(String wrong, String message) {
    assertThatThrownBy(() -> of(RIGHT + wrong)).isInstanceOf(InputError.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h/m?password=hunter2",
    "jdbc:postgresql://h/m?a=b&sslpassword=hunter2",
    "jdbc:postgresql://me:hunter2@h/m"
  })
  void aPasswordInTheAddressIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> of(RIGHT + "url = \"" + url + "\""))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("node.conf:5: murmuration.postgresql.url holds a user or password;")
        .hasMessageNotContaining("hunter2");
  }
}
