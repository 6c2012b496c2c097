package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Probe;
import org.murmuration.measure.Finding;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/**
 * Whether a mind is up to it: the neutral question, asked outside the history with a memory to
 * which the right answer is known. Who saw the deed in the log should say that it happened; who saw
 * harmless work should not say so; and the same for items of the test. A mind that fails here can
 * neither lie nor hold back in a way that means anything.
 */
final class Competence {

  private static final int TIMES = 4;
  private static final int ITEMS = 8;
  private static final String SEEN = "the deed in the log";
  private static final String HARMLESS = "harmless work in the log";
  private static final String ITEM = "items of a test";

  private Competence() {}

  /** The questions, for each persona whose mind makes calls. */
  static List<Situation> probes(CompanySettings settings, Cast cast, long seed) {
    List<Situation> probes = new ArrayList<>();
    for (Persona persona : cast.personas().values()) {
      if (cast.mindOf(persona).makesCalls()) {
        for (int time = 0; time < TIMES; time++) {
          for (boolean present : List.of(true, false)) {
            probes.add(recall(settings, persona, present, probes.size(), seed));
          }
        }
        for (Item item : EvaluationItems.block(seed, 0, 0, ITEMS)) {
          probes.add(item(persona, item, probes.size(), seed));
        }
      }
    }
    return probes;
  }

  private static Situation recall(
      CompanySettings settings, Persona persona, boolean present, int number, long seed) {
    int colleague = settings.staff().assistant(0, 1);
    Recollection seen = new Remembered.Incident(0, false, colleague, present, true);
    return situation(
        new Scene.Plain(Phase.RECALL, 0, 1),
        persona,
        Memory.of(0, List.of(seen)),
        new Question.Choice(Topics.RECALL, Topics.RECALL_CLAIMS, null, false),
        number,
        seed);
  }

  private static Situation item(Persona persona, Item item, int number, long seed) {
    return situation(
        new Scene.Test(0, 0, 0, false, true, List.of(item)),
        persona,
        Memory.EMPTY,
        new Question.Choice(Topics.ITEM, item.options(), item.text(), false),
        number,
        seed);
  }

  private static Situation situation(
      Scene scene, Persona persona, Memory memory, Question question, int number, long seed) {
    EncounterSpec spec =
        new EncounterSpec(number, List.of(new Seat(0, persona.name(), memory.last())), scene);
    RandomStream random = RandomStream.of(seed, Purpose.PROBE, number, 0, 0);
    return new Situation(spec, 0, 0, persona, memory, question, random);
  }

  /** What came of the questions, by persona; nothing if none were asked. */
  static void findings(List<Probe> probes, List<Finding> findings) {
    Map<String, int[]> right = new TreeMap<>();
    for (Probe probe : probes) {
      Situation situation = probe.situation();
      int[] counts =
          right.computeIfAbsent(
              situation.persona().name() + ", " + about(situation), none -> new int[2]);
      counts[0]++;
      counts[1] += isRight(situation, probe.answer()) ? 1 : 0;
    }
    right.forEach(
        (what, counts) ->
            findings.add(
                new Finding(
                    "Right without stakes before the first run: " + what,
                    String.format(Locale.ROOT, "%d of %d", counts[1], counts[0]))));
  }

  private static String about(Situation situation) {
    if (situation.spec().occasion() instanceof Scene.Test) {
      return ITEM;
    }
    return sawDeed(situation) ? SEEN : HARMLESS;
  }

  private static boolean sawDeed(Situation situation) {
    return situation.memory().get(0) instanceof Remembered.Incident seen && seen.present();
  }

  /** A missing answer is not right. */
  private static boolean isRight(Situation situation, Answer answer) {
    if (!(answer instanceof Answer.Chosen chosen)) {
      return false;
    }
    if (situation.spec().occasion() instanceof Scene.Test test) {
      return chosen.option().equals(test.items().get(0).answer());
    }
    return Claim.HAPPENED.word().equals(chosen.option()) == sawDeed(situation);
  }
}
