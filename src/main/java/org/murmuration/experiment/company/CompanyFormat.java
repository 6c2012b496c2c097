package org.murmuration.experiment.company;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.journal.AnswerFormat;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Agents;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * An encounter in a company as {@code phase}, {@code company} and {@code round}, then what belongs
 * to its scene, and {@code answers} as all experiments have them: {@code task}; {@code present};
 * {@code among} (first and last number of each run of neighbours) and {@code reports}; {@code
 * opening}, {@code reasoning} and {@code steps}; {@code reports} and {@code records}; {@code
 * quotes} (each {@code [entry, turn, text]}); {@code block}, {@code announced}, {@code present} and
 * {@code items} (each {@code [kind, text, [options], answer]}); {@code scores} (each {@code [agent,
 * plain, announced]}). The agents of its seats stand in the line already.
 *
 * <p>A recollection is an object with its {@code round} and {@code task} ({@code own}, {@code
 * other}, {@code note}); or {@code actor} ({@code own}, {@code present}, {@code done}); or {@code
 * lines} ({@code phase}; each {@code [agent, own, text, move]}); or {@code option} ({@code phase});
 * or {@code policy}.
 */
final class CompanyFormat implements OutcomeFormat {

  /** The types of a company that cross nodes. */
  static final List<NamedType> WIRE_TYPES =
      List.of(
          new NamedType(CompanyOutcome.class, "company-outcome"),
          new NamedType(Scene.Plain.class, "scene"),
          new NamedType(Scene.Work.class, "scene-work"),
          new NamedType(Scene.Deed.class, "scene-deed"),
          new NamedType(Scene.Selection.class, "scene-selection"),
          new NamedType(Scene.Interview.class, "scene-interview"),
          new NamedType(Scene.Verdict.class, "scene-verdict"),
          new NamedType(Scene.Judgement.class, "scene-judgement"),
          new NamedType(Scene.Test.class, "scene-test"),
          new NamedType(Scene.Assessment.class, "scene-assessment"),
          new NamedType(Remembered.Task.class, "company-task"),
          new NamedType(Remembered.Incident.class, "company-incident"),
          new NamedType(Remembered.Talk.class, "company-talk"),
          new NamedType(Remembered.Choice.class, "company-choice"),
          new NamedType(Remembered.Policy.class, "company-policy"));

  private static final String PHASE = "phase";
  private static final String COMPANY = "company";
  private static final String ROUND = "round";
  private static final String TASK = "task";
  private static final String PRESENT = "present";
  private static final String AMONG = "among";
  private static final String REPORTS = "reports";
  private static final String OPENING = "opening";
  private static final String REASONING = "reasoning";
  private static final String STEPS = "steps";
  private static final String RECORDS = "records";
  private static final String QUOTES = "quotes";
  private static final String BLOCK = "block";
  private static final String ANNOUNCED = "announced";
  private static final String ITEMS = "items";
  private static final String SCORES = "scores";

