package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncerTest {

  private static final Duration SHORTLY = Duration.ofMillis(50);

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Supervisor.Command> supervisor = kit.createTestProbe();
  private final ActorRef<Announcer.Command> announcer =
      kit.spawn(Announcer.create(supervisor.getRef()));

  @AfterEach
  void shutDown() {
    kit.shutdownTestKit();
  }

  private Supervisor.Begin heard() {
    return supervisor.expectMessageClass(Supervisor.Begin.class);
  }

  @Test
  void aRunIsAnnouncedUntilTheSupervisorHasHeardOfIt() {
    announcer.tell(new Announcer.Announce("7.0"));

    time.timePasses(Announcer.AGAIN);
    assertThat(heard().key()).isEqualTo("7.0");
    time.timePasses(Announcer.AGAIN);
    Supervisor.Begin repeated = heard();
    assertThat(repeated.key()).isEqualTo("7.0");
    repeated.replyTo().tell(new Announcer.Heard("7.0"));
    time.expectNoMessageFor(Announcer.AGAIN.multipliedBy(3), supervisor);
  }

  @Test
  void whatIsNotHeardYetIsSaidAgainInItsOrder() {
    for (String run : new String[] {"7.2", "7.0", "7.1"}) {
      announcer.tell(new Announcer.Announce(run));
    }
    announcer.tell(new Announcer.Heard("7.0"));

    time.timePasses(Announcer.AGAIN);

    assertThat(heard().key()).isEqualTo("7.2");
    assertThat(heard().key()).isEqualTo("7.1");
    supervisor.expectNoMessage(SHORTLY);
  }
}
