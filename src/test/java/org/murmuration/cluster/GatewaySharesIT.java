package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cluster.Node.text;
import static org.murmuration.cluster.Node.until;

import akka.cluster.typed.Cluster;
import akka.cluster.typed.Leave;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.CallSite;
import org.murmuration.mind.llm.CommonRecord;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.Share;

/** What all gateways of a cluster do together keeps to the limits, whoever comes and goes. */
class GatewaySharesIT {

  private static final int LIMIT = 10;

  @TempDir Path folder;

  private final CommonRecord record = CommonRecord.open();

  private Node.Plan plan(LlmMind mind) {
    return Node.Plan.of(folder, mind, record);
  }

  private Node.Plan plan(HoldingServer server, String limits) {
    return plan(CallSite.behind(server.url(), limits));
  }

  private static List<CompletableFuture<CallOutcome>> placeAll(Node node, long from, long to) {
    return LongStream.range(from, to).mapToObj(node::place).toList();
  }

  private static void assertAnswered(List<CompletableFuture<CallOutcome>> calls, long from) {
    for (int i = 0; i < calls.size(); i++) {
      assertThat(text(calls.get(i))).isEqualTo(Long.toString(from + i));
    }
  }

  private static int underWay(Node node) {
    return node.site().gateway().status().underWay();
  }

  private static int together(List<Node> nodes) {
    int sum = 0;
    // The latest first: who was there gives up its part before a newcomer takes it.
    for (int i = nodes.size() - 1; i >= 0; i--) {
      sum += nodes.get(i).gateways().share().of(LIMIT);
    }
    return sum;
  }

  /** Adds up the shares all the time. */
  private static final class Watch implements AutoCloseable {

    private final List<Node> nodes;
    private final Thread thread = new Thread(this::look);
    private volatile int most;
    private volatile boolean over;

    Watch(List<Node> nodes) {
      this.nodes = nodes;
      thread.start();
    }

    private void look() {
      while (!over) {
        most = Math.max(most, together(nodes));
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
      }
    }

    @Override
    public void close() {
      over = true;
    }
  }

  private static void awaitShares(List<Node> nodes, Integer... shares) {
    until(
        "the shares are " + List.of(shares),
        () ->
            nodes.stream()
                .map(node -> node.gateways().share().of(LIMIT))
                .toList()
                .equals(List.of(shares)));
  }

  @Test
  void sharesNeverExceedTheLimitAndAddUpToIt() {
    Node.Plan plan = plan(CallSite.mind("provider = rehearsal"));
    List<Node> nodes = new CopyOnWriteArrayList<>();
    try (Watch watch = new Watch(nodes)) {
      nodes.add(plan.start(null));
      Node first = nodes.get(0);
      awaitShares(nodes, 10);
      nodes.add(plan.start(first));
      awaitShares(nodes, 5, 5);
      nodes.add(plan.start(first));
      nodes.add(plan.start(first));
      until("four share", () -> nodes.get(3).gateways().share().nodes() == 4);
      until("all of the limit is shared out", () -> together(nodes) == LIMIT);

      // One is told to go; nobody takes its share before it has given it up.
      Node left = nodes.get(1);
      Cluster.get(left.system()).manager().tell(Leave.create(left.member().address()));
      left.system().getWhenTerminated().toCompletableFuture().join();
      assertThat(left.gateways().share()).isEqualTo(Share.NONE);
      nodes.remove(left);
      until("three share", () -> nodes.get(0).gateways().share().nodes() == 3);
      until("all of the limit is shared out", () -> together(nodes) == LIMIT);

      // The oldest one dies; the others have its share when it is removed.
      nodes.remove(first);
      first.crash(nodes.get(0));
      assertThat(together(nodes)).isEqualTo(6);
      until("all of the limit is shared out", () -> together(nodes) == LIMIT);

      nodes.add(plan.start(nodes.get(0)));
      until("three share", () -> nodes.get(2).gateways().share().nodes() == 3);
      until("all of the limit is shared out", () -> together(nodes) == LIMIT);
      assertThat(watch.most).isEqualTo(LIMIT);
    } finally {
      nodes.forEach(Node::close);
    }
  }

