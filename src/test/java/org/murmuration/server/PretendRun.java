package org.murmuration.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.experiment.Portrayal;
import org.murmuration.intervention.Library;
import org.murmuration.measure.Figure;
import org.murmuration.mind.Shown;

/**
 * A run of two agents that gets on by a hundred entries, a round, whenever it is asked its state.
 */
public final class PretendRun {

  private static final String HOSTILE =
      "<img src=x onerror=alert(1)>\u001b[31m\r\nfrom: root\u2028";

  /** Commands it was told. */
  public final List<Request> told = new CopyOnWriteArrayList<>();

  /** How often it was asked anything. */
  public final AtomicInteger asked = new AtomicInteger();

  /** Whether its entries are of a kind that fills buffers. */
  public volatile boolean large;

  /** Whether it stands still. */
  public volatile boolean still;

  private final List<LiveControl.Interview> interviews = new CopyOnWriteArrayList<>();
  private volatile String state = "running";
  private volatile long position = 100;

  List<LiveControl.Interview> interviews() {
    return List.copyOf(interviews);
  }

  /** It comes to its end. */
  void end() {
    state = "ended";
  }

  synchronized CompletionStage<Reply> ask(Request request) {
    asked.incrementAndGet();
    if (request.isCommand()) {
      told.add(request);
    }
    return CompletableFuture.completedFuture(answer(request));
  }

  private Reply answer(Request request) {
    if (request instanceof Request.State) {
      position += still || !state.equals("running") ? 0 : 100;
      return state();
    } else if (request instanceof Request.Rounds rounds) {
      return rounds(rounds.from());
    } else if (request instanceof Request.Entries entries) {
      List<Reply.EntryView> views = new ArrayList<>();
      long from = entries.from() < 0 ? position - entries.most() : entries.from();
      for (long i = from; i < Math.min(position, from + entries.most()); i++) {
        views.add(entry(i));
      }
      return new Reply.Entries(position, views);
    } else if (request instanceof Request.EntryAt at) {
      return at.index() < position
          ? entry(at.index())
          : new Reply.Refused("not-found", "there is no entry " + at.index());
    } else if (request instanceof Request.Agents agents) {
      return new Reply.AgentPage(2, List.of(row(0), row(1)));
    } else if (request instanceof Request.AgentAt at) {
      return at.agent() > 1
          ? new Reply.Refused("not-found", "there is no agent " + at.agent())
          : new Reply.AgentView(
              row(at.agent()),
              HOSTILE,
              List.of("met 1, said Q"),
              List.of(),
              99,
              List.of(new Shown("system", HOSTILE)),
              List.of(entry(99)));
    } else if (request instanceof Request.Network) {
      return new Reply.Network(
          2,
          List.of("crowd", "liar"),
          List.of("crowd", "liar"),
          List.of(false, true),
          List.of("Q", "M"),
          new int[] {0, 1},
          new int[] {0, -1},
          new int[] {100, 100},
          new int[] {0, 1},
          false,
          "random pairs");
    } else if (request instanceof Request.Panels) {
      return new Reply.Panels(position, figures());
    } else if (request instanceof Request.Library) {
      return new Reply.Library(
          List.of(
              new Library.Kind(
                  "adversary.committed",
                  "Committed",
                  "Always says one name.",
                  "",
                  true,
                  List.of(new Library.Parameter("name", "choice", "Name", List.of("Q", "M"), "")))),
          List.of("crowd"),
          List.of("crowd"),
          List.of("manager"),
          List.of("heal"));
    } else if (request instanceof Request.Preview) {
      return new Reply.Preview("adversary: 1 agent", List.of(1));
    } else if (request instanceof Request.Intervene intervene) {
      return intervene.intervention().contains("unknown")
          ? new Reply.Refused("wrong", "intervention: unknown is no kind of intervention")
          : new Reply.Intervened(position, "adversary: 1 agent", List.of(1));
    } else if (request instanceof Request.Interview interview) {
      Reply.Interviewed reply =
          new Reply.Interviewed(position, interview.agent(), "crowd", "Which?", HOSTILE, false, -1);
      interviews.add(new LiveControl.Interview("2026-11-26T18:00:00.000Z", interview.by(), reply));
      return reply;
    } else if (request instanceof Request.Pause) {
      state = "paused";
    } else if (request instanceof Request.Proceed) {
      if (state.equals("running")) {
        return new Reply.Refused("not-now", "the run is not paused");
      }
      state = "running";
    } else if (request instanceof Request.Stop) {
      state = "ended";
    }
    return state();
  }

