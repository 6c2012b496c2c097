package org.murmuration.experiment.company;

import java.util.List;
import java.util.stream.Collectors;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/** Shows companies: agents by the version of the story that they told last. */
record CompanyPortrayal(CompanySettings settings) implements Portrayal {

  /** The last claim that somebody made with one answer or several, that says something. */
  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    CompanyOutcome outcome = (CompanyOutcome) encountered.outcome();
    String mark = null;
    for (CompanyOutcome.Spoken said : outcome.spoken()) {
      if (said.seat() == seat && said.claim() != null && said.claim() != Claim.NOT_MENTIONED) {
        mark = said.claim().word();
      }
    }
    return mark;
  }

  @Override
  public List<Line> lines(Entry.Encountered encountered) {
    List<Line> lines = Portrayal.super.lines(encountered);
    CompanyOutcome outcome = (CompanyOutcome) encountered.outcome();
    boolean picks =
        outcome.answers().size() == 1 && outcome.answers().get(0) instanceof Answer.Picked;
    return picks ? List.of(new Line(0, names(outcome.picked()), null)) : lines;
  }

  private static String names(List<Integer> agents) {
    return agents.isEmpty()
        ? "nobody"
        : agents.stream().map(HistoryFields::name).collect(Collectors.joining(", "));
  }

  @Override
  public String text(Entry.Encountered encountered) {
    CompanyOutcome outcome = (CompanyOutcome) encountered.outcome();
    Scene scene = outcome.occasion();
    String what =
        switch (scene.phase()) {
          case WORK -> ": " + ((Scene.Work) scene).task();
          case DEED ->
              (outcome.done() ? ", done: " : ", not done: ")
                  + settings.texts().task(((Scene.Deed) scene).present());
          case TEST -> ((Scene.Test) scene).tells() ? ", with a consequence" : "";
          default -> "";
        };
    return "company " + (scene.company() + 1) + ", " + scene.phase().word() + what;
  }

  @Override
  public String recollection(Recollection recollection) {
    if (recollection instanceof Remembered.Task task) {
      return (task.own() ? "did: " : "was handed: ") + task.task();
    }
    if (recollection instanceof Remembered.Incident incident) {
      return (incident.own() ? "own" : HistoryFields.name(incident.actor()))
          + (incident.done() ? ", done: " : ", not done: ")
          + settings.texts().log(incident.present());
    }
    if (recollection instanceof Remembered.Talk talk) {
      return talk.phase().word()
          + ": "
          + talk.lines().stream()
              .map(
                  line ->
                      (line.own() ? "own" : HistoryFields.name(line.agent())) + ": " + line.text())
              .collect(Collectors.joining(" / "));
    }
    return recollection instanceof Remembered.Choice choice
        ? choice.phase().word() + ": " + choice.option()
        : "read: " + ((Remembered.Policy) recollection).text();
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    return CompanyMeasures.charts(columns).stream()
        .filter(chart -> columns.containsAll(chart.columns()))
        .toList();
  }
}
