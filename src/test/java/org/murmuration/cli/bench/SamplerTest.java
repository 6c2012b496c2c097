package org.murmuration.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplerTest {

  @Test
  void randomNumbersCountForWhoDrawsThem() {
    assertThat(room("org.murmuration.model.RandomStream", "org.murmuration.mind.policy.PolicyMind"))
        .isEqualTo(Sampler.Room.MINDS);
    assertThat(room("org.murmuration.model.RandomStream", "org.murmuration.schedule.RandomPairs"))
        .isEqualTo(Sampler.Room.SUPERVISOR);
  }

  @Test
  void whatAkkaDoesForAnAgentCountsForAkka() {
    assertThat(room("akka.actor.LocalActorRef", "org.murmuration.engine.Agent"))
        .isEqualTo(Sampler.Room.AKKA);
  }

  @Test
  void whatALibraryDoesForTheJournalCountsForTheJournal() {
    assertThat(
            room(
                "com.fasterxml.jackson.core.json.UTF8JsonGenerator",
                "org.murmuration.journal.EntryFormat",
                "org.murmuration.engine.Timeline"))
        .isEqualTo(Sampler.Room.JOURNAL);
  }

  private static Sampler.Room room(String... topmostFirst) {
    StackTraceElement[] stack = new StackTraceElement[topmostFirst.length];
    for (int i = 0; i < stack.length; i++) {
      stack[i] = new StackTraceElement(topmostFirst[i], "call", null, -1);
    }
    return Sampler.roomOf(stack);
  }
}