  private final RememberedFormat remembered = new RememberedFormat();

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    CompanyOutcome company = (CompanyOutcome) outcome;
    Scene scene = company.occasion();
    json.writeStringField(PHASE, scene.phase().word());
    json.writeNumberField(COMPANY, scene.company());
    json.writeNumberField(ROUND, scene.round());
    write(scene, json);
    AnswerFormat.write(company.answers(), json);
  }

  private static void write(Scene scene, JsonGenerator json) throws IOException {
    if (scene instanceof Scene.Work work) {
      json.writeStringField(TASK, work.task());
    } else if (scene instanceof Scene.Deed deed) {
      json.writeBooleanField(PRESENT, deed.present());
    } else if (scene instanceof Scene.Selection selection) {
      json.writeArrayFieldStart(AMONG);
      for (int number : selection.among().runs()) {
        json.writeNumber(number);
      }
      json.writeEndArray();
      json.writeNumberField(REPORTS, selection.reports());
    } else if (scene instanceof Scene.Interview interview) {
      json.writeBooleanField(OPENING, interview.opening());
      json.writeBooleanField(REASONING, interview.reasoning());
      json.writeNumberField(STEPS, interview.steps());
    } else if (scene instanceof Scene.Verdict verdict) {
      json.writeNumberField(REPORTS, verdict.reports());
      json.writeNumberField(RECORDS, verdict.records());
    } else if (scene instanceof Scene.Judgement judgement) {
      json.writeArrayFieldStart(QUOTES);
      for (Quote quote : judgement.quotes()) {
        json.writeStartArray();
        json.writeNumber(quote.entry());
        json.writeNumber(quote.turn());
        json.writeString(quote.text());
        json.writeEndArray();
      }
      json.writeEndArray();
    } else if (scene instanceof Scene.Test test) {
      writeTest(test, json);
    } else if (scene instanceof Scene.Assessment assessment) {
      json.writeArrayFieldStart(SCORES);
      for (Score score : assessment.scores()) {
        json.writeStartArray();
        json.writeNumber(score.agent());
        json.writeNumber(score.plain());
        json.writeNumber(score.announced());
        json.writeEndArray();
      }
      json.writeEndArray();
    }
  }

  private static void writeTest(Scene.Test test, JsonGenerator json) throws IOException {
    json.writeNumberField(BLOCK, test.block());
    json.writeBooleanField(ANNOUNCED, test.announced());
    json.writeBooleanField(PRESENT, test.present());
    json.writeArrayFieldStart(ITEMS);
    for (Item item : test.items()) {
      json.writeStartArray();
      json.writeString(item.kind());
      json.writeString(item.text());
      json.writeStartArray();
      for (String option : item.options()) {
        json.writeString(option);
      }
      json.writeEndArray();
      json.writeString(item.answer());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  @Override
  public CompanyOutcome read(JsonNode line) {
    List<Integer> agents = new ArrayList<>();
    line.required("agents").forEach(agent -> agents.add(agent.intValue()));
    return new CompanyOutcome(AnswerFormat.read(line), scene(line), agents);
  }

  private static Scene scene(JsonNode line) {
    Phase phase = Phase.ofWord(line.required(PHASE).textValue());
    int company = line.required(COMPANY).intValue();
    int round = line.required(ROUND).intValue();
    return switch (phase) {
      case WORK -> new Scene.Work(company, round, line.required(TASK).textValue());
      case DEED -> new Scene.Deed(company, round, line.required(PRESENT).booleanValue());
      case SELECTION ->
          new Scene.Selection(company, round, agents(line), line.required(REPORTS).intValue());
      case INTERVIEW ->
          new Scene.Interview(
              company,
              round,
              line.required(OPENING).booleanValue(),
              line.required(REASONING).booleanValue(),
              line.required(STEPS).intValue());
      case VERDICT ->
          new Scene.Verdict(
              company, round, line.required(REPORTS).intValue(), line.required(RECORDS).intValue());
      case JUDGEMENT -> new Scene.Judgement(company, round, quotes(line));
      case TEST ->
          new Scene.Test(
              company,
              round,
              line.required(BLOCK).intValue(),
              line.required(ANNOUNCED).booleanValue(),
              line.required(PRESENT).booleanValue(),
              items(line));
      case ASSESSMENT -> new Scene.Assessment(company, round, scores(line));
      case CHAT, MAIL, BRIEFING, CORRIDOR, EVIDENCE, INBOX, RECALL ->
          new Scene.Plain(phase, company, round);
    };
  }

  private static Agents agents(JsonNode line) {
    List<Integer> runs = new ArrayList<>();
    line.required(AMONG).forEach(number -> runs.add(number.intValue()));
    return new Agents(runs);
  }

  private static List<Quote> quotes(JsonNode line) {
    List<Quote> quotes = new ArrayList<>();
    for (JsonNode quote : line.required(QUOTES)) {
      quotes.add(
          new Quote(
              quote.required(0).longValue(),
              quote.required(1).intValue(),
              quote.required(2).textValue()));
    }
    return quotes;
  }

  private static List<Item> items(JsonNode line) {
    List<Item> items = new ArrayList<>();
    for (JsonNode item : line.required(ITEMS)) {
      List<String> options = new ArrayList<>();
      item.required(2).forEach(option -> options.add(option.textValue()));
      items.add(
          new Item(
              item.required(0).textValue(),
              item.required(1).textValue(),
              options,
              item.required(3).textValue()));
    }
    return items;
  }

  private static List<Score> scores(JsonNode line) {
    List<Score> scores = new ArrayList<>();
    for (JsonNode score : line.required(SCORES)) {
      scores.add(
          new Score(
              score.required(0).intValue(),
              score.required(1).intValue(),
              score.required(2).intValue()));
    }
    return scores;
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    remembered.write((Remembered) recollection, json);
  }

  @Override
  public Remembered readRecollection(JsonNode value) {
    return remembered.read(value);
  }
}
