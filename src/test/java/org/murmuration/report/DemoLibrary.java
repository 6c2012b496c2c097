package org.murmuration.report;

import java.util.List;
import org.murmuration.engine.live.Reply;
import org.murmuration.intervention.Library;

/** A library of interventions as large as a real one. */
final class DemoLibrary {

  private DemoLibrary() {}

  static Reply.Library of() {
    return new Reply.Library(
        List.of(
            new Library.Kind(
                "adversary.committed",
                "Committed minority",
                "The agents say one name for ever, whatever the others say.",
                "Ashery, Aiello, Baronchelli, Science Advances 2025",
                true,
                List.of(new Library.Parameter("name", "choice", "the name", DemoRun.NAMES, "Q"))),
            new Library.Kind(
                "adversary.goal",
                "Goal prompt",
                "The agents follow a goal that the others do not know.",
                "",
                true,
                List.of(
                    new Library.Parameter("prompt", "long-text", "the goal", List.of(), ""),
                    new Library.Parameter("mind", "choice", "", List.of("crowd", "bad"), "crowd"))),
            new Library.Kind(
                "tamper",
                "Message tampering",
                "Messages over some edges are replaced.",
                "",
                true,
                List.of(
                    new Library.Parameter("say", "text", "what is heard instead", List.of(), ""),
                    new Library.Parameter("probability", "share", "", List.of(), "0.5"),
                    new Library.Parameter("edges", "pairs", "pairs of agents", List.of(), "all"))),
            new Library.Kind(
                "broadcast",
                "Broadcast",
                "The agents are told something from outside.",
                "",
                false,
                List.of(new Library.Parameter("text", "long-text", "what", List.of(), ""))),
            new Library.Kind(
                "heal", "Heal", "Adversaries become what they were.", "", false, List.of())),
        DemoRun.PERSONAS,
        List.of("crowd", "bad"),
        List.of("manager"),
        List.of("heal", "forget", "leave"));
  }
}
