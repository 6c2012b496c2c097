package org.murmuration.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.murmuration.engine.live.Reply;

/**
 * Serves the page and answers as the control API does, for a {@link DemoRun}. To look at it: run
 * {@link #main} with the number of agents, encounters a second, and whether they live on a network.
 */
final class DemoServer implements AutoCloseable {

  static final String TOKEN = "demo-token";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUN = "/api/batches/1/runs/1/";

  private final DemoRun run;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, Object>> audit = new CopyOnWriteArrayList<>();
  private final List<ObjectNode> interviews = new CopyOnWriteArrayList<>();
  private final double rate;
  private volatile boolean over;
  private volatile String mode = "run";

  DemoServer(DemoRun run, int port, double rate) throws IOException {
    this.run = run;
    this.rate = rate;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    threads.execute(this::play);
  }

  public static void main(String[] arguments) throws IOException {
    int agents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 120;
    double rate = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 300;
    boolean fixed = arguments.length < 3 || Boolean.parseBoolean(arguments[2]);
    String hostile = arguments.length > 3 ? arguments[3] : "";
    int port = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
    System.out.println(new DemoServer(new DemoRun(agents, fixed, hostile), port, rate).address());
  }

  /** From now on it is a run of a cluster of three nodes. */
  DemoServer asCluster() {
    mode = "cluster";
    return this;
  }

  private static Map<String, Object> node(String address, boolean supervisor, int shards) {
    Map<String, Object> node = new HashMap<>();
    node.put("address", address);
    node.put("roles", List.of("agents", "gateway"));
    node.put("status", "up");
    node.put("supervisor", supervisor);
    node.put("shards", shards);
    node.put("agents", 8L * shards);
    node.put("underWay", 3);
    node.put("queued", 0);
    node.put("gatewayDown", supervisor ? null : "endpoint 2 is down");
    node.put("dropped", 0);
    node.put("deadLetters", 2);
    return node;
  }

  /** Where the page is, with the token. */
  String address() {
    return origin() + "/#token=" + TOKEN;
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void play() {
    double due = 0;
    while (!over) {
      due += rate / 50;
      run.play((int) due);
      due -= (int) due;
      pause(20);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(RUN + "events")) {
        events(exchange);
      } else if (exchange.getRequestMethod().equals("POST")) {
        command(exchange, path);
      } else if (path.startsWith("/api/")) {
        JsonNode found = asked(path, query(exchange));
        send(exchange, found == null ? 404 : 200, found == null ? error("there is none") : found);
      } else {
        file(exchange, path.equals("/") ? "index.html" : path.substring(1));
      }
    } catch (RuntimeException e) {
      send(exchange, 400, error(String.valueOf(e.getMessage())));
    } finally {
      exchange.close();
    }
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    PageFiles.PageFile file = PageFiles.at(path).orElse(null);
    if (file == null) {
      send(exchange, 404, error("there is no " + path));
      return;
    }
    exchange.getResponseHeaders().set("Content-Security-Policy", PageFiles.POLICY);
    send(exchange, 200, file.contentType(), file.text());
  }

  private JsonNode asked(String path, Map<String, String> query) {
    if (path.equals("/api/overview")) {
      return JSON.valueToTree(
          Map.of(
              "version",
              "0.1.0",
              "mode",
              mode,
              "readOnly",
              false,
              "batches",
              List.of(
                  Map.of(
                      "batch",
                      1,
                      "name",
                      "demo",
                      "title",
                      "A convention under attack",
                      "experiment",
                      "naminggame",
                      "runs",
                      List.of(Map.of("run", 1, "state", run.state().state()))))));
    }
    if (path.equals("/api/cluster")) {
      return JSON.valueToTree(
          Map.of(
              "version",
              "0.1.0",
              "nodes",
              List.of(
                  node("10.0.0.1:7171", true, 5),
                  node("10.0.0.2:7171", false, 4),
                  node("10.0.0.3:7171", false, 4)),
              "runs",
              List.of()));
    }
    if (!path.startsWith(RUN)) {
      return null;
    }
    String[] rest = path.substring(RUN.length()).split("/");
    int from = Integer.parseInt(query.getOrDefault("from", "0"));
    int most = Integer.parseInt(query.getOrDefault("most", "50"));
    return switch (rest[0]) {
      case "state" -> state();
      case "measures" -> plain(run.rounds(from));
      case "network" -> plain(run.network());
      case "panels" -> plain(run.panels());
      case "library" -> plain(DemoLibrary.of());
      case "audit" -> JSON.valueToTree(Map.of("lines", audit));
      case "interviews" -> JSON.valueToTree(Map.of("interviews", interviews));
      case "report" -> run.state().state().equals("ended") ? tree(new DemoReport().build()) : null;
      case "agents" ->
          rest.length > 1
              ? agent(Integer.parseInt(rest[1]))
              : plain(
                  run.agents(from, most, query.get("persona"), query.containsKey("adversaries")));
      case "entries" ->
          rest.length > 1 ? entry(Long.parseLong(rest[1])) : plain(run.entries(from, most));
      default -> null;
    };
  }

