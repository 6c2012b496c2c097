package org.murmuration.server;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;

/** Whatever can be seen of runs. */
final class WatchEndpoints {

  private static final int AGENTS = 1000;
  private static final int USUAL = 100;
  private static final int ENTRIES_OF_AGENT = 20;

  private final ControlSettings settings;
  private final LiveControl control;
  private final States states;
  private final byte[] description = description();

  WatchEndpoints(ControlSettings settings, LiveControl control, States states) {
    this.settings = settings;
    this.control = control;
    this.states = states;
  }

  List<Endpoint> all() {
    String run = Endpoints.RUN;
    return List.of(
        Endpoint.get("/api/overview", this::overview),
        Endpoint.get("/api/openapi.json", in -> json(description)).with(Endpoint.Access.FREE),
        Endpoint.get(run + "/state", this::state),
        Endpoint.get(run + "/measures", this::measures),
        Endpoint.get(run + "/entries", this::entries),
        Endpoint.get(run + "/entries/{index}", this::entry),
        Endpoint.get(run + "/agents", this::agents),
        Endpoint.get(run + "/agents/{agent}", this::agent),
        Endpoint.get(run + "/network", in -> ask(in, new Request.Network())),
        Endpoint.get(run + "/panels", in -> ask(in, new Request.Panels())),
        Endpoint.get(run + "/library", in -> ask(in, new Request.Library())),
        Endpoint.get(run + "/interviews", this::interviews),
        Endpoint.get(run + "/audit", this::audit),
        Endpoint.get(run + "/report", this::report),
        new Endpoint(
            HttpMethods.POST,
            run + "/interventions/preview",
            Endpoint.Access.QUESTION,
            StatusCodes.BAD_REQUEST,
            this::preview));
  }

  private CompletionStage<HttpResponse> overview(Inquiry in) {
    return control
        .overview()
        .thenApply(
            all -> {
              ObjectNode json = ControlJson.object(all);
              json.put("readOnly", settings.readOnly());
              return Replies.of(json);
            });
  }

  private CompletionStage<HttpResponse> state(Inquiry in) {
    return states.of(in.batch(), in.run()).thenApply(WatchEndpoints::told);
  }

  static HttpResponse told(States.Told told) {
    return told instanceof States.Told.Now now
        ? Replies.of(now.json())
        : Replies.reply(((States.Told.Not) told).reply());
  }

  private CompletionStage<HttpResponse> measures(Inquiry in) {
    return ask(in, new Request.Rounds((int) in.whole("from", 0, 0, Integer.MAX_VALUE)));
  }

  private CompletionStage<HttpResponse> entries(Inquiry in) {
    return ask(
        in,
        new Request.Entries(
            in.whole("from", -1, -1, Long.MAX_VALUE),
            (int) in.whole("most", USUAL, 1, Reply.Entries.MOST)));
  }

  private CompletionStage<HttpResponse> entry(Inquiry in) {
    long index = in.index();
    return control
        .ask(in.batch(), in.run(), new Request.EntryAt(index))
        .thenCompose(
            reply ->
                reply instanceof Reply.EntryView
                    ? control
                        .calls(in.batch(), in.run(), index)
                        .thenApply(calls -> with(reply, "calls", ControlJson.tree(calls)))
                    : CompletableFuture.completedFuture(Replies.reply(reply)));
  }

  private CompletionStage<HttpResponse> agents(Inquiry in) {
    return ask(
        in,
        new Request.Agents(
            (int) in.whole("from", 0, 0, Integer.MAX_VALUE),
            (int) in.whole("most", USUAL, 1, AGENTS),
            in.text("persona").orElse(null),
            in.says("adversaries")));
  }

  private CompletionStage<HttpResponse> agent(Inquiry in) {
    int agent = in.number("agent");
    return control
        .ask(in.batch(), in.run(), new Request.AgentAt(agent, ENTRIES_OF_AGENT))
        .thenCompose(
            reply ->
                reply instanceof Reply.AgentView
                    ? control
                        .callsOfAgent(in.batch(), in.run(), agent)
                        .thenApply(
                            cost -> with(reply, "calls", ControlJson.tree(cost.orElse(null))))
                    : CompletableFuture.completedFuture(Replies.reply(reply)));
  }

  private static HttpResponse with(Reply reply, String key, JsonNode value) {
    ObjectNode json = ControlJson.object(reply);
    json.set(key, value);
    return Replies.of(json);
  }

  private CompletionStage<HttpResponse> interviews(Inquiry in) {
    return control
        .interviews(in.batch(), in.run())
        .thenApply(
            all ->
                Replies.of(
                    Map.of("interviews", all.stream().map(WatchEndpoints::interview).toList())));
  }

  private static ObjectNode interview(LiveControl.Interview interview) {
    ObjectNode json = ControlJson.object(interview.told());
    json.put("time", interview.time());
    json.put("by", interview.by());
    return json;
  }

  private CompletionStage<HttpResponse> audit(Inquiry in) {
    return control
        .audit(in.batch(), in.run())
        .thenApply(lines -> Replies.of(Map.of("lines", lines)));
  }

  private CompletionStage<HttpResponse> report(Inquiry in) {
    return control
        .report(in.batch())
        .thenCompose(
            report -> {
              if (report.isEmpty()) {
                throw new Refused(
                    StatusCodes.NOT_FOUND,
                    "there is no report yet; there is one when the batch is over",
                    null);
              }
              return json(report.get());
            });
  }

  private CompletionStage<HttpResponse> preview(Inquiry in) {
    return in.body(Orders.Intervening.class)
        .thenCompose(wanted -> ask(in, new Request.Preview(wanted.text())));
  }

  private CompletionStage<HttpResponse> ask(Inquiry in, Request request) {
    return control.ask(in.batch(), in.run(), request).thenApply(Replies::reply);
  }

  private static CompletionStage<HttpResponse> json(byte[] json) {
    return CompletableFuture.completedFuture(
        HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, json)));
  }

  private static byte[] description() {
    try (InputStream in = WatchEndpoints.class.getResourceAsStream("openapi.json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("openapi.json cannot be read", e);
    }
  }
}
