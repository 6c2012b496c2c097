package org.murmuration.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.murmuration.engine.live.Request;

/** The bodies of commands to runs. What is wrong with one is said when it is read. */
final class Orders {

  private Orders() {}

  /** A command that says nothing more. */
  record Plain(Sender by) {
    Plain {
      by = Sender.orAnonymous(by);
    }
  }

  /** How far to go. */
  record Stepping(Sender by, Long encounters, Integer rounds) {
    Stepping {
      by = Sender.orAnonymous(by);
      boolean one = (encounters == null) != (rounds == null);
      if (!one || encounters != null && encounters < 1 || rounds != null && rounds < 1) {
        throw Inquiry.wrong(
            "a step must have encounters or rounds, a whole number of 1 or more, such as"
                + " {\"encounters\": 10}");
      }
    }

    Request.Step request() {
      return new Request.Step(encounters == null ? 0 : encounters, rounds == null ? 0 : rounds);
    }
  }

  /** What is to be limited from now on. */
  record Limits(Sender by, Integer inFlight, List<String> budget) {
    Limits {
      by = Sender.orAnonymous(by);
      if (inFlight == null && budget == null) {
        throw Inquiry.wrong(
            "limits must have inFlight or budget, such as {\"inFlight\": 100} or {\"budget\":"
                + " [\"money=20\"]}");
      }
      if (inFlight != null && inFlight < 1) {
        throw Inquiry.wrong("inFlight must be a whole number of 1 or more");
      }
    }

    List<String> limits() {
      return BatchEndpoints.limits(budget);
    }
  }

  /** What is to be done to whom. */
  record Intervening(Sender by, JsonNode intervention) {
    Intervening {
      by = Sender.orAnonymous(by);
      if (intervention == null || !intervention.isObject() || intervention.isEmpty()) {
        throw Inquiry.wrong(
            "intervention must be an object as in a scenario, such as {\"adversary\":"
                + " {\"committed\": {\"name\": \"Q\"}}, \"count\": 5}");
      }
    }

    String text() {
      return intervention.toString();
    }
  }

  /** Who is to be asked what. */
  record Interviewing(Sender by, Integer agent, String question, Boolean remember) {

    private static final int LONGEST = 10_000;

    Interviewing {
      by = Sender.orAnonymous(by);
      if (agent == null || agent < 0) {
        throw Inquiry.wrong("agent must be the number of an agent: 0 or a whole number above");
      }
      if (question != null && (question.isBlank() || question.length() > LONGEST)) {
        throw Inquiry.wrong(
            "question must be a text of 1 to 10,000 characters, or be left out for what the"
                + " experiment would ask");
      }
    }

    int number() {
      return agent;
    }
  }
}
