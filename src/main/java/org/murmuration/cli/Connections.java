package org.murmuration.cli;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Environment;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.GatewaySettings;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.Scenario;

/** Makes gateways of this node, with the keys of its environment. */
final class Connections {

  private Connections() {}

  /** A gateway without connections. */
  static Gateway gateway(Config config, Path logs, Consumer<String> say) {
    return new Gateway(
        GatewaySettings.of(config.getConfig("murmuration.gateway")),
        new Environment(System.getenv()),
        logs,
        say);
  }

  /**
   * Checks that the minds of a scenario can be reached as far as that shows without a call.
   *
   * @throws org.murmuration.settings.InputError if a key or price is missing, a model file is none
   */
  static void check(Scenario scenario, Config config, Prices prices) {
    if (scenario.cast().makesCalls()) {
      try (Gateway gateway = gateway(config, Path.of("."), line -> {})) {
        gateway.connect(
            BatchCalls.models(scenario.cast().minds().values()), prices, scenario.budget());
      }
    }
  }
}
