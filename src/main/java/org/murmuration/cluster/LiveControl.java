package org.murmuration.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.mind.Shown;
import org.murmuration.mind.llm.CallSample;
import org.murmuration.mind.llm.Tally;

/** What somebody outside may see of runs under way, and tell them; thread-safe. */
public interface LiveControl {

  /**
   * All that there is to see.
   *
   * @param mode {@code run}: one batch under way here; {@code cluster}; {@code record}: one that is
   *     over, read from its folder
   */
  record Overview(String version, String mode, List<BatchLine> batches) {}

  /** A batch in the overview. */
  record BatchLine(long batch, String name, String title, String experiment, List<RunLine> runs) {}

  /**
   * A run in the overview.
   *
   * @param state {@code waiting}, {@code open}, {@code ended} or {@code failed}
   */
  record RunLine(int run, String state) {}

  /**
   * What calls to models took so far, all runs of the batch together, for they share a budget.
   *
   * @param money in units of the currency
   * @param unpriced minds whose models have no price, so that their cost is unknown
   * @param budget the limits and what of them is spent, in words
   * @param underWay calls that wait for their response
   * @param queued calls that wait to be sent
   * @param gateway why a provider counts as down, or empty
   */
  record Cost(
      long calls,
      long tokensIn,
      long tokensOut,
      double money,
      String currency,
      List<String> unpriced,
      String budget,
      int underWay,
      int queued,
      String gateway) {}

  /** What the calls of one agent took so far. */
  record AgentCost(long calls, long tokensIn, long tokensOut, double money) {

    /** As they were counted. */
    public static AgentCost of(Tally tally) {
      return new AgentCost(tally.calls(), tally.input(), tally.output(), tally.money());
    }
  }

  /**
   * A call to a model, word for word.
   *
   * @param shown the messages it was shown
   * @param answer the text of its answer, or why there is none, in brackets
   * @param cost in units of the currency
   * @param millis time to the response
   */
  record CallView(
      int agent,
      int turn,
      int attempt,
      String mind,
      List<Shown> shown,
      String answer,
      long tokensIn,
      long tokensOut,
      double cost,
      long millis) {

    /** As it was recorded. */
    public static CallView of(CallSample call) {
      return new CallView(
          call.key().agent(),
          call.key().turn(),
          call.key().attempt(),
          call.mind(),
          call.shown(),
          call.answer(),
          call.tally().input(),
          call.tally().output(),
          call.tally().money(),
          call.millis());
    }
  }

  /**
   * A question somebody asked out of the game, and what came of it.
   *
   * @param time when, ISO 8601
   * @param by who asked
   */
  record Interview(String time, String by, Reply.Interviewed told) {}

  /**
   * A line of the audit log: something that was to change a run, done or refused.
   *
   * @param time when, ISO 8601
   * @param by what the sender called themselves
   * @param from address it came from
   * @param run number of the run, or null
   * @param result what came of it
   */
  record AuditLine(String time, String by, String from, String what, Integer run, String result) {}

  /** All batches and their runs, the latest last. */
  CompletionStage<Overview> overview();

  /**
   * Asks a run something, or tells it to do something. What the run itself does not like comes back
   * as {@link Reply.Refused}; an interview that has taken place is in {@link #interviews} then.
   */
  CompletionStage<Reply> ask(long batch, int run, Request request);

  /** What the calls of a batch took; empty for minds that make none. */
  CompletionStage<Optional<Cost>> cost(long batch);

  /** What the calls of one agent took; empty for minds that make none. */
  CompletionStage<Optional<AgentCost>> callsOfAgent(long batch, int run, int agent);

  /** The calls made for an encounter, in the order of its turns. */
  CompletionStage<List<CallView>> calls(long batch, int run, long index);

  /** All questions asked out of the game, oldest first. */
  CompletionStage<List<Interview>> interviews(long batch, int run);

  /**
   * Sets other limits of the budget for a batch under way.
   *
   * @param limits as {@code key=value}
   */
  CompletionStage<Void> budget(long batch, List<String> limits);

  /** The report of a batch as JSON, once it is over; empty before. */
  CompletionStage<Optional<byte[]>> report(long batch);

  /**
   * Adds to the audit log, in the order of calls; returns at once.
   *
   * @param batch number of a batch, or 0 if it concerns none
   */
  void note(long batch, AuditLine line);

  /** What the audit log has of a run, and of its batch as a whole, oldest first. */
  CompletionStage<List<AuditLine>> audit(long batch, int run);
}
