package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.cluster.Node.text;
import static org.murmuration.cluster.Node.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallFailure;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.CallSite;
import org.murmuration.mind.llm.CommonRecord;
import org.murmuration.mind.llm.Divergence;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.ModelService;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.model.Answer;
import org.murmuration.settings.InputError;

/** Calls that agents hand in on one node are made on another, and come to the same. */
class RemoteDeskIT {

  private static final String LOG_PROBABILITIES =
      """
      {"model": "m-1", "system_fingerprint": "fp", "choices": [{"message": {"content": "Q"},
        "finish_reason": "stop", "logprobs": {"content": [{"token": "Q", "logprob": -0.1,
        "top_logprobs": [{"token": "Q", "logprob": -0.1}, {"token": " M", "logprob": -2.5}]}]}}],
        "usage": {"prompt_tokens": 30, "completion_tokens": 2,
        "prompt_tokens_details": {"cached_tokens": 10}}}""";

  private static final String QUICKLY = "murmuration.cluster.resend-after = 300ms";

  @TempDir Path folder;

  private final CommonRecord record = CommonRecord.open();

  /** Less than the large texts of these tests have. */
  private static final String SMALL_ROOM = "murmuration.freight.room = 2 MiB";

  private Node.Plan plan(LlmMind mind) {
    return Node.Plan.of(folder, mind, record);
  }

  private Node.Plan plan(HoldingServer server, String more) {
    return plan(CallSite.behind(server.url(), more));
  }

  private static List<CompletableFuture<CallOutcome>> placeAll(Node node, long from, long to) {
    return LongStream.range(from, to).mapToObj(node::place).toList();
  }

