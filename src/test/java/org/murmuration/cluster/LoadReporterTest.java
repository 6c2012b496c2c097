package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What gateways do is told when it changes, and from time to time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadReporterTest {

  private static final GatewayLoad IDLE = new GatewayLoad("127.0.0.1:2551", 0, 0, false, "");
  private static final GatewayLoad BUSY = new GatewayLoad("127.0.0.1:2551", 7, 3, true, "down");

  private ActorTestKit kit;

  @BeforeAll
  void startSystem() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("single.conf")));
  }

  @AfterAll
  void stopSystem() {
    kit.shutdownTestKit();
  }

  @Test
  void aChangeIsToldAtOnceAndTheSameAgainAfterTwoSeconds() {
    TestProbe<GatewayLoad> told = kit.createTestProbe();
    AtomicReference<GatewayLoad> load = new AtomicReference<>(IDLE);
    kit.spawn(LoadReporter.create(load::get, Duration.ofMillis(20), told.getRef()::tell));

    assertThat(told.receiveMessage()).isEqualTo(IDLE);
    load.set(BUSY);
    assertThat(told.receiveMessage()).isEqualTo(BUSY);
    long since = System.nanoTime();
    assertThat(told.receiveMessage(Duration.ofSeconds(10))).isEqualTo(BUSY);
    assertThat(Duration.ofNanos(System.nanoTime() - since).toMillis()).isGreaterThan(1900);
  }

  @Test
  void aFailureToLookIsNotTheEnd() {
    TestProbe<GatewayLoad> told = kit.createTestProbe();
    AtomicReference<GatewayLoad> load = new AtomicReference<>();
    kit.spawn(
        LoadReporter.create(
            () -> {
              if (load.get() == null) {
                load.set(BUSY);
                throw new IllegalStateException("the gateway is being closed");
              }
              return load.get();
            },
            Duration.ofMillis(20),
            told.getRef()::tell));

    assertThat(told.receiveMessage()).isEqualTo(BUSY);
  }
}
