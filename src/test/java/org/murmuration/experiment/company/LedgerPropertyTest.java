package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.murmuration.journal.EntryFormat;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/** Whatever is answered, the ledger says what the journal says, and memories can be rebuilt. */
class LedgerPropertyTest {

  private static final int TRIES = 12;

  private static Played any(long seed, Episode episode, boolean present, int shape) {
    return Played.of(
        seed,
        Played::anything,
        "company.episode = " + episode.word(),
        "company.fact = " + (present ? "present" : "absent"),
        "company { reasoning = %s, opening = %s, exit = %s, judge = %s, items = 3, memory = 6 }"
            .formatted(shape % 2 == 0, shape % 3 == 0, shape % 5 != 0, shape % 7 == 0),
        "population.size = " + (shape % 7 == 0 ? 20 : 18));
  }

  @Property(tries = TRIES)
  void theLedgerOfTheJournalIsTheOneThatWasCarriedAlong(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll Episode episode,
      @ForAll boolean present,
      @ForAll @IntRange(max = 34) int shape)
      throws IOException {
    Played played = any(seed, episode, present, shape);
    EntryFormat format = new EntryFormat(played.plan().format());
    Ledger rebuilt = new Ledger();

    for (Entry.Encountered entry : played.entries()) {
      Entry.Encountered read = written(entry, format);
      assertThat(read).isEqualTo(entry);
      rebuilt.observe(read);
    }

    assertThat(all(rebuilt)).isEqualTo(all(played.ledger()));
  }

  private static Entry.Encountered written(Entry entry, EntryFormat format) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = EntryFormat.generator(line)) {
      format.write(entry, json);
    }
    return (Entry.Encountered)
        format.read(new JsonMapper().readTree(new ByteArrayInputStream(line.toByteArray())));
  }

  private static List<Object> all(Ledger ledger) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                ledger.deeds(),
                ledger.asked(),
                ledger.handovers(),
                ledger.statements(),
                ledger.statements(1),
                ledger.records(),
                ledger.reports(),
                ledger.briefings(),
                ledger.selected(),
                ledger.interviewed(),
                ledger.classed(),
                ledger.solved(),
                ledger.scores(),
                ledger.heldBack()));
    for (int agent = 0; agent < 20; agent++) {
      all.add(String.valueOf(ledger.recalled(agent)));
      all.add(ledger.told(agent));
      all.add(String.valueOf(ledger.verdict(agent)));
    }
    return all;
  }

  @Property(tries = TRIES)
  void theLedgerSaysNothingThatTheJournalDoesNot(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll boolean present,
      @ForAll @IntRange(max = 34) int shape) {
    Played played = any(seed, Episode.COMMENTS, present, shape);
    Ledger ledger = played.ledger();

    for (Statement statement : ledger.statements()) {
      CompanyOutcome outcome = outcome(played, statement.entry());
      assertThat(outcome.answers().get(statement.turn()))
          .isEqualTo(new Answer.Said(statement.text(), statement.claim().word()));
      assertThat(outcome.agents()).contains(statement.speaker());
      assertThat(statement.listeners())
          .hasSize(outcome.agents().size() - 1)
          .doesNotContain(statement.speaker());
    }
    assertThat(ledger.statements()).hasSize((int) claims(played));
    for (int company = 0; company < 2; company++) {
      int of = company;
      boolean done =
          played.outcomes(Phase.DEED).stream()
              .filter(deed -> deed.occasion().company() == of)
              .anyMatch(
                  deed ->
                      deed.answers().get(0) instanceof Answer.Said said
                          && said.move().equals("done"));
      assertThat(ledger.happened(company)).isEqualTo(present && done);
    }
    for (CompanyOutcome recall : played.outcomes(Phase.RECALL)) {
      Claim claim = Claim.ofWord(recall.chosen(0));
      assertThat(ledger.recalled(recall.agents().get(0))).isEqualTo(claim);
    }
  }

  private static CompanyOutcome outcome(Played played, long entry) {
    return (CompanyOutcome) played.entries().get((int) entry).outcome();
  }

  private static long claims(Played played) {
    return played.entries().stream()
        .flatMap(entry -> entry.outcome().answers().stream())
        .filter(Answer.Said.class::isInstance)
        .filter(answer -> Claim.ofWord(((Answer.Said) answer).move()) != null)
        .count();
  }

  @Property(tries = TRIES)
  void memoriesFollowFromTheNewestRecollections(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll @IntRange(max = 17) int agent) {
    Played played = any(seed, Episode.AUDIT, true, 1);
    CompanyMemory rule = (CompanyMemory) played.plan().memory(null);
    List<Recollection> newestFirst = new ArrayList<>();

    for (int i = played.entries().size() - 1; i >= 0 && !rule.suffices(newestFirst); i--) {
      Entry.Encountered entry = played.entries().get(i);
      int seat = entry.spec().seatOf(agent);
      Recollection kept =
          seat < 0 ? null : played.plan().protocol().recollect(entry.outcome(), seat);
      if (kept != null) {
        newestFirst.add(kept);
      }
    }
    Memory rebuilt = Memory.EMPTY;
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      rebuilt = rule.remember(rebuilt, 0, newestFirst.get(i));
    }

    assertThat(rebuilt.recollections()).isEqualTo(played.memory(agent).recollections());
  }
}