  /** All are answered, each with what it asked. */
  private static void assertAnswered(List<CompletableFuture<CallOutcome>> calls, long from) {
    for (int i = 0; i < calls.size(); i++) {
      assertThat(text(calls.get(i))).isEqualTo(Long.toString(from + i));
    }
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of("answered", 200, LOG_PROBABILITIES),
        Arguments.of(
            "refused", 400, "{\"error\": {\"message\": \"no\", \"code\": \"content_filter\"}}"),
        Arguments.of("given up", 500, "{\"error\": {\"message\": \"later\"}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void theOutcomeIsThatWhichTheGatewaysNodeWouldHave(String name, int status, String response) {
    try (ModelService service = ModelService.answering(status, response)) {
      LlmMind mind = CallSite.behind(service.url(), "tries = 2");
      try (CallSite local = CallSite.open(CallSite.gateway(folder), mind, CommonRecord.open());
          Node gateway = plan(mind).start(null, "gateway");
          Node agents = plan(mind).start(gateway, "agents")) {
        Call call = CallSite.call(3, "{}");
        CallOutcome here = local.desk().place(call, mind.settings()).toCompletableFuture().join();

        assertThat(agents.place(call).join()).isEqualTo(here);

        assertThat(name.replace(" ", "")).isEqualToIgnoringCase(here.getClass().getSimpleName());
        // And again, from the record.
        int sent = record.sent();
        assertThat(agents.place(call).join()).isEqualTo(here);
        assertThat(record.sent()).isEqualTo(sent);
      }
    }
  }

  @Test
  void whatAnswersSayOfChancesArrives() {
    try (ModelService service = ModelService.answering(200, LOG_PROBABILITIES)) {
      LlmMind mind = CallSite.behind(service.url(), "");
      try (Node gateway = plan(mind).start(null, "gateway");
          Node agents = plan(mind).start(gateway, "agents")) {
        CallOutcome outcome = agents.place(CallSite.call(3, "{}")).join();

        assertThat(((CallOutcome.Answered) outcome).completion())
            .isEqualTo(
                new Completion(
                    "Q",
                    Completion.Finish.STOP,
                    "m-1",
                    "fp",
                    new Completion.Usage(30, 10, 2),
                    List.of(
                        List.of(
                            new Completion.Chance("Q", -0.1), new Completion.Chance(" M", -2.5)))));
      }
    }
  }

  @Test
  void aRehearsalGoesTheSameWay() {
    LlmMind mind = CallSite.mind("provider = rehearsal");
    try (CallSite local = CallSite.open(CallSite.gateway(folder), mind, CommonRecord.open());
        Node one = plan(mind).start(null);
        Node other = plan(mind).start(one)) {
      one.awaitMembers(2);
      for (int i = 0; i < 50; i++) {
        Call call = CallSite.call(i, "{\"seed\": " + i + "}");
        CallOutcome here = local.desk().place(call, mind.settings()).toCompletableFuture().join();

        assertThat(other.place(call).join()).isEqualTo(here);
      }
    }
  }

  @Test
  void aMindAnswersThroughAllGatewaysWhateverTheServerDoes() {
    try (ModelService service = ModelService.playing(ModelService.always("{\"answer\":\"Q\"}"))) {
      service.chaos("{\"dropRate\": 0.1, \"disconnectRate\": 0.1, \"malformedRate\": 0.1}");
      LlmMind mind = CallSite.behind(service.url(), "tries = 100");
      Node.Plan plan = plan(mind);
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List.of(first, second, third).forEach(node -> node.awaitMembers(3));

        List<CompletableFuture<Answer>> answers =
            LongStream.range(0, 90).mapToObj(first::ask).toList();

        assertThat(answers)
            .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Answer.Chosen("Q")));
        assertThat(record.ended()).isEqualTo(90);
        assertThat(record.sent()).isGreaterThan(90);
      }
    }
  }

  private static void assertFails(
      CompletableFuture<CallOutcome> call, Class<? extends Throwable> type, String message) {
    assertThatThrownBy(call::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isExactlyInstanceOf(type)
        .hasMessage(message);
  }

  @Test
  void aSpentBudgetIsToldAsSuch() {
    LlmMind mind = CallSite.mind("provider = rehearsal");
    Node.Plan plan = Node.Plan.of(folder, mind, CommonRecord.granting(2));
    try (Node gateway = plan.start(null, "gateway");
        Node agents = plan.start(gateway, "agents")) {
      agents.place(CallSite.call(1, "{}")).join();
      agents.place(CallSite.call(2, "{}")).join();

      assertFails(
          agents.place(CallSite.call(3, "{}")),
          BudgetSpent.class,
          "the budget is spent: 2 of 2 calls");
    }
  }

  @Test
  void aRefusedKeyAndAnotherRequestThanTheRecordedOneAreToldAsSuch() {
    try (ModelService service =
        ModelService.answering(401, "{\"error\": {\"message\": \"no such key\"}}")) {
      LlmMind mind = CallSite.behind(service.url(), "");
      try (Node gateway = plan(mind).start(null, "gateway");
          Node agents = plan(mind).start(gateway, "agents")) {
        assertFails(
            agents.place(CallSite.call(1, "{}")),
            CallFailure.class,
            "mind crowd: compatible refused the key (401): no such key");
      }
    }
    LlmMind rehearsal = CallSite.mind("provider = rehearsal");
    try (Node gateway = plan(rehearsal).start(null, "gateway");
        Node agents = plan(rehearsal).start(gateway, "agents")) {
      agents.place(CallSite.call(2, "{}")).join();

      assertFails(
          agents.place(CallSite.call(2, "{ }")),
          Divergence.class,
          "the call of agent 0 in encounter 2, turn 0, attempt 0 is not asked what the record says"
              + " it was asked");
    }
  }

  @Test
  void aRunThatCannotBeOpenedOnTheGatewaysNodeFailsItsCalls() {
    LlmMind mind = CallSite.mind("provider = rehearsal");
    Desks none =
        run -> {
          throw new InputError("OPENAI_API_KEY is not set on this node");
        };
    try (Node gateway = plan(mind).start(null, "gateway", none);
        Node agents = plan(mind).start(gateway, "agents")) {
      assertFails(agents.place(1), InputError.class, "OPENAI_API_KEY is not set on this node");
    }
  }

  @Test
  void whileTheRunCannotBeFoundItsCallsWaitAndTheUserIsToldWhy() {
    assertWaits(
        CompletableFuture.failedFuture(new JournalException("cannot reach the database")),
        "cannot reach the database");
  }

  @Test
  void whileNobodyTellsWhatTheRunIsItsCallsWaitAndTheUserIsToldWhy() {
    assertWaits(new CompletableFuture<>(), "nobody tells what run 1.0 is");
  }

  private void assertWaits(CompletableFuture<Desks.Desk> notFound, String why) {
    LlmMind mind = CallSite.mind("provider = rehearsal");
    AtomicReference<CompletableFuture<Desks.Desk>> found = new AtomicReference<>(notFound);
    try (CallSite site = CallSite.open(CallSite.gateway(folder), mind, record);
        Node gateway = plan(mind).with(QUICKLY).start(null, "gateway", run -> found.get());
        Node agents = plan(mind).with(QUICKLY).start(gateway, "agents")) {
      CompletableFuture<CallOutcome> call = agents.place(CallSite.call(1, "{}"));
      String trouble =
          "the gateway at "
              + gateway.member().address().hostPort()
              + " cannot make calls yet: "
              + why;
      until("it says why", () -> agents.standing().trouble().equals(trouble));

      found.set(CompletableFuture.completedFuture(gateway.deskOf(site)));

      assertThat(call.join()).isInstanceOf(CallOutcome.Answered.class);
      until("there is no trouble", () -> agents.standing().trouble().isEmpty());
    }
  }

  @Test
  void theSameCallFromSeveralNodesIsMadeOnceAndAllAreTold() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "");
      server.hold();
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List<Node> nodes = List.of(first, second, third);
        nodes.forEach(node -> node.awaitMembers(3));
        List<List<CompletableFuture<CallOutcome>>> asked = new ArrayList<>();
        for (Node node : nodes) {
          asked.add(placeAll(node, 0, 40));
          asked.add(placeAll(node, 0, 40));
        }
        until("all are under way", () -> server.underWay() == 40);
        server.release();

        asked.forEach(calls -> assertAnswered(calls, 0));
        assertThat(server.requests()).isEqualTo(40);
        // Those that ended a while ago are answered again.
        nodes.forEach(node -> assertAnswered(placeAll(node, 0, 40), 0));
        assertThat(server.requests()).isEqualTo(40);
        assertThat(nodes)
            .allSatisfy(node -> assertThat(node.site().gateway().status().underWay()).isZero());
      }
    }
  }

  @Test
  void callsOfANodeThatDiesAreMadeByTheOthers() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "");
      server.hold();
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List.of(first, second, third).forEach(node -> node.awaitMembers(3));
        List<CompletableFuture<CallOutcome>> some = placeAll(first, 0, 60);
        List<CompletableFuture<CallOutcome>> others = placeAll(second, 60, 120);
        until("all are under way", () -> server.underWay() == 120);
        int there = third.site().gateway().status().underWay();

        third.crash(first);
        first.awaitMembers(2);
        second.awaitMembers(2);
        server.release();

        assertAnswered(some, 0);
        assertAnswered(others, 60);
        assertThat(there).isBetween(20, 60);
        assertThat(first.standing().resent() + second.standing().resent()).isEqualTo(there);
        assertThat(server.requests()).isEqualTo(120 + there);
        assertThat(record.ended()).isEqualTo(120);
      }
    }
  }

  @Test
  void whenANodeLeavesNoCallIsMadeTwice() {
    try (HoldingServer server = HoldingServer.start()) {
      // Of six calls at once each node makes two, so that the others wait.
      Node.Plan plan = plan(server, "limits.concurrency = 6").with(QUICKLY);
      server.delay(50);
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List.of(first, second, third).forEach(node -> node.awaitMembers(3));
        List<CompletableFuture<CallOutcome>> calls = placeAll(first, 0, 120);
        until("some are answered", () -> record.ended() >= 20);

        third.leave();

        assertAnswered(calls, 0);
        first.awaitMembers(2);
        assertThat(first.standing().resent()).isPositive();
        assertThat(server.mostOfOne()).isEqualTo(1);
        assertThat(server.most()).isLessThanOrEqualTo(6);
      }
    }
  }

  @Test
  void messagesThatAreLostAreRepaired() {
    Map<Class<?>, AtomicInteger> lost = new ConcurrentHashMap<>();
    Random random = new Random(7);
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan =
          plan(server, "")
              .with(QUICKLY)
              .losing(
                  message -> {
                    boolean crosses =
                        message instanceof GatewayDesk.Place
                            || message instanceof GatewayDesk.Remind
                            || message instanceof Courier.Reply;
                    boolean loses = crosses && random.nextInt(4) == 0;
                    if (loses) {
                      lost.computeIfAbsent(message.getClass(), type -> new AtomicInteger())
                          .incrementAndGet();
                    }
                    return loses;
                  });
      try (Node gateway = plan.start(null, "gateway");
          Node agents = plan.start(gateway, "agents")) {
        assertAnswered(placeAll(agents, 0, 60), 0);

        assertThat(lost)
            .containsOnlyKeys(
                GatewayDesk.Place.class,
                GatewayDesk.Remind.class,
                Courier.Placed.class,
                Courier.Missing.class);
        assertThat(server.mostOfOne()).isEqualTo(1);
        until("it is counted", () -> agents.standing().repeated() > 0);
        assertThat(agents.standing().resent()).isZero();
      }
    }
  }

  @Test
  void aCallThatTakesLongIsNotSentAgain() {
    AtomicInteger places = new AtomicInteger();
    AtomicInteger reminds = new AtomicInteger();
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan =
          plan(server, "")
              .with(QUICKLY)
              .losing(
                  message -> {
                    places.addAndGet(message instanceof GatewayDesk.Place ? 1 : 0);
                    reminds.addAndGet(message instanceof GatewayDesk.Remind ? 1 : 0);
                    return false;
                  });
      server.hold();
      try (Node gateway = plan.start(null, "gateway");
          Node agents = plan.start(gateway, "agents")) {
        CompletableFuture<CallOutcome> call = agents.place(1);
        until("it was asked for several times", () -> reminds.get() >= 3);
        server.release();

        assertThat(text(call)).isEqualTo("1");
        assertThat(places).hasValue(1);
      }
    }
  }

  @Test
  void callsOfARunThatIsOverAreLetGo() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "");
      server.hold();
      try (Node gateway = plan.start(null, "gateway");
          Node agents = plan.start(gateway, "agents")) {
        List<CompletableFuture<CallOutcome>> calls = placeAll(agents, 0, 10);
        until("all are under way", () -> server.underWay() == 10);
        until("they are counted", () -> agents.standing().pending() == 10);

        agents.forget();

        assertThat(calls)
            .allSatisfy(
                call ->
                    assertThatThrownBy(call::join)
                        .isInstanceOf(CancellationException.class)
                        .hasMessage("the run is over"));
        until("none is kept", () -> agents.standing().pending() == 0);
        server.release();
        // Their answers are recorded all the same, and found when somebody asks again.
        until("they are recorded", () -> record.ended() == 10);
        assertAnswered(placeAll(agents, 0, 10), 0);
        assertThat(server.requests()).isEqualTo(10);
      }
    }
  }

  @Test
  void withoutAGatewayCallsWaitForOne() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "");
      try (Node agents = plan.start(null, "agents")) {
        agents.awaitMembers(1);
        assertThat(agents.standing().trouble()).isEmpty();
        List<CompletableFuture<CallOutcome>> calls = placeAll(agents, 0, 5);
        until(
            "it says so",
            () -> agents.standing().trouble().equals("no node with role gateway is up"));

        try (Node gateway = plan.start(agents, "gateway")) {
          assertAnswered(calls, 0);
          assertThat(gateway.site().gateway().status().queued()).isZero();
          until("there is no trouble", () -> agents.standing().trouble().isEmpty());
        }
      }
    }
  }

  @Test
  void aLargePromptArrivesAndOneThatIsTooLargeFailsAtOnce() {
    LlmMind mind = CallSite.mind("provider = rehearsal");
    try (Node gateway = plan(mind).with(SMALL_ROOM).start(null, "gateway");
        Node agents = plan(mind).with(SMALL_ROOM).start(gateway, "agents")) {
      String large = "{\"x\": \"" + "y".repeat(1_500_000) + "\"}";
      assertThat(agents.place(CallSite.call(1, large)).join())
          .isInstanceOf(CallOutcome.Answered.class);

      assertFails(
          agents.place(CallSite.call(2, " ".repeat(3_000_000))),
          CallFailure.class,
          "mind crowd: the call of agent 0 in encounter 2, turn 0, attempt 0 is too large to be sent"
              + " to another node; murmuration.freight.room must be more"
              + " than 3008192 bytes on every node");
    }
  }

  @Test
  void anAnswerThatIsTooLargeFailsTheCallWithWhatToDo() {
    String text = "y".repeat(3_000_000);
    try (ModelService service =
        ModelService.answering(
            200, "{\"choices\": [{\"message\": {\"content\": \"" + text + "\"}}]}")) {
      LlmMind mind = CallSite.behind(service.url(), "");
      try (Node gateway = plan(mind).with(SMALL_ROOM).start(null, "gateway");
          Node agents = plan(mind).with(SMALL_ROOM).start(gateway, "agents")) {
        assertThatThrownBy(() -> agents.place(CallSite.call(1, "{}")).join())
            .cause()
            .isExactlyInstanceOf(CallFailure.class)
            .hasMessageStartingWith(
                "the answer to the call of agent 0 in encounter 1, turn 0, attempt 0 is recorded,"
                    + " but too large to be sent to another node; murmuration.freight.room");
        assertThat(record.ended()).isEqualTo(1);
      }
    }
  }
}
