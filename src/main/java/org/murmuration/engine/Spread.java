package org.murmuration.engine;

import java.util.List;
import org.murmuration.experiment.Cast;
import org.murmuration.model.Contagion;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Persona;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Seat;

/**
 * How personas pass from agent to agent: whoever meets a carrier takes its persona on with
 * probability β, and a carrier is rid of it after an encounter with probability γ; whoever is rid
 * of it can take it on again. Adversaries do not take it on. This is the process by which Gu et al.
 * (Agent Smith, ICML 2024, arXiv 2402.08567) describe how an order that copies itself infects a
 * population of agents.
 *
 * <p>Decided when an encounter is drawn, from the seed, its index and the agent alone, and seen
 * from the next encounter of the agent on. So no encounter waits for what another one says, and the
 * history is the same whatever is under way at once.
 */
final class Spread {

  private static final int CATCH = 0;
  private static final int RECOVER = 1;

  private Spread() {}

  /** Changes the personas of those who meet. */
  static void apply(EncounterSpec spec, Roster roster, Cast cast, long seed) {
    List<Seat> seats = spec.seats();
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      Persona persona = cast.persona(seat.persona());
      if (persona.contagion() != null) {
        recover(spec, seat, persona.contagion(), roster, seed);
      } else if (!persona.adversary()) {
        meet(spec, seat, persona, roster, cast, seed);
      }
    }
  }

  private static void recover(
      EncounterSpec spec, Seat seat, Contagion contagion, Roster roster, long seed) {
    if (contagion.recovers() > 0
        && stream(seed, spec, seat, RECOVER).nextDouble() < contagion.recovers()) {
      roster.restore(seat.agent());
    }
  }

  /** Each carrier has its chance, in the order of their seats, until one passes its persona on. */
  private static void meet(
      EncounterSpec spec, Seat seat, Persona own, Roster roster, Cast cast, long seed) {
    RandomStream random = null;
    for (Seat other : spec.seats()) {
      Contagion contagion = cast.persona(other.persona()).contagion();
      if (contagion != null && contagion.spreads() > 0) {
        random = random == null ? stream(seed, spec, seat, CATCH) : random;
        if (random.nextDouble() < contagion.spreads()) {
          roster.take(seat.agent(), cast.withMind(other.persona(), own.mind()));
          return;
        }
      }
    }
  }

  private static RandomStream stream(long seed, EncounterSpec spec, Seat seat, int what) {
    return RandomStream.of(seed, Purpose.SPREAD, spec.index(), seat.agent(), what);
  }
}
