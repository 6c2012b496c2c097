package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.ShardingEnvelope;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;

/** One agent, spoken to by hand. */
class AgentTest {

  private static final Question QUESTION = new Question.Choice("opinion", List.of(), "", true);
  private static final int SELF = 4;
  private static final int HOST = 7;
  private static final int GUEST = 9;
  private static final long HERE = 3;

  private static ActorTestKit kit;

  private final TestProbe<Agent.Command> partner = kit.createTestProbe();
  private final TestProbe<Timekeeper.Command> timekeeper = kit.createTestProbe();
  private final TestProbe<ShardingEnvelope<Agent.Command>> others = kit.createTestProbe();
  private final Post post = new Post("run", HERE, others.getRef(), null);

  /** Answers when the test lets it. */
  private static final class Pondering implements Mind {

    private record Call(Situation situation, CompletableFuture<Answer> answer) {}

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    @Override
    public CompletableFuture<Answer> answer(Situation situation) {
      Call call = new Call(situation, new CompletableFuture<>());
      calls.add(call);
      return call.answer();
    }

    Call next(TestProbe<?> probe) {
      return probe.awaitAssert(
          () -> {
            assertThat(calls).isNotEmpty();
            return calls.poll();
          });
    }
  }

  @BeforeAll
  static void startSystem() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("application-test.conf")));
  }

  @AfterAll
  static void stopSystem() {
    kit.shutdownTestKit();
  }

  @Test
  void eightQuestionsAtOnceAreAllAnsweredOneAfterAnother() {
    try (SlowMind slow = new SlowMind(Roundtable.SENSITIVE, 5000)) {
      ActorRef<Agent.Command> agent = agent(slow);
      for (int index = 0; index < 8; index++) {
        agent.tell(ask(spec(index, -1), null));
      }

      List<Agent.Answered> answers = new ArrayList<>();
      for (int index = 0; index < 8; index++) {
        answers.add(partner.expectMessageClass(Agent.Answered.class));
      }
      assertThat(answers)
          .extracting(Agent.Answered::encounter)
          .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
      for (Agent.Answered answered : answers) {
        assertThat(answered.answer()).isEqualTo(expected(spec(answered.encounter(), -1)));
      }
      assertThat(slow.mostAtOnce()).isEqualTo(1);
      assertThat(slow.calls()).isEqualTo(8);
    }
  }

  @Test
  void aRepeatedQuestionDoesNotBotherTheMindThatIsAtIt() {
    Pondering mind = new Pondering();
    ActorRef<Agent.Command> agent = agent(mind);
    agent.tell(ask(spec(0, -1), null));
    Pondering.Call first = mind.next(timekeeper);
    agent.tell(ask(spec(0, -1), null));
    agent.tell(ask(spec(0, -1), List.of(new Answer.Chosen("known by now"))));
    agent.tell(ask(spec(1, -1), null));
    first.answer().complete(new Answer.Chosen("yes"));

    assertThat(partner.expectMessageClass(Agent.Answered.class).encounter()).isZero();
    assertThat(mind.next(timekeeper).situation().encounter()).isEqualTo(1);
    assertThat(mind.calls).isEmpty();
    partner.expectNoMessage();
  }

  @Test
  void aHostThatIsAskedTwoQuestionsAtOnceAnswersThemOneAfterAnother() {
    Pondering mind = new Pondering();
    ActorRef<Agent.Command> host = agent(mind);
    EncounterSpec spec = new EncounterSpec(2, List.of(seat(SELF, -1), seat(GUEST, -1)));
    host.tell(order(spec));

    mind.next(timekeeper).answer().complete(new Answer.Chosen("opinion"));
    answer(host, (Agent.Ask) others.receiveMessage().message());
    answer(host, partner.expectMessageClass(Agent.Ask.class));
    Pondering.Call summary = mind.next(timekeeper);
    answer(host, partner.expectMessageClass(Agent.Ask.class));
    assertThat(mind.calls).as("while the first is open").isEmpty();
    summary.answer().complete(new Answer.Chosen("summary"));
    mind.next(timekeeper).answer().complete(new Answer.Chosen("thanks"));

    Timekeeper.Done done = timekeeper.expectMessageClass(Timekeeper.Done.class);
    assertThat(done.outcome().answers()).hasSize(6).doesNotContainNull();
  }

  /** Answers a question as the other agent, which from then on is reached directly. */
  private void answer(ActorRef<Agent.Command> host, Agent.Ask ask) {
    host.tell(
        new Agent.Answered(ask.spec().index(), 0, ask.turn(), new Answer.Chosen("partner"), HERE));
  }

  @Test
  void whatItDoesNotRememberItRecallsBeforeItAnswers() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(ask(spec(9, 5), null));

    Timekeeper.Recall recall = timekeeper.expectMessageClass(Timekeeper.Recall.class);
    assertThat(recall.agent()).isEqualTo(SELF);
    assertThat(recall.upTo()).isEqualTo(5);
    partner.expectNoMessage();
    Memory memory = Memory.of(5, List.of(new Roundtable.Heard("what was said")));
    agent.tell(new Agent.Recalled(0, memory));

    assertThat(partner.expectMessageClass(Agent.Answered.class).answer())
        .isEqualTo(expected(spec(9, 5), memory));
  }

  @Test
  void aRepeatedQuestionRepeatsARecallThatWasLost() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(ask(spec(9, 5), null));
    timekeeper.expectMessageClass(Timekeeper.Recall.class);
    agent.tell(ask(spec(9, 5), null));

    Timekeeper.Recall again = timekeeper.expectMessageClass(Timekeeper.Recall.class);
    assertThat(again).isEqualTo(new Timekeeper.Recall(SELF, 5, HERE));
    agent.tell(new Agent.Recalled(0, Memory.of(5, List.of())));

    assertThat(partner.expectMessageClass(Agent.Answered.class).encounter()).isEqualTo(9);
    partner.expectNoMessage();
  }

  @Test
  void aQuestionOfAnEncounterItOnlyRecalledIsNotAnsweredFromWhatCameOfIt() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(ask(spec(9, 5), null));
    timekeeper.expectMessageClass(Timekeeper.Recall.class);
    agent.tell(new Agent.Recalled(0, Memory.of(5, List.of(new Roundtable.Heard("of five")))));
    assertThat(partner.expectMessageClass(Agent.Answered.class).encounter()).isEqualTo(9);

    agent.tell(ask(spec(5, 2), null));

    partner.expectNoMessage();
  }

  @Test
  void aQuestionOfTheLastEncounterIsAnsweredAgainAsItWas() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    EncounterSpec spec = spec(3, -1);
    agent.tell(ask(spec, List.of(new Answer.Chosen("the host"))));
    Answer first = partner.expectMessageClass(Agent.Answered.class).answer();
    agent.tell(ask(spec, null));
    Answer again = partner.expectMessageClass(Agent.Answered.class).answer();
    agent.tell(ask(spec(6, 3), null));
    Answer next = partner.expectMessageClass(Agent.Answered.class).answer();

    assertThat(first).isEqualTo(expected(spec)).isEqualTo(again);
    assertThat(next).as("with what came of encounter 3").isNotEqualTo(expected(spec(6, 3)));
    timekeeper.expectNoMessage();
  }

  @Test
  void anOutcomeThatDoesNotFollowOnWhatItRemembersIsIgnored() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(
        new Agent.Remember(spec(9, 5), 0, 1, new Roundtable.Talk(List.of(new Answer.Chosen("x")))));
    agent.tell(ask(spec(10, -1), null));

    assertThat(partner.expectMessageClass(Agent.Answered.class).answer())
        .isEqualTo(expected(spec(10, -1)));
  }

  @Test
  void anOrderThatIsDoneIsAnsweredAgainFromWhatCameOfIt() {
    ActorRef<Agent.Command> host = agent(Roundtable.SENSITIVE);
    EncounterSpec spec = new EncounterSpec(0, List.of(seat(SELF, -1), seat(GUEST, -1)));
    host.tell(order(spec));
    host.tell(order(spec));
    answer(host, (Agent.Ask) others.receiveMessage().message());
    answer(host, (Agent.Ask) others.receiveMessage().message());
    Timekeeper.Done done = timekeeper.expectMessageClass(Timekeeper.Done.class);
    timekeeper.expectNoMessage();

    host.tell(order(spec));

    timekeeper.expectMessage(done);
    others.expectNoMessage();
  }

  @Test
  void whoIsNotThereAnyMoreIsAskedThroughShardingWhenTheOrderIsRepeated() {
    ActorRef<Agent.Command> host = agent(Roundtable.SENSITIVE);
    EncounterSpec spec = new EncounterSpec(0, List.of(seat(SELF, -1), seat(GUEST, -1)));
    host.tell(new Agent.Host(spec, tenure(0, 0), new Places(new long[] {HERE, HERE})));
    assertThat(partner.expectMessageClass(Agent.Ask.class).spec()).isEqualTo(spec);
    others.expectNoMessage();

    host.tell(order(spec));

    answer(host, (Agent.Ask) others.receiveMessage().message());
    Timekeeper.Done done = timekeeper.expectMessageClass(Timekeeper.Done.class);
    assertThat(done.places()).isEqualTo(new Places(new long[] {HERE, HERE}));
  }

  @Test
  void aLaterTenureMakesItForgetWhatMayNeverHaveBeenRecorded() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(ask(spec(3, -1), List.of(new Answer.Chosen("the host"))));
    partner.expectMessageClass(Agent.Answered.class);

    agent.tell(askUnder(spec(3, -1), tenure(1, 2)));
    Agent.Answered again = partner.expectMessageClass(Agent.Answered.class);
    assertThat(again.epoch()).isEqualTo(1);
    assertThat(again.answer()).as("from an empty memory").isEqualTo(expected(spec(3, -1)));

    agent.tell(askUnder(spec(5, 3), tenure(1, 2)));
    assertThat(timekeeper.expectMessageClass(Timekeeper.Recall.class).upTo()).isEqualTo(3);
  }

  @Test
  void aLaterTenureLeavesWhatTheJournalHas() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(ask(spec(3, -1), List.of(new Answer.Chosen("the host"))));
    partner.expectMessageClass(Agent.Answered.class);

    agent.tell(askUnder(spec(6, 3), tenure(1, 4)));

    assertThat(partner.expectMessageClass(Agent.Answered.class).encounter()).isEqualTo(6);
    timekeeper.expectNoMessage();
  }

  @Test
  void ordersOfAnEarlierTenureAreIgnored() {
    ActorRef<Agent.Command> agent = agent(Roundtable.SENSITIVE);
    agent.tell(askUnder(spec(3, -1), tenure(2, 0)));
    partner.expectMessageClass(Agent.Answered.class);

    agent.tell(askUnder(spec(4, -1), tenure(1, 0)));
    agent.tell(new Agent.Remember(spec(3, -1), 1, 1, new Roundtable.Talk(List.of())));
    agent.tell(new Agent.Recalled(1, Memory.of(9, List.of())));
    agent.tell(askUnder(spec(5, -1), tenure(2, 0)));

    assertThat(partner.expectMessageClass(Agent.Answered.class).answer())
        .isEqualTo(expected(spec(5, -1)));
  }

  private Agent.Ask askUnder(EncounterSpec spec, Tenure tenure) {
    return new Agent.Ask(spec, 1, 0, QUESTION, null, HERE, tenure);
  }

  private Answer expected(EncounterSpec spec) {
    return expected(spec, Memory.EMPTY);
  }

  private Answer expected(EncounterSpec spec, Memory memory) {
    return Roundtable.SENSITIVE.decide(
        rules(Roundtable.SENSITIVE).situation(spec, 1, 0, QUESTION, memory));
  }

  private ActorRef<Agent.Command> agent(Mind mind) {
    post.open(timekeeper.getRef());
    post.moveIn(HOST, partner.getRef());
    post.moveIn(GUEST, partner.getRef());
    return kit.spawn(Agent.create(rules(mind), SELF, post));
  }

  /** An order to meet others who are to be reached through sharding. */
  private Agent.Host order(EncounterSpec spec) {
    return new Agent.Host(spec, tenure(0, 0), Places.unknown(spec.seats().size()));
  }

  private static Rules rules(Mind mind) {
    return Rules.of(RunSpec.of(Roundtable.scenario(10, 2, 3, mind), 0));
  }

  private Agent.Ask ask(EncounterSpec spec, List<Answer> known) {
    return new Agent.Ask(spec, 1, 0, QUESTION, known, HERE, tenure(0, 0));
  }

  private Tenure tenure(long epoch, long base) {
    return new Tenure(epoch, base, HERE);
  }

  private static EncounterSpec spec(long index, long previous) {
    return new EncounterSpec(index, List.of(seat(HOST, -1), seat(SELF, previous)));
  }

  private static Seat seat(int agent, long previous) {
    return new Seat(agent, "guest", previous);
  }
}
