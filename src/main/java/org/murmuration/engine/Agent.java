package org.murmuration.engine;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;

/**
 * One agent of the population: what it remembers, and the encounter it hosts. Answers for encounter
 * k only when it remembers its previous one; recovers from the history otherwise. One encounter and
 * one question at a time; further ones wait.
 *
 * <p>Messages may be lost or doubled: duplicates are recognised by index, and a repeated question
 * of the last encounter is answered from the memory before it. Memory is lost when the agent is
 * passivated or its node goes; it is recovered with the next encounter.
 */
public final class Agent extends AbstractBehavior<Agent.Command> {

  /** The kind of sharded entity; its id is {@link #entityId}. */
  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "agent");

  /** What an agent is told. */
  public sealed interface Command extends WireMessage {}

  /**
   * The order to meet, to the agent in the first seat.
   *
   * @param places where the agents in the seats were last seen
   * @param definitions what those personas in the seats are made of that the scenario does not
   *     have; null if it has all
   */
  public record Host(EncounterSpec spec, Tenure tenure, Places places, List<String> definitions)
      implements Command {

    /** An encounter of agents with personas of the scenario. */
    public Host(EncounterSpec spec, Tenure tenure, Places places) {
      this(spec, tenure, places, null);
    }
  }

  /**
   * A question of an encounter that another agent, the one in the first seat, hosts.
   *
   * @param question the question; null if it is among the first of the encounter, which the agent
   *     knows from the rules
   * @param known all other answers of the encounter up to this turn, if this one is the last to
   *     come in, so that the agent sees by itself whether the encounter is over; else null. Not
   *     shown to its mind.
   * @param host the node that the host is on
   * @param definition what the persona of the agent is made of, if the scenario does not have it;
   *     else null
   */
  public record Ask(
      EncounterSpec spec,
      int seat,
      int turn,
      Question question,
      List<Answer> known,
      long host,
      Tenure tenure,
      String definition)
      implements Command {

    /** A question to an agent with a persona of the scenario. */
    public Ask(
        EncounterSpec spec,
        int seat,
        int turn,
        Question question,
        List<Answer> known,
        long host,
        Tenure tenure) {
      this(spec, seat, turn, question, known, host, tenure, null);
    }
  }

  /** The answer to an {@link Ask}, from an agent on node {@code from}. */
  public record Answered(long encounter, long epoch, int turn, Answer answer, long from)
      implements Command {}

  /** The outcome of an encounter the agent took part in. */
  public record Remember(EncounterSpec spec, long epoch, int seat, Outcome outcome)
      implements Command {}

  /** The memory the agent asked the timekeeper for. */
  public record Recalled(long epoch, Memory memory) implements Command {}

  /** Told by sharding when the agent is idle: it stops, and is made anew when it is needed. */
  public enum Rest implements Command {
    NOW
  }

  /** What a run is about, which this node did not know yet; rules or a failure. */
  record Learnt(Rules rules, Throwable failure) implements Command {}

  private record Decided(Deciding deciding, Answer answer, Throwable failure) implements Command {}

  /**
   * A question for this agent's mind.
   *
   * @param ask what another agent's encounter asked; null for the encounter this agent hosts
   */
  private record Deciding(EncounterSpec spec, int seat, int turn, Question question, Ask ask) {

    boolean isRepeatedBy(Command command) {
      return ask != null
          && command instanceof Ask other
          && other.spec().index() == spec.index()
          && other.turn() == turn;
    }
  }

  private final Rules rules;
  private final int number;
  private final Post post;
  private Memory memory = Memory.EMPTY;
  private Memory before = Memory.EMPTY;
  private Hosted hosted;
  private Timekeeper.Done lastDone;
  private Deciding deciding;
  private Timekeeper.Recall recovering;
  private ArrayDeque<Command> waiting;
  private ArrayDeque<Deciding> ownQuestions;
  private Tenure tenure;

  /** The encounter this agent hosts, and where the agents in its seats are, as far as known. */
  private record Hosted(Encounter encounter, long[] places) {}

  /**
   * An agent of a run.
   *
   * @param number number of the agent
   * @param post where it reaches others of its run
   */
  static Behavior<Command> create(Rules rules, int number, Post post) {
    return Behaviors.setup(context -> new Agent(context, rules, number, post));
  }

  private Agent(ActorContext<Command> context, Rules rules, int number, Post post) {
    super(context);
    this.rules = rules;
    this.number = number;
    this.post = post;
    post.moveIn(number, context.getSelf());
  }

  /** Id of an agent's entity. */
  static String entityId(String run, int number) {
    return run + "-" + number;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Host.class, order -> guarded(order.spec().index(), () -> onHost(order)))
        .onMessage(Ask.class, ask -> guarded(ask.spec().index(), () -> onAsk(ask)))
        .onMessage(
            Answered.class, answered -> guarded(answered.encounter(), () -> onAnswered(answered)))
        .onMessage(Remember.class, this::onRemember)
        .onMessage(
            Decided.class,
            decided -> guarded(decided.deciding().spec().index(), () -> onDecided(decided)))
        .onMessage(Recalled.class, this::onRecalled)
        .onMessage(Rest.class, rest -> Behaviors.stopped())
        .onSignal(PostStop.class, stop -> onStop())
        .build();
  }

  private Behavior<Command> onStop() {
    post.moveOut(number, getContext().getSelf());
    return this;
  }

  private interface Work {
    Behavior<Command> run();
  }

  /** Does some work of an encounter; what goes wrong in it, in the rules say, ends the run. */
  private Behavior<Command> guarded(long encounter, Work work) {
    try {
      return work.run();
    } catch (RuntimeException e) {
      fail(encounter, e);
      return this;
    }
  }

  /**
   * Whether an order is of the tenure this agent goes by, which is the latest it has seen. What it
   * remembers of an earlier one beyond the journal is dropped, and so is what was under way.
   */
  private boolean follows(Tenure given) {
    if (tenure == null || given.epoch() > tenure.epoch()) {
      if (tenure != null) {
        startOver(given.base());
      }
      tenure = given;
    }
    return given.epoch() == tenure.epoch();
  }

  private void startOver(long base) {
    memory = memory.last() < base ? memory : Memory.EMPTY;
    before = memory;
    hosted = null;
    lastDone = null;
    deciding = null;
    recovering = null;
    waiting = null;
    ownQuestions = null;
  }

  private Behavior<Command> onHost(Host order) {
    if (!follows(order.tenure())) {
      return this;
    }
    EncounterSpec spec = order.spec();
    if (lastDone != null && lastDone.index() == spec.index()) {
      tellTimekeeper(lastDone);
      return this;
    }
    if (hosted != null && hosted.encounter().spec().index() >= spec.index()) {
      if (hosted.encounter().spec().index() == spec.index()) {
        Arrays.fill(hosted.places(), Post.UNKNOWN);
        hosted.places()[0] = post.here();
        askPartners();
      }
      return this;
    }
    if (spec.index() <= memory.last()) {
      return this;
    }
    if (isBusy(order) || !remembers(spec, 0, order)) {
      return this;
    }
    if (order.definitions() != null) {
      order.definitions().forEach(rules::define);
    }
    long[] places = order.places().copy();
    places[0] = post.here();
    hosted = new Hosted(new Encounter(rules.hearing(), spec), places);
    proceed();
    return this;
  }

  private Behavior<Command> onAsk(Ask ask) {
    if (!follows(ask.tenure())) {
      return this;
    }
    EncounterSpec spec = ask.spec();
    if (spec.index() < memory.last()) {
      return this;
    }
    if (isBusy(ask)) {
      return this;
    }
    if (spec.index() == memory.last()) {
      // A memory that was recovered includes this encounter and not what was before; then the
      // encounter is done and nobody needs the answer.
      if (before.last() == spec.seats().get(ask.seat()).previous()) {
        decide(deciding(ask), before);
      }
      return this;
    }
    if (remembers(spec, ask.seat(), ask)) {
      decide(deciding(ask), memory);
    }
    return this;
  }

  private Behavior<Command> onAnswered(Answered answered) {
    if (hosted != null
        && answered.epoch() == tenure.epoch()
        && hosted.encounter().spec().index() == answered.encounter()
        && hosted.encounter().awaits(answered.turn())) {
      Encounter encounter = hosted.encounter();
      hosted.places()[encounter.seatOf(answered.turn())] = answered.from();
      if (encounter.answered(answered.turn(), answered.answer())) {
        proceed();
      }
    }
    return this;
  }

  private Behavior<Command> onRemember(Remember remember) {
    if (tenure != null && tenure.epoch() == remember.epoch()) {
      remember(remember.spec(), remember.seat(), remember.outcome());
    }
    return this;
  }

  private Behavior<Command> onDecided(Decided decided) {
    if (decided.deciding() != deciding) {
      return this;
    }
    deciding = null;
    if (decided.failure() == null) {
      give(decided.deciding(), decided.answer());
    } else {
      fail(decided.deciding().spec().index(), decided.failure());
    }
    return goOn();
  }

  private Behavior<Command> onRecalled(Recalled recalled) {
    if (tenure == null || recalled.epoch() != tenure.epoch()) {
      return this;
    }
    recovering = null;
    if (recalled.memory().last() > memory.last()) {
      memory = recalled.memory();
      before = memory;
    }
    return goOn();
  }

  /** Handles what has waited, one by one, until something has to wait again. */
  private Behavior<Command> goOn() {
    while (ownQuestions != null && !ownQuestions.isEmpty() && deciding == null) {
      Deciding own = ownQuestions.poll();
      if (hosted != null && hosted.encounter().spec().index() == own.spec().index()) {
        decide(own, memory);
      }
    }
    Behavior<Command> next = this;
    while (waiting != null && !waiting.isEmpty() && deciding == null && recovering == null) {
      Command command = waiting.poll();
      next = command instanceof Host host ? onHost(host) : onAsk((Ask) command);
    }
    return next;
  }

  private boolean isBusy(Command command) {
    if (deciding == null && recovering == null) {
      return false;
    }
    if (deciding != null && deciding.isRepeatedBy(command)) {
      return true;
    }
    if (!await(command) && recovering != null) {
      // It was repeated because nothing came of it: what was to be recalled may be lost.
      tellTimekeeper(recovering);
    }
    return true;
  }

  /** Keeps a command for later; false if it waits already. */
  private boolean await(Command command) {
    if (waiting == null) {
      waiting = new ArrayDeque<>(2);
    }
    return !waiting.contains(command) && waiting.add(command);
  }

  /**
   * Whether the agent remembers what came before; if not it begins to recover, and the command
   * waits.
   */
  private boolean remembers(EncounterSpec spec, int seat, Command command) {
    long previous = spec.seats().get(seat).previous();
    if (memory.last() >= previous) {
      return true;
    }
    await(command);
    recovering = new Timekeeper.Recall(number, previous, post.here());
    tellTimekeeper(recovering);
    return false;
  }

  /** Asks what the hosted encounter wants to know next, or ends it. */
  private void proceed() {
    Encounter encounter = hosted.encounter();
    Outcome outcome = encounter.outcome();
    if (outcome != null) {
      finish(outcome);
      return;
    }
    List<Step.Query> queries = encounter.queries();
    int first = encounter.firstTurn();
    for (int i = 0; i < queries.size(); i++) {
      int seat = queries.get(i).seat();
      if (isSelf(encounter.spec(), seat)) {
        askSelf(seat, first + i, queries.get(i).question());
      }
    }
    if (hosted != null && hosted.encounter() == encounter && encounter.firstTurn() == first) {
      askPartners();
    }
  }

  private void askSelf(int seat, int turn, Question question) {
    Deciding own = new Deciding(hosted.encounter().spec(), seat, turn, question, null);
    if (deciding == null) {
      decide(own, memory);
      return;
    }
    if (ownQuestions == null) {
      ownQuestions = new ArrayDeque<>(2);
    }
    ownQuestions.add(own);
  }

  private void askPartners() {
    Encounter encounter = hosted.encounter();
    EncounterSpec spec = encounter.spec();
    List<Step.Query> queries = encounter.queries();
    int first = encounter.firstTurn();
    for (int i = 0; i < queries.size(); i++) {
      int seat = queries.get(i).seat();
      if (encounter.awaits(first + i) && !isSelf(spec, seat)) {
        long place = hosted.places()[seat];
        boolean known = first == 0 && place != post.here();
        Ask ask =
            new Ask(
                spec,
                seat,
                first + i,
                known ? null : queries.get(i).question(),
                encounter.knownBut(first + i),
                post.here(),
                tenure,
                rules.cast().definition(spec.seats().get(seat).persona()));
        post.tell(spec.seats().get(seat).agent(), place, ask);
      }
    }
  }

  private boolean isSelf(EncounterSpec spec, int seat) {
    return spec.seats().get(seat).agent() == number;
  }

  private Deciding deciding(Ask ask) {
    rules.define(ask.definition());
    Question question = ask.question();
    if (question == null) {
      Step.Ask step = (Step.Ask) rules.protocol().next(ask.spec(), List.of());
      question = step.queries().get(ask.turn()).question();
    }
    return new Deciding(ask.spec(), ask.seat(), ask.turn(), question, ask);
  }

  private void decide(Deciding next, Memory from) {
    Situation situation =
        rules.situation(next.spec(), next.seat(), next.turn(), next.question(), from);
    Mind mind = rules.mindOf(situation);
    if (mind instanceof RuleMind rule) {
      give(next, rule.decide(situation));
      return;
    }
    CompletionStage<Answer> answered = mind.answer(situation);
    deciding = next;
    getContext().pipeToSelf(answered, (answer, failure) -> new Decided(next, answer, failure));
  }

  /** Hands an answer to the encounter that asked for it. */
  private void give(Deciding decided, Answer given) {
    Answer answer = rules.checked(given, decided.spec().seats().get(decided.seat()).persona());
    Ask ask = decided.ask();
    if (ask == null) {
      if (hosted != null
          && hosted.encounter().spec().index() == decided.spec().index()
          && hosted.encounter().answered(decided.turn(), answer)) {
        proceed();
      }
      return;
    }
    post.tell(
        ask.spec().seats().get(0).agent(),
        ask.host(),
        new Answered(ask.spec().index(), ask.tenure().epoch(), ask.turn(), answer, post.here()));
    if (ask.known() != null) {
      Step step =
          rules.protocol().next(ask.spec(), Encounter.complete(ask.known(), ask.turn(), answer));
      if (step instanceof Step.Finish finish) {
        remember(ask.spec(), ask.seat(), finish.outcome());
      }
    }
  }

  private void fail(long encounter, Throwable failure) {
    tellTimekeeper(
        new Timekeeper.Failed(
            encounter, RunFailure.reason(failure), RunFailure.isBudgetSpent(failure)));
  }

  private void tellTimekeeper(Timekeeper.Command message) {
    post.tell(tenure.node(), message);
  }

  private void finish(Outcome outcome) {
    Encounter encounter = hosted.encounter();
    EncounterSpec spec = encounter.spec();
    for (int seat = 0; seat < spec.seats().size(); seat++) {
      long place = hosted.places()[seat];
      if (!isSelf(spec, seat) && !encounter.sawTheEnd(seat) && place != Post.UNKNOWN) {
        post.tell(
            spec.seats().get(seat).agent(),
            place,
            new Remember(spec, tenure.epoch(), seat, outcome));
      }
    }
    lastDone = new Timekeeper.Done(spec.index(), outcome, new Places(hosted.places()));
    hosted = null;
    remember(spec, spec.seatOf(number), outcome);
    tellTimekeeper(lastDone);
  }

  private void remember(EncounterSpec spec, int seat, Outcome outcome) {
    if (memory.last() == spec.seats().get(seat).previous()) {
      before = memory;
      memory =
          rules
              .memory()
              .remember(memory, spec.index(), rules.hearing().recollect(spec, outcome, seat));
    }
  }
}
