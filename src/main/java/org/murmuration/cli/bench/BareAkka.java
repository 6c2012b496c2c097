package org.murmuration.cli.bench;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.murmuration.model.Memory;
import org.murmuration.model.RandomStream;

/**
 * The game with sharded entities and nothing else: no order, no journal, no measures, no repair of
 * lost messages. A coordinator keeps so many encounters under way; each takes four messages (Meet
 * and Propose through sharding, Answer and Done directly). Agents meet in whatever order messages
 * arrive, so its history is not repeatable.
 */
final class BareAkka implements Contestant {

  private final ActorSystem<Void> system;
  private final Game game;
  private final int inFlight;
  private int games;

  BareAkka(Game game, int inFlight, Config node) {
    this.game = game;
    this.inFlight = inFlight;
    system = ActorSystem.create(Behaviors.empty(), "bare", node);
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    ClusterSharding.get(system)
        .init(Entity.of(Player.KEY, context -> Player.create(game, context.getEntityId())));
  }

  @Override
  public String name() {
    return "bare-akka";
  }

  @Override
  public Reading play(Duration leadIn, Duration time) {
    Score score = new Score();
    List<EntityRef<Player.Command>> players = new ArrayList<>();
    for (int agent = 0; agent < game.agents(); agent++) {
      players.add(
          ClusterSharding.get(system).entityRefFor(Player.KEY, Player.entityId(games, agent)));
    }
    ActorRef<Coordinator.Command> coordinator =
        system.systemActorOf(
            Coordinator.create(game, players, inFlight, score),
            "coordinator-" + games++,
            akka.actor.typed.Props.empty());
    Pause.of(leadIn);
    long before = score.tally.get();
    Reading.Mark start = Reading.Mark.at(Score.encounters(before));
    long after;
    do {
      Pause.of(time);
      after = score.tally.get();
    } while (Score.encounters(after) == start.encounters());
    Reading.Mark end = Reading.Mark.at(Score.encounters(after));
    double agreement =
        (double) (Score.agreed(after) - Score.agreed(before))
            / (end.encounters() - start.encounters());
    coordinator.tell(Coordinator.Stop.NOW);
    score.over.join();
    return start.until(end, agreement);
  }

  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.unknownReason())
        .toCompletableFuture();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  /** What the coordinator lets others see; written by it alone. */
  private static final class Score {
    private static final int ENCOUNTER = Integer.SIZE;

    /** Encounters in the upper half, agreements in the lower, so that both are read at once. */
    final AtomicLong tally = new AtomicLong();

    final CompletableFuture<Void> over = new CompletableFuture<>();

    void count(boolean agrees) {
      tally.lazySet(tally.getPlain() + (1L << ENCOUNTER) + (agrees ? 1 : 0));
    }

    static long encounters(long tally) {
      return tally >>> ENCOUNTER;
    }

    static long agreed(long tally) {
      return tally & 0xFFFFFFFFL;
    }
  }

  /** Keeps so many encounters under way. */
  private static final class Coordinator extends AbstractBehavior<Coordinator.Command> {

    sealed interface Command {}

    record Done(boolean agreed) implements Command {}

    enum Stop implements Command {
      NOW
    }

    private final Game game;
    private final List<EntityRef<Player.Command>> players;
    private final Score score;
    private long next;
    private int underWay;
    private boolean stopping;

    static Behavior<Command> create(
        Game game, List<EntityRef<Player.Command>> players, int inFlight, Score score) {
      return Behaviors.setup(c -> new Coordinator(c, game, players, inFlight, score));
    }

    private Coordinator(
        ActorContext<Command> context,
        Game game,
        List<EntityRef<Player.Command>> players,
        int inFlight,
        Score score) {
      super(context);
      this.game = game;
      this.players = players;
      this.score = score;
      for (int i = 0; i < inFlight; i++) {
        send();
      }
    }

    @Override
    public Receive<Command> createReceive() {
      return newReceiveBuilder()
          .onMessage(Done.class, this::onDone)
          .onMessage(Stop.class, stop -> onStop())
          .build();
    }

    private Behavior<Command> onDone(Done done) {
      score.count(done.agreed());
      underWay--;
      if (!stopping) {
        send();
        return this;
      }
      return underWay == 0 ? end() : this;
    }

    private Behavior<Command> onStop() {
      stopping = true;
      return underWay == 0 ? end() : this;
    }

    private Behavior<Command> end() {
      score.over.complete(null);
      return Behaviors.stopped();
    }

    private void send() {
      RandomStream pairing = game.pairing(next);
      int first = game.first(pairing);
      int second = game.second(pairing, first);
      underWay++;
      players.get(first).tell(new Player.Meet(next++, players.get(second), getContext().getSelf()));
    }
  }

  /** One agent. */
  private static final class Player extends AbstractBehavior<Player.Command> {

    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "player");

    sealed interface Command {}

    record Meet(long encounter, EntityRef<Command> partner, ActorRef<Coordinator.Command> replyTo)
        implements Command {}

    record Propose(
        long encounter, String name, ActorRef<Command> from, ActorRef<Coordinator.Command> replyTo)
        implements Command {}

    record Answer(long encounter, String own, String name, ActorRef<Coordinator.Command> replyTo)
        implements Command {}

    private final Game game;
    private final int number;
    private Memory memory = Memory.EMPTY;

    static String entityId(int game, int number) {
      return game + "-" + number;
    }

    static Behavior<Command> create(Game game, String entityId) {
      int number = Integer.parseInt(entityId.substring(entityId.indexOf('-') + 1));
      return Behaviors.setup(context -> new Player(context, game, number));
    }

    private Player(ActorContext<Command> context, Game game, int number) {
      super(context);
      this.game = game;
      this.number = number;
    }

    @Override
    public Receive<Command> createReceive() {
      return newReceiveBuilder()
          .onMessage(Meet.class, this::onMeet)
          .onMessage(Propose.class, this::onPropose)
          .onMessage(Answer.class, this::onAnswer)
          .build();
    }

    private Behavior<Command> onMeet(Meet meet) {
      String name = game.say(number, meet.encounter(), 0, memory);
      meet.partner()
          .tell(new Propose(meet.encounter(), name, getContext().getSelf(), meet.replyTo()));
      return this;
    }

    private Behavior<Command> onPropose(Propose proposal) {
      String name = game.say(number, proposal.encounter(), 1, memory);
      memory = Game.remember(memory, proposal.encounter(), name, proposal.name());
      proposal
          .from()
          .tell(new Answer(proposal.encounter(), proposal.name(), name, proposal.replyTo()));
      return this;
    }

    private Behavior<Command> onAnswer(Answer answer) {
      memory = Game.remember(memory, answer.encounter(), answer.own(), answer.name());
      answer.replyTo().tell(new Coordinator.Done(answer.own().equals(answer.name())));
      return this;
    }
  }
}
