package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.MalformedResponse;
import org.murmuration.settings.InputError;

/**
 * Sends calls and judges what comes back: an answer, a refusal, something to try again, or an error
 * that only the user can put right. Whatever it is, it is kept before it is acted upon.
 */
final class Sender {

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int MOST_OF_ERROR = 300;
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** No provider means more than a day; a header that says so is a mistake. */
  private static final long LONGEST_WAIT = 86_400;

  private final Gateway gateway;
  private final Lane lane;
  private final ModelSettings model;
  private final Dialect dialect;
  private final IntervalFunction backOff;

  Sender(Gateway gateway, Lane lane, ModelSettings model) {
    this.gateway = gateway;
    this.lane = lane;
    this.model = model;
    this.dialect = Providers.named(model.provider()).dialect(model);
    GatewaySettings settings = gateway.settings();
    this.backOff =
        IntervalFunction.ofExponentialRandomBackoff(
            settings.firstRetry(), 2, settings.jitter(), settings.slowestRetry());
  }

  /**
   * What came of sending a call once.
   *
   * @param end as in {@link CallLine}; null if it did not end the call
   * @param retryAfter what the provider asks for, or null
   * @param fatal for the user, if trying again is no use; else null
   * @param health whether the endpoint is well; null if this says nothing about it
   */
  private record Verdict(
      String end,
      Completion completion,
      int status,
      String error,
      byte[] body,
      Duration retryAfter,
      String fatal,
      Boolean health) {}

  void send(Ticket ticket) {
    long start = System.nanoTime();
    String at = Moment.now();
    posted(ticket)
        .whenComplete(
            (reply, failure) -> {
              Verdict verdict;
              try {
                verdict = failure == null ? judge(reply) : judge(failure);
              } catch (RuntimeException e) {
                verdict = judge(e);
              }
              took(ticket, verdict, System.nanoTime() - start, at);
            });
  }

