package org.murmuration.mind.prompt;

import java.util.List;
import java.util.Map;
import org.murmuration.mind.Situation;

/**
 * What the prompt templates of an experiment can refer to: texts, numbers, flags and lists of such
 * maps, by name. Pure.
 */
public interface PromptFields {

  /** The fields that are the same in every situation. */
  Map<String, Object> fixed();

  /**
   * The fields that depend on who is asked what.
   *
   * @param options the options or moves of the question, in the order to show them in
   */
  Map<String, Object> of(Situation situation, List<String> options);

  /**
   * An example of {@link #of} in which every list has an entry and every flag is set, for checking
   * templates before anything is asked.
   */
  Map<String, Object> example();
}