  private static JsonNode tree(Report report) {
    try {
      return JSON.readTree(ReportJson.of(report));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode state() {
    ObjectNode state = (ObjectNode) plain(run.state());
    state.put("rate", run.state().state().equals("running") ? rate : 0);
    long calls = 2 * run.state().encounters();
    state.set(
        "cost",
        JSON.valueToTree(
            Map.of(
                "calls",
                calls,
                "tokensIn",
                212 * calls,
                "tokensOut",
                9 * calls,
                "money",
                calls * 0.00004,
                "currency",
                "USD",
                "unpriced",
                List.of(),
                "budget",
                "calls=200000",
                "underWay",
                12,
                "queued",
                0,
                "gateway",
                "1 endpoint up")));
    return state;
  }

  private JsonNode agent(int number) {
    Reply.AgentView view = run.agent(number);
    if (view == null) {
      return null;
    }
    ObjectNode found = (ObjectNode) plain(view);
    long calls = view.agent().encounters();
    found.set(
        "calls",
        JSON.valueToTree(
            Map.of(
                "calls",
                calls,
                "tokensIn",
                calls * 212,
                "tokensOut",
                calls * 9,
                "money",
                calls * 0.00004)));
    return found;
  }

  private JsonNode entry(long index) {
    Reply.EntryView view = run.entry(index);
    if (view == null) {
      return null;
    }
    ObjectNode found = (ObjectNode) plain(view);
    ArrayNode calls = found.putArray("calls");
    view.lines()
        .forEach(
            line ->
                calls.add(
                    JSON.valueToTree(
                        Map.of(
                            "agent",
                            line.agent(),
                            "turn",
                            0,
                            "attempt",
                            0,
                            "mind",
                            "crowd",
                            "shown",
                            List.of(
                                Map.of("role", "system", "text", "You play with others."),
                                Map.of("role", "user", "text", "Which name do you say?")),
                            "answer",
                            line.text(),
                            "tokensIn",
                            212,
                            "tokensOut",
                            9,
                            "millis",
                            340))));
    return found;
  }

  private void command(HttpExchange exchange, String path) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, error("the token is wrong or missing"));
      return;
    }
    String name = path.substring(RUN.length());
    JsonNode done =
        switch (name) {
          case "pause", "proceed", "step", "stop" -> {
            run.command(name, body.path("encounters").asLong(0), body.path("rounds").asInt(0));
            yield state();
          }
          case "limits" -> plain(run.limit(body.path("inFlight").asInt(64)));
          case "interventions/preview" -> {
            List<Integer> reached = reached(body.path("intervention"));
            yield plain(
                new Reply.Preview("It would reach " + reached.size() + " agents.", reached));
          }
          case "interventions" -> plain(intervene(body));
          case "interviews" -> interview(body);
          default -> null;
        };
    if (!name.endsWith("preview")) {
      audit.add(
          Map.of(
              "time",
              "2026-11-26T18:00:00Z",
              "by",
              body.path("by").asText("page"),
              "from",
              "127.0.0.1",
              "what",
              name,
              "run",
              1,
              "result",
              "done"));
    }
    send(exchange, done == null ? 404 : 200, done == null ? error("no such command") : done);
  }

  private List<Integer> reached(JsonNode intervention) {
    List<Integer> ids = new ArrayList<>();
    intervention.path("placement").path("ids").forEach(id -> ids.add(id.asInt()));
    int agents = run.state().agents();
    int count =
        intervention.has("share")
            ? (int) (intervention.get("share").asDouble() * agents)
            : intervention.path("count").asInt(agents);
    return run.reached(count, intervention.path("placement").asText("random"), ids);
  }

  private Reply.Intervened intervene(JsonNode body) {
    JsonNode intervention = body.path("intervention");
    String by = body.path("by").asText("api");
    JsonNode committed = intervention.path("adversary").path("committed");
    if (committed.has("name")) {
      return run.commit(by, committed.get("name").asText(), reached(intervention));
    }
    if (intervention.has("broadcast")) {
      return run.tell(
          by, intervention.path("broadcast").path("text").asText(), reached(intervention));
    }
    throw new IllegalArgumentException("intervention: is none of adversary, broadcast");
  }

  private JsonNode interview(JsonNode body) {
    ObjectNode done =
        (ObjectNode)
            plain(
                new Reply.Interviewed(
                    run.state().position(),
                    body.path("agent").asInt(),
                    "crowd",
                    body.path("question").asText("Which name do you say?"),
                    "I would say Q.",
                    false,
                    -1));
    done.put("by", body.path("by").asText("api"));
    interviews.add(done);
    return done;
  }

  private void events(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    long seen = run.state().position();
    int next = run.rounds(0).rows().size();
    while (!over) {
      event(out, "state", state());
      Reply.Rounds rounds = run.rounds(next);
      next += rounds.rows().size();
      event(out, "rounds", plain(rounds));
      Reply.Entries newest = run.entries(-1, 20);
      long before = seen;
      List<Reply.EntryView> shown =
          newest.entries().stream().filter(entry -> entry.index() >= before).toList();
      ObjectNode entries = JSON.createObjectNode();
      entries.set("shown", plain(shown));
      entries.put("of", newest.total() - seen);
      seen = newest.total();
      event(out, "entries", entries);
      if (run.state().state().equals("ended")) {
        event(out, "end", state());
        return;
      }
      pause(250);
    }
  }

  private static void event(OutputStream out, String name, JsonNode data) throws IOException {
    out.write(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** A reply as the API shows it: without types, lines of the journal as JSON. */
  static JsonNode plain(Object reply) {
    JsonNode tree = JSON.valueToTree(reply);
    tree.findParents("@t").forEach(parent -> ((ObjectNode) parent).remove("@t"));
    tree.findParents("raw")
        .forEach(
            parent -> {
              try {
                ((ObjectNode) parent).set("raw", JSON.readTree(parent.get("raw").asText()));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    return tree;
  }

  private static JsonNode error(String line) {
    return JSON.createObjectNode().put("error", line);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> found = new HashMap<>();
    String query = exchange.getRequestURI().getQuery();
    if (query != null && !query.isEmpty()) {
      for (String part : query.split("&")) {
        found.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
      }
    }
    return found;
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(exchange, status, "application/json", body.toString());
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
    server.stop(0);
    threads.shutdownNow();
  }
}
