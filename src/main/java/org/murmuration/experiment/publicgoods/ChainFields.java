package org.murmuration.experiment.publicgoods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.conversation.ConversationFields;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.PromptFields;

/**
 * What prompts of chains can refer to: the fields of games, {@code atParty} and {@code inGame},
 * {@code collective} (whether whoever is asked comes from the party), and those of the party, of
 * which {@code history} is called {@code party}, {@code remembers} {@code met}, and {@code words}
 * {@code chat-words}.
 */
final class ChainFields implements PromptFields {

  private final GoodsFields games;
  private final ConversationFields party;

  ChainFields(GoodsSettings settings) {
    this.games = new GoodsFields(settings);
    this.party = new ConversationFields(settings.chain().party());
  }

  @Override
  public Map<String, Object> fixed() {
    Map<String, Object> fields = renamed(party.fixed());
    fields.putAll(games.fixed());
    return fields;
  }

  @Override
  public Map<String, Object> of(Situation situation, List<String> options) {
    boolean atParty = ConversationProtocol.asks(situation.question());
    Map<String, Object> fields = renamed(party.of(situation, options));
    fields.putAll(games.of(situation, options));
    if (atParty) {
      for (String asked : List.of("talking", "giving", "pointing", "naming")) {
        fields.put(asked, false);
      }
    }
    fields.put("atParty", atParty);
    fields.put("inGame", !atParty);
    fields.put(
        "collective",
        situation.spec().occasion() instanceof Link link && link.arm() != Acquaintance.STRANGERS);
    return fields;
  }

  private static Map<String, Object> renamed(Map<String, Object> party) {
    Map<String, Object> fields = new HashMap<>(party);
    Map.of("history", "party", "remembers", "met", "words", "chat-words")
        .forEach(
            (from, to) -> {
              if (fields.containsKey(from)) {
                fields.put(to, fields.remove(from));
              }
            });
    return fields;
  }

  @Override
  public Map<String, Object> example() {
    Map<String, Object> fields = renamed(party.example());
    fields.putAll(games.example());
    for (String flag : List.of("atParty", "inGame", "collective")) {
      fields.put(flag, true);
    }
    return fields;
  }
}
