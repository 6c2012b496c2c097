package org.murmuration.intervention;

import java.util.List;
import org.murmuration.model.Alteration;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Intervention.Edge;
import org.murmuration.model.Recollection;

/** What an intervention does to the agents it reaches. */
public sealed interface Action {

  /**
   * They take on this persona.
   *
   * @param definition what it is made of; null if the scenario has it
   */
  record Convert(String persona, String definition) implements Action {

    /** To a persona of the scenario. */
    public Convert(String persona) {
      this(persona, null);
    }
  }

  /** They remember exactly this. */
  record Rewrite(List<Recollection> memory) implements Action {}

  /** They remember this too. */
  record Plant(List<Recollection> memory) implements Action {}

  /** They are told a text. */
  record Broadcast(String text) implements Action {}

  /** Another mind answers for them. */
  record Exchange(String mind) implements Action {}

  /**
   * Their messages are tampered with.
   *
   * @param edges only messages between these; null: those between them and anybody
   */
  record Tamper(List<Edge> edges, Direction direction, double probability, Alteration alteration)
      implements Action {}

  /** They have the persona again that they had at first, and their messages arrive as they are. */
  record Heal() implements Action {}

  /**
   * They join the population with this persona.
   *
   * @param definition what it is made of; null if the scenario has it
   */
  record Join(String persona, String definition) implements Action {

    /** With a persona of the scenario. */
    public Join(String persona) {
      this(persona, null);
    }
  }

  /** They leave the population. */
  record Leave() implements Action {}
}
