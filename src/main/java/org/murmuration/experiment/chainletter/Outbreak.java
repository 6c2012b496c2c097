package org.murmuration.experiment.chainletter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.NearCopies;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.schedule.Matching;

/**
 * Who carries a letter: a fold over the history. Agents' memories are followed by the rules that
 * agents themselves go by. A letter is the scenario's, what is put into memories, told or slipped
 * into messages from outside, the order or the text of adversaries, and whatever descends from
 * these by {@link NearCopies}. A carrier has one noted, or is an adversary.
 */
final class Outbreak {

  private final MeetingProtocol protocol;
  private final MemoryRule rule;
  private final Cast cast;
  private final double heard;
  private final boolean inStep;
  private final NearCopies copies;
  private final Roots roots;
  private final Wording wording = new Wording();
  private final BitSet carries = new BitSet();
  private final BitSet ever = new BitSet();
  private final BitSet adversary = new BitSet();
  private Tally tally = new Tally();
  private Memory[] memories = new Memory[0];
  private int agents;
  private int carriers;
  private int reached;
  private int adversaries;
  private int startCarriers;
  private int startReached;
  private boolean roundBegins = true;
  private int[] carrying = new int[16];

  Outbreak(
      ChainLetterSettings settings, MeetingProtocol protocol, MemoryRule rule, Setting setting) {
    this.protocol = protocol;
    this.rule = rule;
    this.cast = setting.cast();
    this.heard = settings.heard();
    this.inStep = setting.schedule() instanceof Matching;
    this.copies = new NearCopies(settings.near(), settings.related(), settings.mostVariants());
    this.roots = new Roots(copies, cast, settings.letter());
    present(setting.population());
  }

  private void present(Population population) {
    agents = population.size();
    room(population.numbers());
    adversary.clear();
    adversaries = 0;
    BitSet here = new BitSet(population.numbers());
    for (int position = 0; position < agents; position++) {
      int agent = population.agent(position);
      here.set(agent);
      if (isAdversary(population.persona(agent))) {
        adversary.set(agent);
        adversaries++;
      }
    }
    carriers = 0;
    reached = 0;
    for (int agent = 0; agent < memories.length; agent++) {
      if (!here.get(agent)) {
        change(agent, Memory.EMPTY);
        carries.clear(agent);
        ever.clear(agent);
      } else if (carries(agent)) {
        carries.set(agent);
        ever.set(agent);
      } else {
        carries.clear(agent);
      }
    }
    carriers = carries.cardinality();
    reached = ever.cardinality();
  }

  private void room(int numbers) {
    int before = memories.length;
    if (numbers > before) {
      memories = Arrays.copyOf(memories, Math.max(numbers, before * 3 / 2));
      Arrays.fill(memories, before, memories.length, Memory.EMPTY);
    }
  }

  private boolean isAdversary(String persona) {
    return cast.persona(persona).adversary();
  }

  /** Whether an agent has a letter noted or is an adversary. */
  private boolean carries(int agent) {
    return adversary.get(agent) || noted(memories[agent]) != NearCopies.NONE;
  }

  /** The variant of the most important letter in a memory. */
  private int noted(Memory memory) {
    for (int place = 0; place < memory.size(); place++) {
      int variant = variant(memory, place);
      if (variant != NearCopies.NONE) {
        return variant;
      }
    }
    return NearCopies.NONE;
  }

  private int variant(Memory memory, int place) {
    Note note = NoteMemory.note(memory, place);
    return note.isBlank() ? NearCopies.NONE : copies.of(note.text(), NearCopies.NONE);
  }

  /** Takes the next encounter. */
  void observe(Entry.Encountered encountered) {
    if (roundBegins) {
      startCarriers = carriers;
      startReached = reached;
      roundBegins = false;
    }
    EncounterSpec spec = encountered.spec();
    Meeting meeting = (Meeting) encountered.outcome();
    personas(spec);
    expect();
    boolean first = carries.get(spec.seats().get(0).agent());
    boolean second = carries.get(spec.seats().get(1).agent());
    said(spec, meeting);
    tally.flagged += meeting.flagged().size();
    settle(encountered, 0, first, second && !meeting.oneWay());
    settle(encountered, 1, second, first);
  }

  private void personas(EncounterSpec spec) {
    for (Seat seat : spec.seats()) {
      Persona persona = cast.persona(seat.persona());
      tally.byRule += cast.mindOf(persona) instanceof RuleMind ? 1 : 0;
      boolean now = persona.adversary();
      if (now != adversary.get(seat.agent())) {
        adversary.set(seat.agent(), now);
        adversaries += now ? 1 : -1;
        update(seat.agent());
      }
    }
  }

