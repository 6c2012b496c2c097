package org.murmuration.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import org.murmuration.design.Design;
import org.murmuration.experiment.Experiment;

/** Gives a scenario that says nothing of a design the one its experiment usually has. */
final class UsualDesign {

  private static final String EXPERIMENT = "experiment";

  private UsualDesign() {}

  /**
   * These values with the usual design, if they neither have one nor set a key that it varies.
   *
   * @param written as they were written, references and all
   */
  static Config in(Config written) {
    Config values = written.resolve(ConfigResolveOptions.noSystem());
    if (values.hasPathOrNull(Design.BLOCK) || !namesExperiment(values)) {
      return written;
    }
    Config changed = written;
    Map<String, List<String>> factors =
        Experiments.named(values.getString(EXPERIMENT))
            .map(Experiment::usualFactors)
            .orElse(Map.of());
    for (Map.Entry<String, List<String>> factor : factors.entrySet()) {
      if (!values.hasPathOrNull(factor.getKey())) {
        List<String> path = ConfigUtil.splitPath(factor.getKey());
        String name = ConfigUtil.quoteString(path.get(path.size() - 1));
        Map<String, Object> levels = Map.of("key", factor.getKey(), "levels", factor.getValue());
        changed =
            changed.withFallback(
                ConfigFactory.parseMap(
                    Map.of(Design.BLOCK + ".factors." + name, levels), "the usual design"));
      }
    }
    return changed;
  }

  private static boolean namesExperiment(Config values) {
    return values.root().get(EXPERIMENT) != null
        && values.root().get(EXPERIMENT).valueType() == ConfigValueType.STRING;
  }
}
