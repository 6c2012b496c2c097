package org.murmuration.experiment.publicgoods;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.conversation.ConversationFormat;
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
    return new GoodsPlan(own);
  }

  @Override
  public List<NamedType> wireTypes() {
    List<NamedType> types = new ArrayList<>(ConversationFormat.WIRE_TYPES);
    types.add(new NamedType(GoodsOutcome.class, "goods-outcome"));
    types.add(new NamedType(PastGame.class, "past-game"));
    types.add(new NamedType(Reputation.class, "reputation"));
    types.add(new NamedType(Link.class, "link"));
    return types;
  }
}
