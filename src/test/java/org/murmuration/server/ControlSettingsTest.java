package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.settings.InputError;

/** What a node may be told about its control API. */
class ControlSettingsTest {

  private static final Map<String, String> TOKEN = Map.of("MURMURATION_TOKEN", "abc123");

  @Test
  void unlessToldItListensOnThisMachineAlone() {
    ControlSettings settings = settings("", Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(7171);
    assertThat(settings.beyondThisMachine()).isFalse();
    assertThat(settings.token()).isEmpty();
    assertThat(settings.tls()).isEmpty();
    assertThat(settings.maxBody()).isEqualTo(64 << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.2", "localhost", "::1"})
  void otherNamesOfThisMachineNeedNoTokenEither(String host) {
    assertThat(settings("murmuration.control.host = \"" + host + "\"", Map.of()).token()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
  void whatOthersCanReachNeedsATokenAndTls(String host) {
    String config = "murmuration.control.host = \"" + host + "\"";
    String reachable = "murmuration.control.host is " + host + ", which others can reach, but";

    refused(config, Map.of(), reachable + " there is no token; put one into MURMURATION_TOKEN;");
    refused(config, Map.of("MURMURATION_TOKEN", " "), reachable + " there is no token;");
    refused(config, TOKEN, reachable + " there is no TLS; set akka.remote.artery.transport");
    assertThat(settings(config + "\nmurmuration.insecure = yes", Map.of()).beyondThisMachine())
        .isTrue();
    String tls =
        config
            + "\nakka.remote.artery.transport = tls-tcp"
            + "\nmurmuration.tls { key = k, certificate = c, ca = a }";
    assertThat(settings(tls, TOKEN).tls()).isPresent();
  }

  @Test
  void theTokenIsInTheVariableThatIsNamedAndShowsNowhere() {
    ControlSettings settings =
        settings("murmuration.control.token-env = MINE", Map.of("MINE", " abc123 "));

    assertThat(settings.token().orElseThrow().authorization()).isEqualTo("Bearer abc123");
    assertThat(settings.toString()).contains("[token]").doesNotContain("abc123");
  }

  @Test
  void aTokenThatNoHeaderCanCarryIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> settings("", Map.of("MURMURATION_TOKEN", "pass word\u00e9")))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("MURMURATION_TOKEN: holds characters that a token cannot have;")
        .message()
        .doesNotContain("pass word");
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLine() {
    refused(
        "murmuration.control.port = 70000",
        Map.of(),
        "murmuration.control.port is 70000; it must be 0 to 65535");
    refused(
        "murmuration.control.host = \"no.such.host.invalid\"",
        Map.of(),
        "murmuration.control.host is no.such.host.invalid, which has no address;");
    refused("murmuration.control.port = many", Map.of(), "");
    refused(
        "akka.remote.artery.transport = tls-tcp\nmurmuration.tls { key = k, certificate = c }",
        Map.of(),
        "");
  }

  private static void refused(String config, Map<String, String> environment, String beginning) {
    assertThatThrownBy(() -> settings(config, environment))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(beginning)
        .message()
        .doesNotContain("\n");
  }

  private static ControlSettings settings(String config, Map<String, String> environment) {
    return ControlSettings.of(ConfigFactory.parseString(config), environment);
  }
}
