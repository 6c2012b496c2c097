package org.murmuration.experiment.chainletter;

import java.util.List;
import org.murmuration.experiment.Cast;
import org.murmuration.measure.NearCopies;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Scripted;
import org.murmuration.model.Alteration;
import org.murmuration.model.Intervention;
import org.murmuration.model.Persona;
import org.murmuration.model.Recollection;

/**
 * The first texts of all letters: the scenario's, what adversaries are ordered to say or always
 * say, and what is put into memories, told or slipped into messages from outside.
 */
final class Roots {

  private final NearCopies copies;
  private final Cast cast;

  Roots(NearCopies copies, Cast cast, String letter) {
    this.copies = copies;
    this.cast = cast;
    copies.root(letter);
    cast.personas().values().forEach(this::add);
  }

  /** Takes the next intervention. */
  void observe(Intervention what) {
    if (what instanceof Intervention.Plant plant) {
      add(plant.memory());
    } else if (what instanceof Intervention.Rewrite rewrite) {
      add(rewrite.memory());
    } else if (what instanceof Intervention.Convert convert) {
      add(cast.persona(convert.persona()));
    } else if (what instanceof Intervention.Join join) {
      add(cast.persona(join.persona()));
    } else if (what instanceof Intervention.Broadcast broadcast) {
      copies.root(broadcast.text());
    } else if (what instanceof Intervention.Tamper tamper) {
      add(tamper.alteration());
    }
  }

  private void add(List<Recollection> planted) {
    planted.forEach(one -> copies.root(((Note) one).text()));
  }

  private void add(Persona persona) {
    if (persona.adversary()) {
      copies.root(persona.identity());
      Mind mind = cast.mindOf(persona);
      if (mind instanceof Sender sender) {
        copies.root(sender.letter());
      } else if (mind instanceof Scripted scripted && scripted.say() != null) {
        copies.root(scripted.say());
      }
    }
  }

  private void add(Alteration alteration) {
    if (alteration instanceof Alteration.Say say) {
      copies.root(say.text());
    } else if (alteration instanceof Alteration.Append append) {
      copies.root(append.text());
    }
  }
}
