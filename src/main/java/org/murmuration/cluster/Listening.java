package org.murmuration.cluster;

import com.typesafe.config.Config;
import org.murmuration.engine.RunFailure;

/** Why a node cannot listen where its configuration says, in one line. */
public final class Listening {

  private Listening() {}

  /**
   * What to tell when an actor system does not start because its port is taken, or its host is not
   * this machine's.
   *
   * @param failure what the start of the actor system threw
   */
  public static RunFailure remotingFailed(Config config, Throwable failure) {
    return failed("the node", config.getConfig("akka.remote.artery.canonical"), failure)
        .see("akka.remote.artery.canonical and .bind");
  }

  static RunFailure managementFailed(Config config, Throwable failure) {
    return failed("Akka Management", config.getConfig("akka.management.http"), failure)
        .see("akka.management.http");
  }

  private static Failed failed(String what, Config place, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String host = place.getString("hostname");
    String reason = String.valueOf(cause.getMessage()).replaceFirst("^\\[.*?] ", "");
    return new Failed(
        "%s cannot listen at %s:%d: %s".formatted(what, host, place.getInt("port"), reason),
        failure);
  }

  private record Failed(String line, Throwable cause) {
    RunFailure see(String keys) {
      return new RunFailure(line + "; see " + keys, cause);
    }
  }
}
