package org.murmuration.mind.llm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where calls are made on one node of a test, which lives in another package. */
public final class CallSite implements AutoCloseable {

  private final Gateway gateway;
  private final Calls calls;

  private CallSite(Gateway gateway, Calls calls) {
    this.gateway = gateway;
    this.calls = calls;
  }

  /** The LLM of these settings, whose name is {@code crowd}. */
  public static LlmMind mind(String llm) {
    return ConnectedMind.mind(llm);
  }

  /** An LLM behind an address that speaks OpenAI's dialect. */
  public static LlmMind behind(String url, String more) {
    return mind("provider = compatible, model = m, base-url = \"" + url + "\"\n" + more);
  }

  /** A gateway that is quick to try again. */
  public static Gateway gateway(Path folder) {
    return new Gateway(ConnectedMind.QUICK, new Environment(Map.of()), folder, line -> {});
  }

  /** Makes calls of a mind through a gateway, which is closed with it. */
  public static CallSite open(Gateway gateway, LlmMind mind, CommonRecord record) {
    gateway.connect(List.of(mind), Prices.packaged(), ConnectedMind.NO_LIMITS);
    return new CallSite(
        gateway,
        new Calls(record.view(), gateway, new Budget(ConnectedMind.NO_LIMITS, Tally.NONE)));
  }

  /** Answers from a record alone. */
  public static CallDesk recorded(CommonRecord record) {
    return new Calls(record.view(), null, null);
  }

  /** A call of the history, to {@code crowd}. */
  public static Call call(long encounter, String body) {
    return new Call(
        new CallKey(CallKey.ENCOUNTER, encounter, 0, 0, 0),
        "crowd",
        "name",
        body.getBytes(StandardCharsets.UTF_8),
        10,
        10);
  }

  public Gateway gateway() {
    return gateway;
  }

  public CallDesk desk() {
    return calls;
  }

  /** Drops what waits and lets go of what is under way. */
  @Override
  public void close() {
    gateway.close();
  }

  /** Drops what waits, then waits for what is under way. */
  public void finish() {
    calls.close();
    gateway.close();
  }
}
