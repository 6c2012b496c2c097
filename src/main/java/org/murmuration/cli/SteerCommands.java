package org.murmuration.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.murmuration.engine.live.Reply;
import org.murmuration.server.client.RunClient;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands that let a run under way go on, or not. */
final class SteerCommands {

  private SteerCommands() {}

  /** What they have in common: whom they tell, and that they say where the run stands then. */
  abstract static class Steering implements Callable<Integer> {

    @Mixin private LiveArgument run;

    @Mixin private Verbosity verbosity;

    /** Tells the run what it is to do. */
    abstract Reply.RunState tell(RunClient client);

    @Override
    public final Integer call() {
      Reply.RunState state = tell(run.client());
      if (!verbosity.isQuiet()) {
        System.out.println(inWords(state));
      }
      return 0;
    }

    private static String inWords(Reply.RunState state) {
      String end = state.endReason() == null ? "" : " (" + state.endReason() + ")";
      return String.format(
          Locale.ROOT,
          "run %d: %s%s at entry %,d, round %,d, %,d encounters under way",
          state.run(),
          TextTable.visible(state.state()),
          TextTable.visible(end),
          state.position(),
          state.rounds(),
          state.inFlight());
    }
  }

  /** {@code murmuration pause}. */
  @Command(
      name = "pause",
      description =
          "Pauses a run under way: encounters under way come to their end, no further one goes out.",
      mixinStandardHelpOptions = true)
  static final class Pause extends Steering {

    @Override
    Reply.RunState tell(RunClient client) {
      return client.pause();
    }
  }

  /** {@code murmuration proceed}. */
  @Command(
      name = "proceed",
      description = "Lets a paused run go on.",
      mixinStandardHelpOptions = true)
  static final class Proceed extends Steering {

    @Override
    Reply.RunState tell(RunClient client) {
      return client.proceed();
    }
  }

  /** {@code murmuration step}. */
  @Command(
      name = "step",
      description =
          "Lets a run go on for a number of encounters or to the end of a population round, where it"
              + " pauses again. Without an option: one round.",
      mixinStandardHelpOptions = true)
  static final class Step extends Steering {

    @Option(names = "--encounters", paramLabel = "N", description = "So many encounters.")
    private Long encounters;

    @Option(
        names = "--rounds",
        paramLabel = "N",
        description = "So many population rounds, counted from the one under way.")
    private Integer rounds;

    @Override
    Reply.RunState tell(RunClient client) {
      if (encounters != null && rounds != null) {
        throw new InputError("--encounters and --rounds: give one of them");
      }
      return encounters == null
          ? client.stepRounds(rounds == null ? 1 : rounds)
          : client.stepEncounters(encounters);
    }
  }

  /** {@code murmuration stop}. */
  @Command(
      name = "stop",
      description =
          "Ends a run under way; what is recorded stays, and `murmuration resume` goes on.",
      mixinStandardHelpOptions = true)
  static final class Stop extends Steering {

    @Override
    Reply.RunState tell(RunClient client) {
      return client.stop();
    }
  }
}
