package org.murmuration.server;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;

/**
 * Streams of events of runs. All viewers of a run share one {@link Feed}. Each has a buffer of its
 * own, whose oldest events are dropped when it does not keep up; nobody else notices.
 */
final class Feeds {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final ByteString BEAT = ByteString.fromString(":\n\n");
  private static final int BUFFER = 64;

  private final ActorSystem<?> system;
  private final LiveControl control;
  private final States states;
  private final int most;
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

  /**
   * Streams of a control.
   *
   * @param most viewers of one run at once
   */
  Feeds(ActorSystem<?> system, LiveControl control, States states, int most) {
    this.system = system;
    this.control = control;
    this.states = states;
    this.most = most;
  }

  /** The events of a run from now on. */
  CompletionStage<HttpResponse> events(Inquiry in) {
    return control
        .ask(in.batch(), in.run(), new Request.State())
        .thenApply(reply -> opened(in, reply));
  }

  private HttpResponse opened(Inquiry in, Reply reply) {
    if (reply instanceof Reply.Refused refused && refused.kind().equals("not-found")) {
      return Replies.reply(reply);
    }
    Feed feed =
        feeds.computeIfAbsent(
            in.batch() + "." + in.run(),
            key -> new Feed(system, control, states, in.batch(), in.run()));
    if (feed.viewers() >= most) {
      return Replies.refusal(
          StatusCodes.TOO_MANY_REQUESTS,
          "there are " + most + " viewers already (murmuration.control.viewers)");
    }
    Source<ByteString, NotUsed> events =
        Source.<ByteString>queue(BUFFER, OverflowStrategy.dropHead())
            .mapMaterializedValue(
                queue -> {
                  feed.join(queue);
                  return NotUsed.getInstance();
                })
            .keepAlive(HEARTBEAT, () -> BEAT);
    return HttpResponse.create()
        .withEntity(HttpEntities.create(MediaTypes.TEXT_EVENT_STREAM.toContentType(), events));
  }
}
