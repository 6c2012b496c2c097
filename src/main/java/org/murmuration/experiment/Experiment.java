package org.murmuration.experiment;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.settings.Settings;

/** One kind of experiment, found by its name through {@link java.util.ServiceLoader}. */
public interface Experiment {

  /** Its name in scenario files, such as {@code naminggame}. */
  String name();

  /**
   * Reads its own block of a scenario file.
   *
   * @throws org.murmuration.settings.InputError if the block cannot be used
   */
  Plan configure(Settings own);

  /** Its outcome and recollection types with their names on the wire. */
  List<NamedType> wireTypes();

  /**
   * Keys of a scenario, with the levels that its runs have by turns unless the scenario has a
   * design of its own or sets the key: what the experiment compares even if nobody asks.
   */
  default Map<String, List<String>> usualFactors() {
    return Map.of();
  }

  /** Its measures for conversations that took place elsewhere, if it offers any. */
  default Optional<TranscriptMeasures> transcriptMeasures() {
    return Optional.empty();
  }
}
