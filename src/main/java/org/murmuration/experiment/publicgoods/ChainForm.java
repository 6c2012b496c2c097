package org.murmuration.experiment.publicgoods;

import java.util.List;
import java.util.Locale;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.TranscriptMemory;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Occasion;
import org.murmuration.model.Population;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/** Chains of pairs that begin with an outsider, among members of a party and strangers. */
record ChainForm(Settings own, GoodsSettings settings) implements Form {

  private static final String CHAINS = "chains";

  private ChainSettings chain() {
    return settings.chain();
  }

  @Override
  public Protocol protocol() {
    return new ChainProtocol(
        new ConversationProtocol(chain().party()), new GoodsProtocol(settings));
  }

  /** What was said at the party and what came of games, as far as it fits. */
  @Override
  public MemoryRule memory() {
    return new TranscriptMemory(chain().party().memory());
  }

  @Override
  public PromptFields fields() {
    return new ChainFields(settings);
  }

  @Override
  public SchedulePlan schedule() {
    return (seed, start) -> {
      checkNumbers(start);
      return new Chains(chain());
    };
  }

  private void checkNumbers(Population start) {
    int outsiders = 0;
    for (int position = 0; position < start.size(); position++) {
      outsiders += start.persona(start.agent(position)).equals(chain().outsider()) ? 1 : 0;
    }
    if (outsiders == 0) {
      throw own.error(
          "chain",
          "needs an agent with the persona "
              + chain().outsider()
              + ", but population.personas gives it to none; give it a count");
    }
    int needed = chain().strangers() + chain().collective();
    int others = start.size() - outsiders;
    if (others < needed) {
      throw own.error(
          "chain",
          "takes "
              + needed
              + " agents beside outsiders, but population.size leaves "
              + others
              + "; it must leave at least that many");
    }
  }

  @Override
  public Occasion occasion() {
    return new Link(Acquaintance.STRANGERS, 0, Stage.BEFORE, 0);
  }

  @Override
  public List<String> measureNames() {
    return List.of(CHAINS);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return new ChainEffects(settings, setting);
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    int given = columns.indexOf(ChainEffects.GIVEN);
    int chats = columns.indexOf(ChainEffects.CHATS);
    if (given >= 0 && !Double.isNaN(values[given])) {
      return String.format(Locale.ROOT, "chains, given %.0f", values[given]);
    }
    return chats < 0 ? "" : String.format(Locale.ROOT, "party, %.0f chats", values[chats]);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed) {
    return new ChainConclusion(settings, runs, setting).conclude();
  }
}
