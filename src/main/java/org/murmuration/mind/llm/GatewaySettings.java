package org.murmuration.mind.llm;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How a node calls models; none of it changes a result. Documented in {@code conf/single.conf}.
 *
 * @param concurrency calls under way at once from this node
 * @param queue calls that may wait before no further encounter goes out
 * @param firstRetry after how long a failed call is sent again the first time; doubles each time
 * @param slowestRetry after how long at most
 * @param jitter share by which these times are drawn up or down
 * @param breakerCalls how many of the latest calls to an endpoint are looked at
 * @param breakerFailures share of them that must have failed for the endpoint to count as down
 * @param probeAfter after how long it is tried again the first time; doubles each time
 * @param slowestProbe after how long at most
 */
public record GatewaySettings(
    int concurrency,
    int queue,
    Duration firstRetry,
    Duration slowestRetry,
    double jitter,
    int breakerCalls,
    double breakerFailures,
    Duration probeAfter,
    Duration slowestProbe) {

  /** Reads {@code murmuration.gateway} of a node configuration. */
  public static GatewaySettings of(Config gateway) {
    return new GatewaySettings(
        gateway.getInt("concurrency"),
        gateway.getInt("queue"),
        gateway.getDuration("retry.first"),
        gateway.getDuration("retry.slowest"),
        gateway.getDouble("retry.jitter"),
        gateway.getInt("breaker.calls"),
        gateway.getDouble("breaker.failures"),
        gateway.getDuration("breaker.probe-after"),
        gateway.getDuration("breaker.slowest-probe"));
  }
}
