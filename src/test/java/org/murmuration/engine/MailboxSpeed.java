package org.murmuration.engine;

import akka.actor.ActorRef;
import akka.dispatch.Envelope;
import akka.dispatch.MessageQueue;
import akka.dispatch.NodeMessageQueue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures what it costs per message to look out for notices of large messages: passing one through
 * {@link FreightMailbox}'s queue, or through the queue that Akka would take without it. Time is
 * that of the processor, which other processes hardly change.
 *
 * <p>Run it with the test class path and {@code plain} or {@code freight}, in turns: in one process
 * the two would spoil each other's compiled code.
 */
final class MailboxSpeed {

  private static final int QUEUES = 1024;
  private static final int MESSAGES = 20_000_000;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 15;

  private record Ball(int number) implements WireMessage {}

  private MailboxSpeed() {}

  private static long pass(MessageQueue[] queues) {
    long sum = 0;
    for (int i = 0; i < MESSAGES; i++) {
      MessageQueue queue = queues[i % QUEUES];
      queue.enqueue(ActorRef.noSender(), new Envelope(new Ball(i), ActorRef.noSender()));
      sum += ((Ball) queue.dequeue().message()).number();
    }
    return sum;
  }

  public static void main(String[] args) {
    MessageQueue[] queues = new MessageQueue[QUEUES];
    Arrays.setAll(
        queues,
        i -> args[0].equals("freight") ? new FreightMailbox.Queue(null) : new NodeMessageQueue());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] times = new double[ROUNDS];
    long sum = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      sum += pass(queues);
      if (round >= 0) {
        times[round] = (threads.getCurrentThreadCpuTime() - start) / (double) MESSAGES;
      }
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f ns per message (fastest of %d rounds %.2f ns; checksum %d)%n",
        args[0],
        times[ROUNDS / 2],
        ROUNDS,
        times[0],
        sum);
  }
}
