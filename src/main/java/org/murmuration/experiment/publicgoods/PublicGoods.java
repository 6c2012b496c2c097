package org.murmuration.experiment.publicgoods;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/** Public goods as an experiment. */
public final class PublicGoods implements Experiment {

  @Override
  public String name() {
    return "publicgoods";
  }

  @Override
  public Plan configure(Settings own) {
    return new GoodsPlan(own, GoodsSettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    return List.of(
        new NamedType(GoodsOutcome.class, "goods-outcome"),
        new NamedType(PastGame.class, "past-game"),
        new NamedType(Reputation.class, "reputation"));
  }
}
