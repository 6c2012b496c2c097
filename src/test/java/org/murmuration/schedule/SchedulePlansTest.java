package org.murmuration.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

class SchedulePlansTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule = random-pairs                     | random pairs, drawn uniformly",
        "schedule = matching                         | random matching, drawn anew each round",
        "schedule = groups                           | random groups of 4, drawn anew each round",
        "schedule { groups { size = 3 } }            | random groups of 3, drawn anew each round",
        "schedule { network { complete {} } }        | complete network, pairs drawn uniformly",
        "schedule { network { ring-lattice {} } }    | ring lattice (degree 4)",
        "schedule { network { small-world {} } }"
            + " | small-world network (Watts–Strogatz, degree 4, rewire 0.1)",
        "schedule { network { scale-free {} } }      | scale-free network (Barabási–Albert, links 2)",
        "schedule { network { random-regular {} } }  | random regular network (degree 4)",
        "schedule { network { erdos-renyi {} } }"
            + " | random network (Erdős–Rényi, mean degree 4)",
      })
  void describesTheProcessInOneLine(String scenario, String description) {
    assertThat(Scenarios.schedule(scenario, 1, Crowd.of(20)).description()).isEqualTo(description);
  }

  @Test
  void everyKeyItReadsIsKnown() {
    Settings settings =
        Scenarios.settings("schedule { network { small-world { degree = 2, rewire = 0 } } }");

    SchedulePlans.read(settings);

    settings.rejectUnknown();
    assertThat(settings.resolved())
        .hasToString("{schedule={network={small-world={degree=2, rewire=0.0}}}}");
  }

  @Test
  void aCompleteNetworkDrawsAsRandomPairsDo() {
    Crowd crowd = Crowd.of(100);
    Schedule complete = Scenarios.schedule("schedule { network { complete {} } }", 1, crowd);

    assertThat(complete.next(new History(1, 5, crowd)).agents())
        .isEqualTo(new RandomPairs().next(new History(1, 5, crowd)).agents());
    assertThat(complete.degree(3, crowd)).isEqualTo(99);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups.size = 11                   | groups.size is 11; it must be at most the population"
            + " size of 9",
        "groups.size = 1                    | groups.size is 1; it must be a whole number of 2 or"
            + " more",
        "network.ring-lattice.degree = 3    | network.ring-lattice.degree is 3; it must be even and"
            + " below the population size of 9",
        "network.small-world.degree = 10    | network.small-world.degree is 10; it must be even and"
            + " below the population size of 9",
        "network.small-world.rewire = 1.5   | network.small-world.rewire is 1.5; it must be a number"
            + " from 0 to 1",
        "network.scale-free.links = 9       | network.scale-free.links is 9; it must be below the"
            + " population size of 9",
        "network.random-regular.degree = 9  | network.random-regular.degree is 9; it must be below"
            + " the population size of 9",
        "network.random-regular.degree = 3  | network.random-regular.degree is 3; with a population"
            + " size of 9, an odd number, it must be even",
        "network.erdos-renyi.mean-degree = 8.5 | network.erdos-renyi.mean-degree is 8.5; it must be"
            + " at most 8, the population size less one",
        "network.erdos-renyi.mean-degree = 0.001 | network.erdos-renyi.mean-degree is 0.001; the"
            + " network drawn for seed 1 has no edge, so it must be larger",
      })
  void saysWhereWhatAndWhatWouldBeRight(String setting, String message) {
    assertThatThrownBy(() -> Scenarios.schedule("\nschedule." + setting, 1, Crowd.of(9)))
        .isInstanceOf(InputError.class)
        .hasMessage("x.conf:2: schedule." + message);
  }

  @Test
  void refusesNetworksThatDoNotFitIntoMemory() {
    SchedulePlan plan = Scenarios.plan("schedule.network.random-regular.degree = 5000");

    assertThatThrownBy(() -> plan.draw(1, Crowd.of(10_000)))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "x.conf:1: schedule.network.random-regular.degree asks for 25000000 edges with this"
                + " population size; it must ask for 10000000 or fewer");
  }

  @Test
  void namesTheSchedulesThereAre() {
    assertThatThrownBy(() -> Scenarios.plan("schedule = matchings"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "x.conf:1: schedule is matchings; it must be one of groups, matching, network,"
                + " random-pairs; did you mean matching?");
  }
}