  @Test
  void aNodeThatIsUpBeforeItLearnsOfTheOthersTakesNoMoreThanItsShareEither() {
    Node.Plan plan = plan(CallSite.mind("provider = rehearsal"));
    List<Node> nodes = new CopyOnWriteArrayList<>();
    try (Watch watch = new Watch(nodes)) {
      nodes.add(plan.start(null));
      nodes.add(plan.start(nodes.get(0), "agents, gateway", null));
      nodes.add(plan.start(nodes.get(0), "agents, gateway", null));
      nodes.forEach(node -> node.awaitMembers(3));
      until("the first makes room", () -> together(nodes) == 4);

      for (Node late : nodes.subList(1, 3)) {
        GatewayShares.start(late.system(), late.gateways());
      }

      until("all of the limit is shared out", () -> together(nodes) == LIMIT);
      assertThat(watch.most).isEqualTo(LIMIT);
    } finally {
      nodes.forEach(Node::close);
    }
  }

  @Test
  void threeGatewaysMakeAsManyCallsAtOnceAsTheModelMayHaveAndNotOneMore() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "limits.concurrency = " + LIMIT);
      server.hold();
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List<Node> nodes = List.of(first, second, third);
        nodes.forEach(node -> node.awaitMembers(3));
        awaitShares(nodes, 4, 3, 3);
        List<List<CompletableFuture<CallOutcome>>> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          asked.add(placeAll(nodes.get(i), 100 * i, 100 * (i + 1)));
        }
        until("the limit is used", () -> server.underWay() == LIMIT);
        server.delay(5);
        server.release();

        for (int i = 0; i < 3; i++) {
          assertAnswered(asked.get(i), 100 * i);
        }
        assertThat(server.most()).isEqualTo(LIMIT);
        assertThat(server.mostOfOne()).isEqualTo(1);
      }
    }
  }

  @Test
  void aNewcomerMakesCallsOnlyAsOthersFinishTheirs() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "limits.concurrency = " + LIMIT);
      server.hold();
      try (Node first = plan.start(null)) {
        first.awaitMembers(1);
        List<CompletableFuture<CallOutcome>> calls = placeAll(first, 0, 100);
        until("the limit is used", () -> server.underWay() == LIMIT);

        try (Node second = plan.start(first);
            Node third = plan.start(first)) {
          List<Node> nodes = List.of(first, second, third);
          nodes.forEach(node -> node.awaitMembers(3));
          awaitShares(nodes, 4, 3, 3);
          List<CompletableFuture<CallOutcome>> more = placeAll(second, 100, 200);
          assertThat(first.gateways().overdrawn()).isEqualTo(Map.of("1", Map.of("crowd", 6)));
          assertThat(underWay(second) + underWay(third)).isZero();
          until(
              "each makes as many as its share",
              () -> {
                if (!first.gateways().overdrawn().isEmpty()) {
                  server.releaseOne();
                }
                return List.of(underWay(first), underWay(second), underWay(third))
                    .equals(List.of(4, 3, 3));
              });
          until("all are with the server", () -> server.underWay() == LIMIT);
          server.release();

          assertAnswered(calls, 0);
          assertAnswered(more, 100);
          assertThat(server.most()).isEqualTo(LIMIT);
          assertThat(server.mostOfOne()).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits.concurrency = 1",
        "limits.concurrency = 2",
        "limits { concurrency = 1, requests-per-minute = 6000 }"
      })
  void aLimitBelowTheNumberOfNodesIsKeptAndNoCallIsLeftOut(String limits) {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, limits);
      server.delay(2);
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List<Node> nodes = List.of(first, second, third);
        nodes.forEach(node -> node.awaitMembers(3));

        for (int i = 0; i < 3; i++) {
          assertAnswered(placeAll(nodes.get(i), 30 * i, 30 * (i + 1)), 30 * i);
        }

        assertThat(server.most()).isEqualTo(limits.contains("2") ? 2 : 1);
        assertThat(nodes)
            .allSatisfy(node -> assertThat(node.site().gateway().status().queued()).isZero());
      }
    }
  }

  @Test
  void theOneGatewayThatMayCallAModelHasAnHeir() {
    try (HoldingServer server = HoldingServer.start()) {
      Node.Plan plan = plan(server, "limits.concurrency = 1");
      server.hold();
      try (Node first = plan.start(null);
          Node second = plan.start(first);
          Node third = plan.start(first)) {
        List.of(first, second, third).forEach(node -> node.awaitMembers(3));
        List<CompletableFuture<CallOutcome>> calls = placeAll(second, 0, 20);
        until("one is under way", () -> server.underWay() == 1);
        assertThat(first.site().gateway().status().underWay()).isEqualTo(1);
        until("the others wait", () -> first.site().gateway().status().queued() == 19);

        first.crash(second);
        second.awaitMembers(2);
        server.release();

        assertAnswered(calls, 0);
        assertThat(second.standing().resent()).isEqualTo(20);
        assertThat(server.requests()).isEqualTo(21);
      }
    }
  }
}
