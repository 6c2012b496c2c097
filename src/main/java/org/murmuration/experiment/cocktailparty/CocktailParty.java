package org.murmuration.experiment.cocktailparty;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import org.murmuration.conversation.ConversationFormat;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/** The cocktail party as an experiment. */
public final class CocktailParty implements Experiment {

  @Override
  public String name() {
    return "cocktailparty";
  }

  @Override
  public Plan configure(Settings own) {
    return new CocktailPlan(own, CocktailSettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    return ConversationFormat.WIRE_TYPES;
  }
}