  private CompletableFuture<Endpoint.Reply> posted(Ticket ticket) {
    try {
      return lane.endpoint().post(ticket.call.body(), model.timeout());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void took(Ticket ticket, Verdict verdict, long nanos, String at) {
    boolean wasUp = note(verdict, nanos);
    String end = verdict.end();
    // Being told to wait, and an endpoint that is down, are no fault of the call.
    boolean counts = end == null && verdict.fatal() == null && verdict.health() != null && wasUp;
    if (counts && ++ticket.tries >= model.tries()) {
      end = CallLine.GIVEN_UP;
    }
    Tally tally = tally(ticket, verdict);
    Completion completion = verdict.completion();
    CallLine line =
        new CallLine(
            ticket.call.key(),
            ticket.sent - 1,
            ticket.call.mind(),
            ticket.call.phase(),
            ticket.call.hash(),
            end,
            verdict.status(),
            completion == null ? null : completion.model(),
            completion == null ? null : completion.fingerprint(),
            tally,
            TimeUnit.NANOSECONDS.toMillis(nanos),
            at,
            verdict.error(),
            ticket.call.body(),
            verdict.body());
    if (end == null && verdict.retryAfter() != null) {
      // Before settling lets the next call go.
      lane.pause(verdict.retryAfter());
    }
    ticket
        .desk
        .keep(line)
        .whenComplete((kept, failure) -> goOn(ticket, verdict, line, kept, failure));
    lane.settle(ticket, tally);
  }

  /** Tells the breaker; returns whether the endpoint counts as up before and after. */
  private boolean note(Verdict verdict, long nanos) {
    var breaker = lane.breaker();
    boolean before = gateway.isUp(breaker);
    if (verdict.health() == null) {
      breaker.releasePermission();
    } else if (verdict.health()) {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(
          nanos, TimeUnit.NANOSECONDS, new IOException(String.valueOf(verdict.error())));
    }
    gateway.noteState(breaker, model, verdict.error());
    return before && gateway.isUp(breaker);
  }

  private Tally tally(Ticket ticket, Verdict verdict) {
    if (verdict.completion() == null) {
      return new Tally(1, 1, 0, 0, 0, 0);
    }
    Completion.Usage usage = verdict.completion().usage();
    if (usage == null) {
      // A provider that does not count gets the estimate, so that budgets hold all the same.
      usage =
          new Completion.Usage(
              ticket.call.input(),
              0,
              1 + verdict.completion().text().length() / CHARACTERS_PER_TOKEN);
    }
    return new Tally(
        1, 0, usage.input(), usage.cached(), usage.output(), lane.pricing().micros(usage));
  }

  private void goOn(
      Ticket ticket, Verdict verdict, CallLine line, CallLine kept, Throwable failure) {
    if (verdict.fatal() != null) {
      // Says more than that there was no room for another try.
      ticket.done.completeExceptionally(new CallFailure(verdict.fatal()));
    } else if (failure != null) {
      ticket.done.completeExceptionally(failure);
    } else if (kept != line) {
      ticket.done.complete(RecordedOutcome.of(kept, model));
    } else if (line.end() == null) {
      Duration backOffTime = Duration.ofMillis(backOff.apply(ticket.sent));
      Duration asked = verdict.retryAfter();
      lane.again(ticket, asked != null && asked.compareTo(backOffTime) > 0 ? asked : backOffTime);
    } else {
      ticket.done.complete(outcome(line.end(), verdict.completion()));
    }
  }

  /** What a call that ended like this means. */
  static CallOutcome outcome(String end, Completion completion) {
    return switch (end) {
      case CallLine.ANSWERED -> new CallOutcome.Answered(completion);
      case CallLine.REFUSED -> new CallOutcome.Refused();
      default -> new CallOutcome.GivenUp();
    };
  }

  private Verdict judge(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof InputError e) {
      return new Verdict(null, null, 0, e.getMessage(), null, null, e.getMessage(), null);
    }
    if (cause instanceof CancellationException) {
      return new Verdict(null, null, 0, "cancelled", null, null, "the run is over", null);
    }
    String error = said(cause);
    return new Verdict(null, null, 0, safe(error), null, null, null, false);
  }

  private String said(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return "no response within " + model.timeout().toMillis() / 1000.0 + " s";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private Verdict judge(Endpoint.Reply reply) {
    int status = reply.status();
    // What is read is what is recorded, and neither holds a key.
    byte[] raw = reply.body();
    boolean plain = gateway.environment().hidesNothing() && raw.length > 0 && raw[0] == '{';
    JsonNode body = plain ? parsed(raw) : null;
    byte[] kept = raw;
    if (body == null) {
      String text = safe(new String(raw, StandardCharsets.UTF_8));
      text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      body = parsed(text.getBytes(StandardCharsets.UTF_8));
      kept = kept(text, body);
    }
    if (status == 200 && body != null) {
      try {
        return answered(dialect.read(body), kept);
      } catch (MalformedResponse e) {
        return new Verdict(null, null, status, safe(e.getMessage()), kept, null, null, false);
      }
    }
    String problem = body == null ? "" : dialect.problem(body);
    String error = safe(shortened(problem.isEmpty() ? "status " + status : problem));
    if (status == 200) {
      return new Verdict(null, null, status, "the response is no JSON", kept, null, null, false);
    }
    if (body != null && dialect.isRefusal(body)) {
      return new Verdict(CallLine.REFUSED, null, status, error, kept, null, null, true);
    }
    if (status == 429) {
      Duration wait = retryAfter(reply.retryAfter());
      return new Verdict(null, null, status, error, kept, wait, null, null);
    }
    if (status == 408 || status == 409 || status >= 500) {
      Duration wait = retryAfter(reply.retryAfter());
      return new Verdict(null, null, status, error, kept, wait, null, false);
    }
    return new Verdict(null, null, status, error, kept, null, fatal(status, error), true);
  }

  private static Verdict answered(Completion completion, byte[] kept) {
    return new Verdict(CallLine.ANSWERED, completion, 200, null, kept, null, null, true);
  }

  private String fatal(int status, String error) {
    String who = "mind " + model.mind() + ": " + model.provider() + " ";
    return switch (status) {
      case 401, 403 -> who + "refused the key (" + status + "): " + error;
      case 404 ->
          who
              + "knows no model "
              + model.model()
              + " at this address (404): "
              + error
              + "; check model and base-url";
      default -> who + "refused the request (" + status + "): " + error;
    };
  }

  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null || node.isMissingNode() ? null : node;
    } catch (IOException e) {
      return null;
    }
  }

  /** The body as it goes into the record: itself if it is JSON, else as a JSON text. */
  private static byte[] kept(String body, JsonNode parsed) {
    if (parsed != null) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    return body.isEmpty()
        ? null
        : TextNode.valueOf(shortened(body)).toString().getBytes(StandardCharsets.UTF_8);
  }

  private String safe(String text) {
    return gateway.environment().hide(text);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MOST_OF_ERROR ? line : line.substring(0, MOST_OF_ERROR) + " …";
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); null if there is none or it makes no sense. */
  static Duration retryAfter(String header) {
    if (header == null) {
      return null;
    }
    try {
      double seconds = Double.parseDouble(header.strip());
      return Duration.ofMillis((long) (1000 * Math.max(0, Math.min(seconds, LONGEST_WAIT))));
    } catch (NumberFormatException e) {
      try {
        Instant when =
            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        Duration wait = Duration.between(Instant.now(), when);
        if (wait.isNegative()) {
          return Duration.ZERO;
        }
        return wait.toSeconds() < LONGEST_WAIT ? wait : Duration.ofSeconds(LONGEST_WAIT);
      } catch (DateTimeParseException unreadable) {
        return null;
      }
    }
  }
}
