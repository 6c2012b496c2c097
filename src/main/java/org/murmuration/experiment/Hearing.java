package org.murmuration.experiment;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Altered;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Outcome;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Recollection;
import org.murmuration.model.Tampering;

/**
 * The rules of an encounter as its participants experience them. What was truly answered makes the
 * outcome, the payoffs and the course of the encounter. What a participant is asked, and what it
 * keeps, follows by the same rules from the answers as it heard them, its own being true.
 *
 * <p>Whether a message is altered is drawn from the seed, the index, the turn and the agent that
 * listens, so that it depends on nothing else. Without tampering this is the {@link Protocol}
 * itself.
 */
public record Hearing(Protocol protocol, long seed) {

  /** What comes next; the questions are those that the participants are asked. */
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    Step step = protocol.next(spec, soFar);
    if (spec.tampering().isEmpty() || soFar.isEmpty() || !(step instanceof Step.Ask ask)) {
      return step;
    }
    List<Altered> altered = altered(spec, soFar);
    List<Step.Query> heard = new ArrayList<>();
    for (int place = 0; place < ask.queries().size(); place++) {
      Step.Query query = ask.queries().get(place);
      Step own = protocol.next(spec, heard(protocol, spec, soFar, altered, query.seat()));
      heard.add(sameSeat(own, place, query) ? ((Step.Ask) own).queries().get(place) : query);
    }
    return new Step.Ask(heard);
  }

  private static boolean sameSeat(Step step, int place, Step.Query query) {
    return step instanceof Step.Ask ask
        && ask.queries().size() > place
        && ask.queries().get(place).seat() == query.seat();
  }

  /** What the participant in a seat keeps of an outcome, or null if nothing. */
  public Recollection recollect(EncounterSpec spec, Outcome outcome, int seat) {
    return spec.tampering().isEmpty()
        ? protocol.recollect(outcome, seat)
        : recollect(protocol, spec, outcome, altered(spec, outcome.answers()), seat);
  }

  /** What the participant in a seat keeps of an encounter, or null if nothing. */
  public static Recollection recollect(Protocol protocol, Entry.Encountered entry, int seat) {
    return entry.altered().isEmpty()
        ? protocol.recollect(entry.outcome(), seat)
        : recollect(protocol, entry.spec(), entry.outcome(), entry.altered(), seat);
  }

  /** What was heard instead of an answer. */
  public static Answer heard(Protocol protocol, Entry.Encountered entry, Altered message) {
    List<Answer> answers = entry.outcome().answers();
    return heard(protocol, entry.spec(), answers, List.of(message), message.seat())
        .get(message.turn());
  }

  private static Recollection recollect(
      Protocol protocol, EncounterSpec spec, Outcome outcome, List<Altered> altered, int seat) {
    if (altered.stream().noneMatch(message -> message.seat() == seat)) {
      return protocol.recollect(outcome, seat);
    }
    List<Answer> heard = heard(protocol, spec, outcome.answers(), altered, seat);
    return protocol.recollect(protocol.heard(spec, outcome, heard), seat);
  }

  /** The messages of an encounter that are not heard as they were said, by turn, then seat. */
  public List<Altered> altered(EncounterSpec spec, List<Answer> answers) {
    if (spec.tampering().isEmpty()) {
      return List.of();
    }
    List<Altered> all = new ArrayList<>();
    List<Step.Query> asked = asked(protocol, spec, answers);
    for (int turn = 0; turn < answers.size(); turn++) {
      Step.Query query = asked.get(turn);
      for (int seat = 0; seat < spec.seats().size(); seat++) {
        Tampering tampering = between(spec, query.seat(), seat);
        if (tampering != null
            && strikes(spec, tampering, turn)
            && !tampering
                .alteration()
                .of(query.question(), answers.get(turn))
                .equals(answers.get(turn))) {
          all.add(new Altered(turn, seat));
        }
      }
    }
    return List.copyOf(all);
  }

  private boolean strikes(EncounterSpec spec, Tampering tampering, int turn) {
    int listener = spec.seats().get(tampering.to()).agent();
    return RandomStream.of(seed, RandomStream.Purpose.TAMPER, spec.index(), listener, turn)
            .nextDouble()
        < tampering.probability();
  }

  private static Tampering between(EncounterSpec spec, int from, int to) {
    for (Tampering tampering : spec.tampering()) {
      if (tampering.from() == from && tampering.to() == to) {
        return tampering;
      }
    }
    return null;
  }

  /** The answers as the participant in a seat heard them. */
  private static List<Answer> heard(
      Protocol protocol,
      EncounterSpec spec,
      List<Answer> answers,
      List<Altered> altered,
      int seat) {
    List<Answer> heard = new ArrayList<>(answers);
    List<Step.Query> asked = asked(protocol, spec, answers);
    for (Altered message : altered) {
      if (message.seat() == seat) {
        Step.Query query = asked.get(message.turn());
        Tampering tampering = between(spec, query.seat(), seat);
        heard.set(
            message.turn(),
            tampering.alteration().of(query.question(), answers.get(message.turn())));
      }
    }
    return List.copyOf(heard);
  }

  /** What was asked for each answer. */
  private static List<Step.Query> asked(
      Protocol protocol, EncounterSpec spec, List<Answer> answers) {
    List<Step.Query> asked = new ArrayList<>();
    while (asked.size() < answers.size()
        && protocol.next(spec, answers.subList(0, asked.size())) instanceof Step.Ask ask) {
      asked.addAll(ask.queries());
    }
    return asked;
  }
}
