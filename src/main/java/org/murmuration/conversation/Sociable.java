package org.murmuration.conversation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Recollection;

/**
 * A rule for guests of a party. It invites somebody with a probability, each guest with a chance
 * that grows with the number of chats with it that it remembers, (1 + chats)^attachment; accepts
 * each invitation with a probability; says set phrases, which mean nothing, and leaves with its
 * last turn. It sums up with whom it talked how often, in words that it reads again.
 *
 * @param attachment exponent; 0: everybody is as welcome, however well known
 * @param activity probability of inviting somebody in a round
 * @param accepts probability of accepting an invitation
 * @param turns its utterances in a chat, 1 or more
 */
public record Sociable(double attachment, double activity, double accepts, int turns)
    implements RuleMind {

  private static final Pattern COUNTED = Pattern.compile("(\\d{1,9}) × no\\. (\\d{1,9})(?=[,.])");
  private static final String NOTHING = "I have talked with nobody.";

  /** Answers the questions that are asked at a party, and no others. */
  @Override
  public Answer decide(Situation situation) {
    RandomStream random = situation.random();
    Question question = situation.question();
    if (question instanceof Question.Pick pick) {
      boolean inviting = pick.topic().equals(ConversationProtocol.INVITE);
      return new Answer.Picked(
          inviting ? invited(pick, situation.memory(), random) : accepted(pick, random));
    }
    if (question instanceof Question.Utterance chat) {
      long own = chat.said().stream().filter(line -> line.seat() == situation.seat()).count();
      List<String> moves = chat.moves();
      String move = own + 1 < turns ? ConversationProtocol.STAY : ConversationProtocol.LEAVE;
      return new Answer.Said(SmallTalk.draw(random), moves.contains(move) ? move : null);
    }
    if (question instanceof Question.Composition composition) {
      return new Answer.Composed(
          Collections.nCopies(composition.texts(), summary(situation.memory())));
    }
    throw new IllegalArgumentException("nobody asks " + question.topic() + " at a party");
  }

  private List<Integer> invited(Question.Pick pick, Memory memory, RandomStream random) {
    if (random.nextDouble() >= activity || pick.among().size() == 0) {
      return List.of();
    }
    SortedMap<Integer, Integer> known = chats(memory);
    known.keySet().removeIf(agent -> !pick.among().contains(agent));
    int strangers = pick.among().size() - known.size();
    double[] weights = new double[known.size()];
    double all = strangers;
    int place = 0;
    for (int chats : known.values()) {
      weights[place] = StrictMath.pow(1.0 + chats, attachment);
      all += weights[place++];
    }
    double drawn = random.nextDouble() * all - strangers;
    if (drawn < 0 || known.isEmpty()) {
      return List.of(stranger(pick.among(), known, random.nextInt(strangers)));
    }
    place = 0;
    int last = -1;
    for (int agent : known.keySet()) {
      last = agent;
      drawn -= weights[place++];
      if (drawn < 0) {
        break;
      }
    }
    return List.of(last);
  }

  /** Number {@code place} of those among whom are not known. */
  private static int stranger(Agents among, SortedMap<Integer, Integer> known, int place) {
    int low = place;
    int high = place + known.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int agent = among.get(middle);
      int unknown = middle + 1 - known.headMap(agent + 1).size();
      if (unknown > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return among.get(low);
  }

  private List<Integer> accepted(Question.Pick pick, RandomStream random) {
    Agents among = pick.among();
    return IntStream.range(0, among.size())
        .filter(place -> random.nextDouble() < accepts)
        .limit(pick.most())
        .mapToObj(among::get)
        .toList();
  }

  /** With whom an agent remembers to have talked how often. */
  static SortedMap<Integer, Integer> chats(Memory memory) {
    SortedMap<Integer, Integer> chats = new TreeMap<>();
    for (Recollection recollection : memory.recollections()) {
      if (recollection instanceof PastChat chat && chat.other() >= 0) {
        chats.merge(chat.other(), 1, Integer::sum);
      } else if (recollection instanceof Summary summary) {
        Matcher counted = COUNTED.matcher(summary.text());
        while (counted.find()) {
          chats.merge(
              Integer.parseInt(counted.group(2)) - 1,
              Integer.parseInt(counted.group(1)),
              Integer::sum);
        }
      }
    }
    return chats;
  }

  private static String summary(Memory memory) {
    Map<Integer, Integer> chats = chats(memory);
    return chats.isEmpty()
        ? NOTHING
        : chats.entrySet().stream()
            .map(chat -> chat.getValue() + " × no. " + (chat.getKey() + 1))
            .collect(Collectors.joining(", ", "I have talked ", "."));
  }

  /** Why it cannot choose: it only takes part in parties. */
  @Override
  public Optional<String> objection(List<String> options) {
    return Optional.of("it is a guest of parties, and answers nothing else");
  }
}
