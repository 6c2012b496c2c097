package org.murmuration.server;

import akka.actor.typed.ActorSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.murmuration.cluster.Control;

/** All that the control API offers, in one list. */
final class Endpoints {

  /** Where the routes of a run begin. */
  static final String RUN = "/api/batches/{batch}/runs/{run}";

  private Endpoints() {}

  static List<Endpoint> of(
      ActorSystem<?> system,
      ControlSettings settings,
      Control control,
      Audit audit,
      Executor blocking) {
    States states = new States(control);
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new BatchEndpoints(control, audit).all());
    all.addAll(new RecordEndpoints(control, blocking).all());
    all.addAll(new WatchEndpoints(settings, control, states).all());
    all.addAll(new SteerEndpoints(control, states, audit).all());
    all.addAll(Pages.all());
    all.add(
        Endpoint.get(
            RUN + "/events",
            new Feeds(system, control, states, settings.rates().viewers())::events));
    return all;
  }
}
