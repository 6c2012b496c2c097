package org.murmuration.intervention;

import java.util.List;
import org.murmuration.model.Recollection;

/** What an intervention does to the agents it reaches. */
public sealed interface Action {

  /** They take on this persona. */
  record Convert(String persona) implements Action {}

  /** They remember exactly this. */
  record Rewrite(List<Recollection> memory) implements Action {}

  /** They join the population with this persona. */
  record Join(String persona) implements Action {}

  /** They leave the population. */
  record Leave() implements Action {}
}
