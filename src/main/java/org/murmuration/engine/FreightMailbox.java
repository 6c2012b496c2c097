package org.murmuration.engine;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.typed.internal.AdaptMessage;
import akka.actor.typed.internal.AdaptWithRegisteredMessageAdapter;
import akka.actor.typed.javadsl.Adapter;
import akka.dispatch.AbstractNodeQueue;
import akka.dispatch.Envelope;
import akka.dispatch.MailboxType;
import akka.dispatch.MessageQueue;
import akka.dispatch.ProducesMessageQueue;
import akka.dispatch.UnboundedMessageQueueSemantics;
import com.typesafe.config.Config;
import scala.Option;

/**
 * The mailbox of all typed actors, Akka's default one but for this: it does not take in a {@link
 * Notice}, but has the message fetched and passes that on to its actor. Here it works for every
 * actor whatever its protocol, and costs a comparison per message; wrapped around behaviors it
 * would cost an object and several calls.
 */
public final class FreightMailbox
    implements MailboxType, ProducesMessageQueue<FreightMailbox.Queue> {

  /** Made by Akka. */
  public FreightMailbox(ActorSystem.Settings settings, Config config) {}

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    return new Queue(system.get());
  }

  /** Messages to one actor. */
  static final class Queue extends AbstractNodeQueue<Envelope>
      implements MessageQueue, UnboundedMessageQueueSemantics {

    private static final long serialVersionUID = 1;

    private final transient ActorSystem system;

    Queue(ActorSystem system) {
      this.system = system;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope handle) {
      Notice notice = noticeIn(handle.message());
      if (notice == null) {
        add(handle);
      } else {
        Freight.of(Adapter.toTyped(system))
            .bring(notice)
            .thenAccept(whole -> receiver.tell(inPlace(handle.message(), whole), handle.sender()));
      }
    }

    @Override
    public Envelope dequeue() {
      return poll();
    }

    @Override
    public int numberOfMessages() {
      return count();
    }

    @Override
    public boolean hasMessages() {
      return !isEmpty();
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
      for (Envelope left = dequeue(); left != null; left = dequeue()) {
        deadLetters.enqueue(owner, left);
      }
    }
  }

  /** The notice a message is or, if it came through an adapter or an ask of the actor, holds. */
  private static Notice noticeIn(Object message) {
    Object received = message;
    if (message instanceof AdaptMessage<?, ?> adapted) {
      received = adapted.message();
    } else if (message instanceof AdaptWithRegisteredMessageAdapter<?> adapted) {
      received = adapted.msg();
    }
    return received instanceof Notice notice ? notice : null;
  }

  /** A message as it would have been with the whole one in place of the notice. */
  @SuppressWarnings("unchecked")
  private static Object inPlace(Object message, Object whole) {
    if (message instanceof AdaptMessage<?, ?> adapted) {
      return new AdaptMessage<>(whole, ((AdaptMessage<Object, Object>) adapted).adapter());
    }
    return message instanceof AdaptWithRegisteredMessageAdapter<?>
        ? new AdaptWithRegisteredMessageAdapter<>(whole)
        : whole;
  }
}