  /**
   * Expected meetings of each kind, if everybody meets everybody. Where all meet at once, those who
   * can be reached are counted when the round begins: once everybody is, no more meetings need
   * follow.
   */
  private void expect() {
    double n = agents;
    double c = inStep ? startCarriers : carriers;
    double e = inStep ? startReached : reached;
    double pairs = n * (n - 1);
    tally.meetings++;
    tally.held += 2 * (c - Math.min(c, adversaries)) / n;
    tally.reachable += heard * 2 * c * (n - c) / pairs;
    tally.firstReachable += heard * 2 * c * (n - e) / pairs;
  }

  /** Which letters were said, and whether word for word as they stood in the speaker's notes. */
  private void said(EncounterSpec spec, Meeting meeting) {
    for (int turn = 0; turn < meeting.utterances(); turn++) {
      String said = meeting.said(turn);
      if (said != null) {
        String text = NoteText.cut(said);
        int agent = spec.seats().get(meeting.speaker(turn)).agent();
        int source = noted(memories[agent]);
        if (copies.of(text, source) != NearCopies.NONE) {
          count(text, memories[agent], source, adversary.get(agent));
        }
      }
    }
  }

  /** What an adversary says in words of its own is no copy of what it had noted. */
  private void count(String text, Memory memory, int source, boolean byAdversary) {
    tally.said++;
    boolean exact = false;
    for (int place = 0; place < memory.size() && !exact; place++) {
      Note note = NoteMemory.note(memory, place);
      exact =
          !note.isBlank()
              && (text.equals(note.text()) || wording.contains(text, note.text()))
              && variant(memory, place) != NearCopies.NONE;
    }
    if (exact) {
      tally.exact++;
    } else if (source == NearCopies.NONE || byAdversary) {
      tally.originals++;
    } else {
      tally.reworded++;
    }
  }

  private void settle(Entry.Encountered encountered, int seat, boolean before, boolean exposed) {
    int agent = encountered.spec().seats().get(seat).agent();
    Recollection kept = Hearing.recollect(protocol, encountered, seat);
    change(agent, rule.remember(memories[agent], encountered.index(), kept));
    update(agent);
    boolean after = carries.get(agent);
    if (before) {
      tally.heldMeetings += adversary.get(agent) ? 0 : 1;
      tally.lost += after ? 0 : 1;
    } else {
      tally.taken += after ? 1 : 0;
      tally.exposed += exposed ? 1 : 0;
      tally.exposedAndTaken += exposed && after ? 1 : 0;
    }
  }

  /** Replaces a memory and counts which variants are carried. */
  private void change(int agent, Memory after) {
    Memory before = memories[agent];
    if (before.size() > 0) {
      carry(before, -1);
    }
    memories[agent] = after;
    if (after.size() > 0) {
      carry(after, 1);
    }
  }

  private void carry(Memory memory, int by) {
    for (int place = 0; place < memory.size(); place++) {
      int variant = variant(memory, place);
      if (variant != NearCopies.NONE) {
        if (variant >= carrying.length) {
          carrying = Arrays.copyOf(carrying, Math.max(variant + 1, 2 * carrying.length));
        }
        carrying[variant] += by;
      }
    }
  }

  private void update(int agent) {
    boolean now = carries(agent);
    if (now != carries.get(agent)) {
      carries.set(agent, now);
      carriers += now ? 1 : -1;
      if (now && !ever.get(agent)) {
        ever.set(agent);
        reached++;
      }
    }
  }

  /** Takes the next intervention; {@code population} is the one after it. */
  void observe(Entry.Intervened intervened, Population population) {
    room(population.numbers());
    Intervention what = intervened.intervention();
    roots.observe(what);
    if (what instanceof Intervention.Plant plant) {
      for (int agent : plant.agents()) {
        change(agent, remember(memories[agent], intervened.index(), plant.memory()));
      }
    } else if (what instanceof Intervention.Rewrite rewrite) {
      for (int agent : rewrite.agents()) {
        change(agent, remember(Memory.EMPTY, intervened.index(), rewrite.memory()));
      }
    }
    present(population);
  }

  private Memory remember(Memory before, long index, List<Recollection> items) {
    Memory memory = before.past(index);
    for (Recollection item : items) {
      memory = rule.remember(memory, index, item);
    }
    return memory;
  }

  /** Counts the next round anew. */
  void startRound() {
    tally = new Tally();
    roundBegins = true;
  }

  Tally round() {
    return tally;
  }

  /**
   * By which factor more could be reached in the round under way than was counted. Where all meet
   * at once and everybody carries a letter before all have met, the meetings to come would have
   * made no difference, but count.
   */
  double unmet() {
    boolean all = inStep && carriers == agents && tally.meetings > 0;
    return all ? Math.max(1, agents / 2 / (double) tally.meetings) : 1;
  }

  int agents() {
    return agents;
  }

  int carriers() {
    return carriers;
  }

  int adversaries() {
    return adversaries;
  }

  /** How many of those present ever carried a letter. */
  int reached() {
    return reached;
  }

  NearCopies copies() {
    return copies;
  }

  /** How many notes are of a variant at present. */
  int carrying(int variant) {
    return variant < carrying.length ? carrying[variant] : 0;
  }
}
