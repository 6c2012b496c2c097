package org.murmuration.journal;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.murmuration.model.Alteration;
import org.murmuration.model.Altered;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;
import org.murmuration.model.Term;

/** Histories of all kinds of entries with all kinds of texts, as {@link Diary} keeps them. */
public final class AnyHistory {

  private AnyHistory() {}

  /** An entry that still lacks its place in the history. */
  private interface Draft {
    Entry at(long index);
  }

  /** Histories of up to twenty entries. */
  public static Arbitrary<List<Entry>> any() {
    return Arbitraries.oneOf(encounters(), interventions())
        .list()
        .ofMaxSize(20)
        .map(
            drafts -> {
              List<Entry> entries = new ArrayList<>();
              drafts.forEach(draft -> entries.add(draft.at(entries.size())));
              return entries;
            });
  }

  private static Arbitrary<Draft> encounters() {
    Arbitrary<Answer> chosen = texts().map(Answer.Chosen::new);
    Arbitrary<Answer> missing = Arbitraries.of(Answer.Reason.values()).map(Answer.Missing::new);
    Arbitrary<Seat> seats =
        Combinators.combine(
                Arbitraries.integers().between(0, 9_999_999),
                texts(),
                Arbitraries.longs().between(-1, 1L << 40))
            .as(Seat::new);
    Arbitrary<Tampering> tampering =
        Combinators.combine(small(), small(), Arbitraries.doubles().between(0, 1), alterations())
            .as(Tampering::new);
    Arbitrary<Altered> altered = Combinators.combine(small(), small()).as(Altered::new);
    return Combinators.combine(
            seats.list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.oneOf(chosen, missing).list().ofMaxSize(6),
            tampering.list().ofMaxSize(2),
            altered.list().ofMaxSize(2))
        .as(
            (places, answers, lines, messages) ->
                index ->
                    new Entry.Encountered(
                        new EncounterSpec(index, places, lines, null),
                        new Diary.Said(answers),
                        lines.isEmpty() ? List.of() : messages));
  }

  private static Arbitrary<Integer> small() {
    return Arbitraries.integers().between(0, 9);
  }

  private static Arbitrary<Alteration> alterations() {
    return Arbitraries.oneOf(
        texts().map(Alteration.Say::new),
        texts().map(Alteration.Append::new),
        Arbitraries.just(new Alteration.Drop()));
  }

  private static Arbitrary<Draft> interventions() {
    Arbitrary<List<Integer>> agents =
        Arbitraries.integers().between(0, 9_999_999).list().ofMaxSize(6);
    Arbitrary<List<Recollection>> memory =
        texts().<Recollection>map(Diary.Kept::new).list().ofMaxSize(4);
    Arbitrary<Intervention> any =
        Arbitraries.oneOf(
            Combinators.combine(agents, texts()).as(Intervention.Convert::new),
            Combinators.combine(agents, texts()).as(Intervention.Join::new),
            Combinators.combine(agents, memory).as(Intervention.Rewrite::new),
            Combinators.combine(agents, texts(), texts()).as(Intervention.Convert::new),
            Combinators.combine(agents, texts(), texts()).as(Intervention.Join::new),
            Combinators.combine(agents, memory, previous()).as(Intervention.Plant::new),
            Combinators.combine(agents, texts(), previous()).as(Intervention.Broadcast::new),
            Combinators.combine(agents, previous(), previous()).as(Intervention.Branch::new),
            Combinators.combine(agents, texts()).as(Intervention.Exchange::new),
            Combinators.combine(
                    agents,
                    Combinators.combine(small(), small())
                        .as(Intervention.Edge::new)
                        .list()
                        .ofMaxSize(2)
                        .injectNull(0.5),
                    Arbitraries.of(Intervention.Direction.values()),
                    Arbitraries.doubles().between(0, 1),
                    alterations())
                .as(Intervention.Tamper::new),
            agents.map(Intervention.Heal::new),
            agents.map(Intervention.Leave::new));
    Arbitrary<Term> term =
        Combinators.combine(small(), Arbitraries.of(Term.Recovery.values()))
            .as(Term::new)
            .injectNull(0.5);
    return Combinators.combine(texts(), any, term)
        .as(
            (by, intervention, lasts) ->
                index -> new Entry.Intervened(index, by, intervention, lasts));
  }

  private static Arbitrary<List<Long>> previous() {
    return Arbitraries.longs().between(-1, 1L << 40).list().ofMaxSize(4);
  }

  /** Any Unicode text, line ends, quotes and characters beyond the first plane included. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(12),
        Arbitraries.of("", "\n", "\r\n", "\"", "\\", "\u0000", "\u2028", "Zoë", "名前", "🐦‍⬛"));
  }

  private static char[] surrogates() {
    char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return all;
  }
}
