package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What waits to be fetched, with a clock that is moved by hand. */
class DepositsTest {

  private long now;
  private final Deposits deposits = new Deposits(100, Duration.ofSeconds(60), () -> now);

  private void pass(int seconds) {
    now += seconds * 1_000_000_000L;
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  @Test
  void aDepositIsHandedOutInParts() {
    long number = deposits.put(bytes(10));

    assertThat(deposits.part(number, 0, 4)).containsExactly(0, 1, 2, 3);
    assertThat(deposits.part(number, 8, 4)).containsExactly(8, 9);
    assertThat(deposits.part(number, 0, 100)).hasSize(10);
  }

  @Test
  void partsThatDoNotExistAreNotHandedOut() {
    long number = deposits.put(bytes(10));

    assertThat(deposits.part(number, -1, 4)).isNull();
    assertThat(deposits.part(number, 10, 4)).isNull();
    assertThat(deposits.part(number + 1, 0, 4)).isNull();
  }

  @Test
  void whatIsTakenIsGone() {
    long number = deposits.put(bytes(10));
    long other = deposits.put(bytes(20));

    deposits.remove(number);
    deposits.remove(number);

    assertThat(deposits.part(number, 0, 4)).isNull();
    assertThat(deposits.part(other, 0, 4)).isNotNull();
    assertThat(deposits.bytes()).isEqualTo(20);
  }

  @Test
  void whatWaitedLongestMakesRoom() {
    long first = deposits.put(bytes(40));
    long second = deposits.put(bytes(40));
    deposits.part(first, 0, 1);

    long third = deposits.put(bytes(40));

    assertThat(deposits.part(second, 0, 1)).isNull();
    assertThat(deposits.part(first, 0, 1)).isNotNull();
    assertThat(deposits.part(third, 0, 1)).isNotNull();
    assertThat(deposits.bytes()).isEqualTo(80);
  }

  @Test
  void oneMayFillTheRoom() {
    deposits.put(bytes(60));

    long number = deposits.put(bytes(100));

    assertThat(deposits.part(number, 0, 100)).hasSize(100);
    assertThat(deposits.count()).isEqualTo(1);
  }

  @Test
  void whatHasNoRoomIsRefusedAndMovesNothing() {
    long number = deposits.put(bytes(60));

    assertThatThrownBy(() -> deposits.put(bytes(101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101 bytes");

    assertThat(deposits.part(number, 0, 1)).isNotNull();
  }

  @Test
  void whatNobodyAskedForInTimeIsGone() {
    long number = deposits.put(bytes(10));
    pass(59);
    assertThat(deposits.part(number, 0, 1)).isNotNull();
    pass(59);
    deposits.expire();
    assertThat(deposits.count()).isEqualTo(1);
    pass(1);
    deposits.expire();

    assertThat(deposits.count()).isZero();
    assertThat(deposits.bytes()).isZero();
  }

  @Test
  void timeGoesByWithoutAnyoneExpiringIt() {
    long number = deposits.put(bytes(10));

    pass(60);

    assertThat(deposits.part(number, 0, 1)).isNull();
  }
}
