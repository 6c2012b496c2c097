package org.murmuration.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.experiment.Portrayal;
import org.murmuration.experiment.Step;
import org.murmuration.intervention.InterventionException;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.Journal;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.settings.InputError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers those who watch a run and does what they tell it. Everything but the answer of a mind is
 * done at once, between two entries of the history; both executors are shells around it. Not
 * thread-safe.
 */
final class Steering {

  private static final Logger LOG = LoggerFactory.getLogger(Steering.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_IN_FLIGHT = 100_000;
  private static final int MOST_ENTRIES = 200;

  private final RunSpec run;
  private final Rules rules;
  private final Timeline timeline;
  private final Journal journal;
  private final Onlooker onlooker;
  private final Views views;
  private final Consumer<Runnable> later;
  private long interviews = System.currentTimeMillis();

  /**
   * Steers a run.
   *
   * @param later has something done between two entries, by whoever carries the run out
   */
  Steering(
      RunSpec run,
      Rules rules,
      Timeline timeline,
      Journal journal,
      Onlooker onlooker,
      Consumer<Runnable> later) {
    this.run = run;
    this.rules = rules;
    this.timeline = timeline;
    this.journal = journal;
    this.onlooker = onlooker;
    this.views = new Views(run, timeline, onlooker);
    this.later = later;
  }

  /**
   * Does what is asked, or begins to; whoever carries the run out then lets it go on as far as it
   * may.
   *
   * @param reply told once, from any thread
   */
  void handle(Request request, Consumer<Reply> reply) {
    try {
      if (request instanceof Request.Intervene wish) {
        intervene(wish, reply);
      } else if (request instanceof Request.Interview interview) {
        interview(interview, reply);
      } else if (request.isCommand()) {
        reply.accept(command(request));
      } else {
        reply.accept(question(request));
      }
    } catch (InputError | InterventionException e) {
      reply.accept(wrong(e.getMessage()));
    } catch (RuntimeException e) {
      // Whoever watches must not bring a run down.
      LOG.error("a request about run {} failed", run.run(), e);
      reply.accept(new Reply.Refused("failed", "this is a defect of Murmuration; see the log"));
    }
  }

  /** The answer to what is only asked. */
  Reply question(Request request) {
    if (request instanceof Request.Rounds rounds) {
      return views.rounds(rounds.from());
    }
    if (request instanceof Request.Entries entries) {
      return views.entries(entries.from(), entries.most());
    }
    if (request instanceof Request.EntryAt entry) {
      return views.entryAt(entry.index());
    }
    if (request instanceof Request.Agents agents) {
      return views.agents(agents.from(), agents.most(), agents.persona(), agents.adversaries());
    }
    if (request instanceof Request.AgentAt at) {
      return isKnown(at.agent()) ? agent(at) : noAgent(at.agent());
    }
    if (request instanceof Request.Network) {
      return views.network();
    }
    if (request instanceof Request.Panels) {
      return views.panels();
    }
    if (request instanceof Request.Library) {
      return views.library();
    }
    if (request instanceof Request.Preview preview) {
      Intervention reached = timeline.preview(read(preview.intervention()));
      return new Reply.Preview(Narration.text(reached), reached.agents());
    }
    return views.state(journal.trouble());
  }

  private Reply command(Request request) {
    if (timeline.end().isPresent()) {
      return new Reply.Refused("not-now", "the run is over");
    }
    if (request instanceof Request.Pause) {
      timeline.pause();
    } else if (request instanceof Request.Proceed) {
      timeline.proceed();
    } else if (request instanceof Request.Stop) {
      timeline.stop(EndReason.STOPPED);
    } else if (request instanceof Request.InFlight cap) {
      if (cap.most() < 1 || cap.most() > MOST_IN_FLIGHT) {
        return wrong("in-flight is " + cap.most() + "; it must be 1 to " + MOST_IN_FLIGHT);
      }
      timeline.inFlight(cap.most());
    } else if (request instanceof Request.Step step) {
      if (step.encounters() < 0 || step.encounters() == 0 && step.rounds() < 1) {
        return wrong("a step takes encounters or rounds, 1 or more");
      }
      if (step.encounters() > 0) {
        timeline.step(step.encounters());
      } else {
        timeline.stepRounds(step.rounds());
      }
    }
    return views.state(journal.trouble());
  }

  private PlannedIntervention read(String intervention) {
    return run.scenario().live().read(intervention);
  }

  private void intervene(Request.Intervene wish, Consumer<Reply> reply) {
    timeline.intervene(
        new Wish(
            wish.by(),
            read(wish.intervention()),
            entry ->
                reply.accept(
                    new Reply.Intervened(
                        entry.index(),
                        Narration.text(entry.intervention()),
                        entry.intervention().agents())),
            why -> reply.accept(new Reply.Refused("not-now", why))));
  }

  private void interview(Request.Interview asked, Consumer<Reply> reply) {
    if (!isKnown(asked.agent())) {
      reply.accept(noAgent(asked.agent()));
      return;
    }
    Situation now = situation(asked.agent());
    Mind mind = rules.mindOf(now);
    if (asked.question() != null && !mind.takesInterviews()) {
      reply.accept(
          wrong(
              "the mind "
                  + now.persona().mind()
                  + " cannot be asked in words; leave the question out to ask what the game asks"));
      return;
    }
    long position = timeline.position();
    CompletionStage<Answer> answer = mind.interview(now, asked.question(), interviews++);
    answer.whenComplete(
        (given, failure) ->
            later.accept(
                () -> {
                  if (failure != null) {
                    reply.accept(new Reply.Refused("not-now", RunFailure.reason(failure)));
                  } else {
                    answered(asked, now, position, given, reply);
                  }
                }));
  }

  private void answered(
      Request.Interview asked, Situation now, long position, Answer given, Consumer<Reply> reply) {
    String question = asked.question() == null ? inWords(now.question()) : asked.question();
    boolean missing = given instanceof Answer.Missing;
    String answer = inWords(given);
    if (!asked.remember() || missing) {
      reply.accept(interviewed(now, position, question, answer, missing, -1));
      return;
    }
    timeline.intervene(
        new Wish(
            asked.by(),
            told(asked.agent(), "You were asked: " + question + "\nYou answered: " + answer),
            entry ->
                reply.accept(interviewed(now, position, question, answer, false, entry.index())),
            why -> reply.accept(interviewed(now, position, question, answer, false, -1))));
  }

  /** An intervention that tells one agent a text. */
  private PlannedIntervention told(int agent, String text) {
    return read(
        JSON.createObjectNode()
            .<ObjectNode>set("broadcast", JSON.createObjectNode().put("text", text))
            .<ObjectNode>set(
                "placement", JSON.createObjectNode().set("ids", JSON.createArrayNode().add(agent)))
            .toString());
  }

  private static Reply interviewed(
      Situation now,
      long position,
      String question,
      String answer,
      boolean missing,
      long remembered) {
    return new Reply.Interviewed(
        position, now.agent(), now.persona().name(), question, answer, missing, remembered);
  }

  private static String inWords(Answer answer) {
    if (answer instanceof Answer.Chosen chosen) {
      return chosen.option();
    }
    return answer instanceof Answer.Missing missing
        ? missing.reason().word()
        : Portrayal.line(0, answer).text();
  }

  private static String inWords(Question question) {
    return question instanceof Question.Choice choice
        ? choice.topic() + ": one of " + String.join(", ", choice.options())
        : question.topic();
  }

  private Reply agent(Request.AgentAt at) {
    Situation now = situation(at.agent());
    List<String> memory = new ArrayList<>();
    for (Recollection recollection : now.memory().recollections()) {
      memory.add(run.scenario().plan().portrayal().recollection(recollection));
    }
    return new Reply.AgentView(
        views.row(at.agent()),
        now.persona().identity(),
        memory,
        now.memory().told(),
        now.memory().last(),
        rules.mindOf(now).shown(now),
        views.latest(at.agent(), Math.min(at.encounters(), MOST_ENTRIES)));
  }

  /** What an agent would be asked if it had to open an encounter now. */
  private Situation situation(int agent) {
    long last = timeline.lastJournaled(agent);
    Memory memory = timeline.recall(rules, agent, last);
    Persona persona = rules.cast().persona(timeline.population().persona(agent));
    EncounterSpec spec = opening(agent, persona, last);
    Step.Query query = ((Step.Ask) rules.protocol().next(spec, List.of())).queries().get(0);
    RandomStream random =
        RandomStream.of(
            run.seed(), Purpose.INTERVIEW, spec.index(), agent, (int) (interviews & 0xFFFF));
    return new Situation(spec, query.seat(), 0, persona, memory, query.question(), random);
  }

  /** An encounter the agent might open, with others who are present; it never takes place. */
  private EncounterSpec opening(int agent, Persona persona, long last) {
    Population population = timeline.population();
    int seats = run.scenario().plan().participants();
    List<Seat> places = new ArrayList<>(seats);
    places.add(new Seat(agent, persona.name(), last));
    for (int position = 0; places.size() < seats && position < population.size(); position++) {
      int other = population.agent(position);
      if (other != agent) {
        places.add(new Seat(other, population.persona(other), Memory.NOTHING));
      }
    }
    return new EncounterSpec(timeline.position(), places, run.scenario().plan().occasion());
  }

  private boolean isKnown(int agent) {
    return agent >= 0 && agent < timeline.population().numbers();
  }

  private Reply.Refused noAgent(int agent) {
    return new Reply.Refused(
        "not-found",
        "there is no agent "
            + agent
            + "; agents are numbered 0 to "
            + (timeline.population().numbers() - 1));
  }

  private static Reply.Refused wrong(String line) {
    return new Reply.Refused("wrong", line);
  }
}
