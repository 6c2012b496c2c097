package org.murmuration.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Plan;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.experiment.Step;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.Budget;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Answer;
import org.murmuration.model.Contagion;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Outcome;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.scenario.EngineSettings;
import org.murmuration.scenario.PersonaShare;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.StopRule;
import org.murmuration.schedule.Groups;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/**
 * An experiment for tests of the engine: encounters of any number of seats and of one to three
 * steps. All are asked at once; then, in two of three encounters, the last seat alone; then, in one
 * of three, the host two questions and the last seat one, all at once. Every question after the
 * first step, every answer of {@link #SENSITIVE} and so every later line of the journal depends on
 * everything before, so that one wrong memory changes all that follows.
 */
final class Roundtable implements Plan {

  /** What was said, and on what occasion if the schedule knows. */
  record Talk(List<Answer> answers, Occasion occasion) implements Outcome {

    Talk(List<Answer> answers) {
      this(answers, null);
    }
  }

  /** What one participant keeps of it. */
  record Heard(String what) implements Recollection {}

  /** Answers from a digest of the whole situation; now and then it refuses. */
  static final RuleMind SENSITIVE = Roundtable::digest;

  private static final int WINDOW = 3;

  /** A scenario of encounters of {@code seats} agents with one mind. */
  static Scenario scenario(int agents, int seats, int rounds, Mind mind) {
    return scenario(agents, seats, rounds, mind, List.of());
  }

  static Scenario scenario(
      int agents, int seats, int rounds, Mind mind, List<PlannedIntervention> interventions) {
    return scenario(agents, (seed, start) -> new Groups(seats), rounds, mind, interventions);
  }

  /** A scenario of a dinner in {@link Courses}. */
  static Scenario dinner(int agents, int rounds, Mind mind, PlannedIntervention... interventions) {
    return scenario(agents, (seed, start) -> new Courses(), rounds, mind, List.of(interventions));
  }

  private static Scenario scenario(
      int agents,
      SchedulePlan schedule,
      int rounds,
      Mind mind,
      List<PlannedIntervention> interventions) {
    Cast cast =
        new Cast(
            Map.of(
                "guest", new Persona("guest", "mind", "", false),
                "heckler", new Persona("heckler", "mind", "", true),
                "order", new Persona("order", "mind", "", true, new Contagion(0.4, 0.2))),
            Map.of("mind", mind, "other", mind));
    return new Scenario(
        "roundtable",
        "roundtable",
        "roundtable",
        7,
        1,
        agents,
        List.of(new PersonaShare("guest", agents)),
        cast,
        new Roundtable(),
        schedule,
        interventions,
        new StopRule(rounds, false, Integer.MAX_VALUE / 1000),
        new EngineSettings(EngineSettings.Executor.ACTORS, 8, 64, 0),
        new Budget.Limits(null, null, null, "USD", null),
        List.of(),
        Map.of(),
        Map.of());
  }

  private static Answer digest(Situation s) {
    Question.Choice question = (Question.Choice) s.question();
    int hash =
        (s.agent()
                + s.persona().name()
                + s.encounter()
                + s.memory()
                + question.topic()
                + question.subject()
                + s.random().nextInt())
            .hashCode();
    return hash % 17 == 0
        ? new Answer.Missing(Answer.Reason.REFUSED)
        : new Answer.Chosen(Integer.toHexString(hash));
  }

  @Override
  public Protocol protocol() {
    return new Protocol() {
      @Override
      public Step next(EncounterSpec spec, List<Answer> soFar) {
        int seats = spec.seats().size();
        int last = seats - 1;
        long steps = 1 + spec.index() % 3;
        if (soFar.isEmpty()) {
          List<Step.Query> all = new ArrayList<>();
          for (int seat = last; seat >= 0; seat--) {
            all.add(new Step.Query(seat, question("opinion", "")));
          }
          return new Step.Ask(all);
        }
        if (soFar.size() == seats && steps >= 2) {
          return new Step.Ask(List.of(new Step.Query(last, question("reply", soFar.toString()))));
        }
        if (soFar.size() == seats + 1 && steps == 3) {
          return new Step.Ask(
              List.of(
                  new Step.Query(0, question("summary", soFar.toString())),
                  new Step.Query(last, question("objection", soFar.toString())),
                  new Step.Query(0, question("thanks", soFar.toString()))));
        }
        return new Step.Finish(new Talk(soFar, spec.occasion()));
      }

      @Override
      public Recollection recollect(Outcome outcome, int seat) {
        int digest = (outcome.toString() + seat).hashCode();
        return digest % 5 == 0 ? null : new Heard(Integer.toHexString(digest));
      }
    };
  }

  private static Question question(String topic, String subject) {
    return new Question.Choice(topic, List.of(), subject, true);
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new MemoryRule() {
      @Override
      public Memory remember(Memory memory, long index, Recollection recollection) {
        return recollection == null ? memory.past(index) : memory.with(index, recollection, WINDOW);
      }

      @Override
      public boolean suffices(List<Recollection> newestFirst) {
        return newestFirst.size() >= WINDOW;
      }
    };
  }

  @Override
  public OutcomeFormat format() {
    return new OutcomeFormat() {
      @Override
      public void write(Outcome outcome, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("answers");
        for (Answer answer : outcome.answers()) {
          json.writeString(answer instanceof Answer.Chosen chosen ? chosen.option() : null);
        }
        json.writeEndArray();
        if (outcome.occasion() instanceof Courses.Course course) {
          json.writeNumberField("round", course.round());
          json.writeNumberField("course", course.number());
        }
      }

      @Override
      public Outcome read(JsonNode line) {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode answer : line.required("answers")) {
          answers.add(
              answer.isNull()
                  ? new Answer.Missing(Answer.Reason.REFUSED)
                  : new Answer.Chosen(answer.textValue()));
        }
        return new Talk(
            List.copyOf(answers),
            line.has("course")
                ? new Courses.Course(line.get("round").intValue(), line.get("course").intValue())
                : null);
      }

      @Override
      public void write(Recollection recollection, JsonGenerator json) throws IOException {
        json.writeString(((Heard) recollection).what());
      }

      @Override
      public Recollection readRecollection(JsonNode value) {
        return new Heard(value.textValue());
      }
    };
  }

  @Override
  public Prompts prompts() {
    throw new UnsupportedOperationException("no mind at this table has prompts");
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public List<String> mindKinds() {
    return List.of();
  }

  @Override
  public Mind mind(String kind, Settings settings) {
    throw new IllegalArgumentException(kind);
  }

  @Override
  public List<Recollection> planted(Settings settings) {
    return List.of();
  }

  @Override
  public void check(Setting setting) {}

  @Override
  public List<String> measureNames() {
    return List.of();
  }

  @Override
  public List<String> defaultMeasures(Cast cast) {
    return List.of();
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return new Attendance();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return "";
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new Conclusion(List.of(), List.of(), Map.of());
  }
}
