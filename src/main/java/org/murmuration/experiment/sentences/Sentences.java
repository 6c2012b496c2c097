package org.murmuration.experiment.sentences;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.conversation.ConversationFormat;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/** Creative sentences as an experiment. */
public final class Sentences implements Experiment {

  @Override
  public String name() {
    return "sentences";
  }

  @Override
  public Plan configure(Settings own) {
    return new SentencesPlan(own, SentencesSettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    List<NamedType> types = new ArrayList<>(ConversationFormat.WIRE_TYPES);
    types.add(new NamedType(Piece.class, "piece"));
    types.add(new NamedType(Brainstorm.class, "brainstorm"));
    types.add(new NamedType(Task.Choosing.class, "choosing"));
    types.add(new NamedType(Task.Brainstorming.class, "brainstorming"));
    types.add(new NamedType(Task.Composing.class, "composing"));
    types.add(new NamedType(Task.Judging.class, "judging"));
    return types;
  }
}