  private Reply.RunState state() {
    Map<String, Double> latest = new LinkedHashMap<>();
    latest.put("round", position / 100.0 - 1);
    latest.put("agreed", Double.NaN);
    return new Reply.RunState(
        0,
        7,
        state,
        state.equals("ended") ? "converged" : null,
        position,
        position,
        (int) (position / 100),
        1000,
        100,
        2,
        1,
        2,
        10,
        latest,
        "agreed 50 %",
        Map.of("refused", 1L),
        1,
        "",
        Map.of("<b>factor</b>", "high"));
  }

  private Reply.Rounds rounds(int from) {
    List<double[]> rows = new ArrayList<>();
    for (int i = from; i < position / 100; i++) {
      rows.add(new double[] {i, Double.NaN});
    }
    return new Reply.Rounds(
        List.of("round", "agreed"),
        from,
        rows,
        List.of(new Portrayal.Chart("Agreed", List.of("agreed"), List.of("agreed"), true)),
        List.of(new Reply.Mark(3, 0, "ann", "adversary", 1, true)));
  }

  /** One of each kind, with values that there are none of, and texts that would be markup. */
  private static List<Figure> figures() {
    double[] values = {0, Double.NaN};
    Figure.Axis axis = new Figure.Axis("round", 0.0, null);
    return List.of(
        new Figure.Lines(
            "Lines",
            "",
            axis,
            values,
            axis,
            List.of(new Figure.Curve(HOSTILE, values, values, null, true))),
        new Figure.Bars(
            "Bars",
            "",
            List.of("a", "b"),
            axis,
            List.of(new Figure.Group("all", values, null, values))),
        new Figure.Table("Table", "", List.of("a"), List.of(List.of(HOSTILE))),
        new Figure.Transcripts(
            "Transcripts",
            "",
            List.of(
                new Figure.Transcript("one", List.of(new Figure.Utterance("A", HOSTILE, null))))),
        new Figure.Network(
            "Network",
            "",
            List.of("red"),
            List.of(new Figure.Node(HOSTILE, 0, 1.5, false), new Figure.Node("two", -1, 1, true)),
            List.of(new Figure.Link(0, 1, 0.5, true))),
        new Figure.Scatter(
            "Scatter",
            "",
            axis,
            axis,
            List.of(new Figure.Cloud("all", values, values, List.of(HOSTILE, "")))),
        new Figure.Tree(
            "Tree",
            "",
            List.of(
                new Figure.Branch(-1, "root", HOSTILE, 2), new Figure.Branch(0, "leaf", "", 1))),
        new Figure.Grid(
            "Grid",
            "",
            List.of(HOSTILE, "two"),
            List.of("fact"),
            List.of("knows"),
            List.of(new Figure.Cell(0, 0, 0, HOSTILE))),
        new Figure.Events(
            "Events",
            "",
            axis,
            List.of(HOSTILE, "two"),
            List.of("told"),
            List.of(new Figure.Event(2, 0, 1, 0, HOSTILE), new Figure.Event(3, 1, -1, 0, ""))));
  }

  private Reply.EntryView entry(long index) {
    return new Reply.EntryView(
        index,
        "encounter",
        (int) index / 100,
        null,
        List.of(
            new Reply.SeatView(0, "crowd", false, "Q"), new Reply.SeatView(1, "liar", true, null)),
        List.of(new Reply.Line(0, large ? "x".repeat(50_000) : HOSTILE, null, null)),
        "agreed",
        "{\"index\":" + index + ",\"agents\":[0,1]}");
  }

  private static Reply.AgentRow row(int agent) {
    return new Reply.AgentRow(agent, "crowd", "crowd", agent == 1, true, "Q", 50);
  }
}
