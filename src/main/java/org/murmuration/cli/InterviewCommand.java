package org.murmuration.cli;

import java.util.concurrent.Callable;
import org.murmuration.engine.live.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration interview}: asks an agent something out of the game. */
@Command(
    name = "interview",
    description =
        "Asks an agent of a run under way something out of the game. It answers from its memory; the"
            + " run goes on as if nothing had been asked.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  murmuration interview runs/20261126-duel-7 12 'Why did you yield?'",
      "  murmuration interview 10.0.0.1:7171/4/0 12"
    })
final class InterviewCommand implements Callable<Integer> {

  @Mixin private LiveArgument run;

  @Parameters(index = "1", paramLabel = "AGENT", description = "Number of the agent.")
  private int agent;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "QUESTION",
      description = "Without it: what the experiment would ask the agent now.")
  private String question;

  @Option(
      names = "--remember",
      description = "Tell the agent question and answer afterwards, which is an intervention.")
  private boolean remember;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    Reply.Interviewed told = run.client().interview(agent, question, remember);
    if (!verbosity.isQuiet()) {
      System.out.println(
          "agent %d (%s), at entry %d, was asked: %s"
              .formatted(
                  told.agent(),
                  TextTable.visible(String.valueOf(told.persona())),
                  told.position(),
                  TextTable.visible(told.question())));
    }
    System.out.println((told.missing() ? "no answer: " : "") + shown(told.answer()));
    return told.missing() ? 1 : 0;
  }

  /** The text of an agent: lines are lines, but nothing in it does anything to the terminal. */
  private static String shown(String answer) {
    return answer
        .lines()
        .map(TextTable::visible)
        .reduce((above, line) -> above + System.lineSeparator() + line)
        .orElse("");
  }
}
