package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.murmuration.cluster.Control;

/** A journal without an end, and readers who do not read it. */
class OutflowTest {

  private static final int FEW = 32 << 20;

  private final AtomicLong written = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void whoDoesNotKeepUpIsWaitedForAndWhoIsGoneIsLeft() throws Exception {
    Endless endless = new Endless();
    endless.records(null, List.of(PretendCluster.run(0, null, 1)));
    endless.submit(new Control.NewBatch("x", Map.of(), "", Map.of()));
    try (Served served = Served.of(endless)) {
      try (Socket socket = new Socket()) {
        socket.setReceiveBufferSize(1 << 16);
        socket.connect(new InetSocketAddress("127.0.0.1", served.port()));
        socket
            .getOutputStream()
            .write(
                "GET /api/batches/1/runs/0/encounters HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');

        assertThat(writtenAtRest()).isBetween(1L, (long) FEW);
        assertThat(ended.getCount()).isEqualTo(1);

        socket.getInputStream().readNBytes(2 * FEW);
        assertThat(writtenAtRest()).isBetween(2L * FEW, 3L * FEW);
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** How much has been written once nothing more has been for half a second. */
  private long writtenAtRest() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    long before = -1;
    long restingSince = System.nanoTime();
    while (System.nanoTime() - restingSince < Duration.ofMillis(500).toNanos()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
      if (written.get() != before || before == 0) {
        before = written.get();
        restingSince = System.nanoTime();
      }
    }
    return before;
  }

  private final class Endless extends PretendCluster {

    @Override
    public void writeEntries(long batch, int run, long from, OutputStream out) {
      byte[] line = "{\"index\":0}\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
      try {
        while (true) {
          out.write(line);
          written.addAndGet(line.length);
        }
      } catch (IOException e) {
        ended.countDown();
        throw new UncheckedIOException(e);
      }
    }
  }
}
