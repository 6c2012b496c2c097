package org.murmuration.experiment.cocktailparty;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.conversation.ChatEnd;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.Gathering;
import org.murmuration.conversation.Sociable;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Seat;
import org.murmuration.settings.Settings;

/** What tests of the cocktail party start from. */
final class Given {

  private Given() {}

  /** The settings of the reference with some changed, as in {@code window=2}. */
  static CocktailSettings settings(String... changed) {
    var kinds = ConfigFactory.parseResources("reference.conf").resolve();
    return CocktailSettings.read(
        Settings.root(
            ConfigFactory.parseString(String.join("\n", changed)),
            kinds.getConfig("murmuration.scenario.cocktailparty"),
            kinds.getConfig("murmuration.kinds"),
            Path::of));
  }

  static Setting setting(int agents) {
    Cast cast =
        new Cast(
            Map.of(
                "default", new Persona("default", "crowd", "", false),
                "recluse", new Persona("recluse", "crowd", "", true)),
            Map.of("crowd", new Sociable(0, 1, 1, 2)));
    return new Setting(cast, new PartySchedule(settings().party()), new Guests(agents));
  }

  /** Agents 0, 1, …. */
  record Guests(int size) implements Population {
    @Override
    public int agent(int position) {
      return position;
    }

    @Override
    public boolean contains(int agent) {
      return agent < size;
    }

    @Override
    public String persona(int agent) {
      return "default";
    }

    @Override
    public int numbers() {
      return size;
    }

    @Override
    public int version() {
      return 0;
    }
  }

  private static Entry.Encountered met(
      Gathering about, List<Answer> answers, ChatEnd end, Integer... agents) {
    List<Seat> seats =
        Arrays.stream(agents).map(agent -> new Seat(agent, "default", Memory.NOTHING)).toList();
    return new Entry.Encountered(
        new EncounterSpec(0, seats, about), new Conversation(answers, about, List.of(agents), end));
  }

  static Entry.Encountered invites(int round, int agents, int agent, Integer... guest) {
    List<Integer> all = IntStream.range(0, agents).boxed().toList();
    return met(
        new Gathering.Inviting(round, Agents.of(all)),
        List.of(new Answer.Picked(List.of(guest))),
        null,
        agent);
  }

  static Entry.Encountered accepts(int round, int agent, Integer... inviters) {
    return met(
        new Gathering.Accepting(round, List.of(inviters)),
        List.of(new Answer.Picked(List.of(inviters))),
        null,
        agent);
  }

  static Entry.Encountered chat(int round, int one, int other, String text) {
    return met(
        new Gathering.Chatting(round),
        List.of(new Answer.Said(text, ConversationProtocol.LEAVE)),
        ChatEnd.LEFT,
        one,
        other);
  }
}
