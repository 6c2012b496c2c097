package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Population;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Wave;

class ContactsTest {

  /** Agents of which some mediate. */
  private record Hamlet(int[] present, List<Integer> mediators) implements Population {

    @Override
    public int size() {
      return present.length;
    }

    @Override
    public int agent(int position) {
      return present[position];
    }

    @Override
    public boolean contains(int agent) {
      return Arrays.binarySearch(present, agent) >= 0;
    }

    @Override
    public String persona(int agent) {
      return mediators.contains(agent) ? "mediator~third" : "default";
    }

    @Override
    public int numbers() {
      return present[present.length - 1] + 1;
    }

    @Override
    public int version() {
      return 0;
    }
  }

  private static Hamlet hamlet(int size, int mediators) {
    return new Hamlet(
        IntStream.range(0, size).toArray(), IntStream.range(0, mediators).boxed().toList());
  }

  private static List<Wave> all(Contacts contacts, Population population) {
    List<Wave> waves = new ArrayList<>();
    long next = 0;
    Wave wave = contacts.next(new History(3, next, population));
    while (wave.agents().length > 0) {
      waves.add(wave);
      next += wave.meetings();
      wave = contacts.next(new History(3, next, population));
    }
    return waves;
  }

  @Test
  void reportsStandBeforeTheFirstContactAndAfterTheLast() {
    List<Wave> waves = all(new Contacts(Given.dilemma(Commitment.NONE), 2), hamlet(6, 0));

    assertThat(waves).extracting(Wave::groupSize).containsExactly(1, 2, 2, 2, 1);
    assertThat(waves.get(0).occasion(0)).isEqualTo(new Inquiry(false));
    assertThat(waves.get(3).occasion(2)).isEqualTo(new Contact(0, 2));
    assertThat(waves.get(4).occasion(5)).isEqualTo(new Inquiry(true));
  }

  @Test
  void theyBelongToTheFirstRoundAndToTheLast() {
    Contacts contacts = new Contacts(Given.dilemma(Commitment.NONE), 2);
    List<Boolean> over = new ArrayList<>();
    for (int wave = 0; wave < 5; wave++) {
      contacts.next(new History(3, 10L * wave, hamlet(6, 0)));
      over.add(contacts.roundIsOver());
    }

    assertThat(over).containsExactly(false, true, true, false, true);
  }

  @Test
  void eachMemberMeetsOnceARoundAndWhoIsLeftOverSitsItOut() {
    List<Wave> waves = all(new Contacts(Given.dilemma(Commitment.NONE), 2), hamlet(7, 0));

    for (Wave wave : waves.subList(1, 4)) {
      assertThat(Arrays.stream(wave.agents()).distinct()).hasSize(6);
    }
    assertThat(waves.get(1).agents()).isNotEqualTo(waves.get(2).agents());
  }

  @Test
  void mediatorsTakeTurnsInSeatsOfTheirOwnAndAreNoMembers() {
    Wave contact = all(new Contacts(Given.dilemma(Commitment.MEDIATOR), 2), hamlet(10, 2)).get(1);
    int[] agents = contact.agents();

    assertThat(contact.groupSize()).isEqualTo(3);
    assertThat(List.of(agents[2], agents[5], agents[8], agents[11])).containsExactly(0, 1, 0, 1);
    assertThat(Arrays.stream(agents).filter(agent -> agent > 1).distinct()).hasSize(8);
  }

  @Test
  void whereThereIsNothingToMediateMediatorsDoNothing() {
    List<Wave> waves = all(new Contacts(Given.dilemma(Commitment.NONE), 2), hamlet(10, 2));

    for (Wave wave : waves) {
      assertThat(Arrays.stream(wave.agents())).allMatch(agent -> agent > 1);
    }
  }

  @Test
  void withoutMediatorsLeftTheRunGoesOnToTheReports() {
    Contacts contacts = new Contacts(Given.dilemma(Commitment.MEDIATOR), 2);
    contacts.next(new History(3, 0, hamlet(6, 1)));
    Population left = new Hamlet(new int[] {1, 2, 3, 4, 5}, List.of());

    assertThat(contacts.next(new History(3, 5, left)).occasion(0)).isEqualTo(new Inquiry(true));
  }

  @Test
  void whoeverJoinsAsAMediatorIsOne() {
    Contacts contacts = new Contacts(Given.dilemma(Commitment.MEDIATOR), 2);
    contacts.next(new History(3, 0, hamlet(5, 1)));
    Population grown = new Hamlet(new int[] {0, 1, 2, 3, 4, 5}, List.of(0, 5));

    int[] agents = contacts.next(new History(3, 5, grown)).agents();

    assertThat(List.of(agents[2], agents[5])).containsExactly(0, 5);
  }
}
