package org.murmuration.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.murmuration.engine.live.Reply;
import org.murmuration.server.client.RunClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code murmuration inject}: an intervention in a run under way. */
@Command(
    name = "inject",
    description =
        "Intervenes in a run under way: injects malicious agents, plants memories, tampers with"
            + " messages and more. The intervention takes the next index of the history, is recorded"
            + " with who wanted it, and is repeated by replay and resume.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  murmuration inject RUN --adversary 'committed { name = Q }' --share 0.1 --placement hub",
      "  murmuration inject RUN --tamper 'say = Q, probability = 0.5' --count 3 --rounds 10",
      "  murmuration inject RUN --heal --share 1 --preview",
      "",
      "The kinds of intervention and their keys: docs/adversaries.md."
    })
final class InjectCommand implements Callable<Integer> {

  private static final int AGENTS_SHOWN = 20;

  @Mixin private LiveArgument run;

  @Mixin private InterventionOptions intervention;

  @Option(names = "--preview", description = "Only say whom it would reach now.")
  private boolean preview;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    var wanted = intervention.wanted();
    RunClient client = run.client();
    if (preview) {
      Reply.Preview reached = client.preview(wanted);
      say("would reach " + agents(reached.agents()) + ": " + reached.text());
    } else {
      Reply.Intervened done = client.intervene(wanted);
      say(
          String.format(
              Locale.ROOT, "entry %d: %s; %s", done.index(), done.text(), agents(done.agents())));
    }
    return 0;
  }

  private void say(String line) {
    if (!verbosity.isQuiet()) {
      System.out.println(TextTable.visible(line));
    }
  }

  private static String agents(List<Integer> agents) {
    String first =
        agents.stream().limit(AGENTS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return agents.size()
        + (agents.size() == 1 ? " agent" : " agents")
        + (agents.isEmpty() ? "" : " (" + first + (agents.size() > AGENTS_SHOWN ? " …)" : ")"));
  }
}
