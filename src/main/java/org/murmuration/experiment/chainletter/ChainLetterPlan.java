package org.murmuration.experiment.chainletter;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Plan;
import org.murmuration.experiment.Portrayal;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.measure.Condition;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Recollection;
import org.murmuration.settings.Settings;

/** The chain letter with its settings. */
final class ChainLetterPlan implements Plan {

  private static final String SPREAD = "spread";
  private static final String CONVERGED = "converged";
  private static final String POSTMAN = "postman";
  private static final String SENDER = "sender";

  private final Settings own;
  private final ChainLetterSettings settings;
  private final MeetingProtocol protocol;
  private final MemoryRule memory;
  private final Prompts prompts;
  private final LetterEye eye;

  ChainLetterPlan(Settings own, ChainLetterSettings settings) {
    this.own = own;
    this.settings = settings;
    this.protocol = new MeetingProtocol(settings);
    this.memory = new NoteMemory(settings.notes(), settings.lifetime());
    this.prompts = Prompts.read(own.child("prompts"), new ChainLetterFields(settings));
    this.eye = new LetterEye(settings.letter());
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return memory;
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public List<String> mindKinds() {
    return List.of(POSTMAN, SENDER);
  }

  @Override
  public List<String> adversaryKinds() {
    return List.of(SENDER);
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return switch (kind) {
      case POSTMAN ->
          new Postman(
              new Postman.Chances(
                  mind.number("passes-on", 0, 1),
                  mind.number("forgets", 0, 1),
                  mind.number("rewords", 0, 1),
                  mind.number("takes-tagged", 0, 1),
                  mind.number("takes-marked", 0, 1)),
              eye);
      case SENDER -> new Sender(letter(mind));
      default -> throw new IllegalArgumentException("no mind " + kind);
    };
  }

  /** The text of a sender: its own, or that of a framing, or the scenario's. */
  private String letter(Settings sender) {
    sender.remember("letter");
    if (sender.has("letter")) {
      return fitting(sender, "letter");
    }
    sender.remember("framing");
    return sender.has("framing")
        ? Letters.load().of(sender.oneOf("framing", Letters.FRAMINGS))
        : settings.letter();
  }

  private static String fitting(Settings block, String key) {
    String text = block.text(key).strip();
    if (text.isEmpty() || NoteText.isTooLong(text)) {
      throw block.error(
          key,
          "has "
              + text.length()
              + " characters; a letter has from 1 to "
              + NoteText.LONGEST
              + " of them");
    }
    return text;
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  /** A note of the given line, or of the scenario's letter, of the highest importance. */
  @Override
  public List<Recollection> planted(Settings rewrite) {
    rewrite.remember("line");
    String text = rewrite.has("line") ? fitting(rewrite, "line") : settings.letter();
    int times = rewrite.countOr("times", 0, settings.notes(), 1);
    return Collections.nCopies(times, new Note(text, ChainLetterSettings.MOST, 0));
  }

  @Override
  public void check(Setting setting) {
    setting
        .cannotTalk("hold one")
        .ifPresent(
            but -> {
              throw own.error("is a conversation, " + but);
            });
  }

  @Override
  public Optional<Condition> condition(String name, Setting setting) {
    return name.equals(CONVERGED)
        ? Optional.of(new Everywhere(outbreak(setting), settings.convergedShare()))
        : Optional.empty();
  }

  private Outbreak outbreak(Setting setting) {
    return new Outbreak(settings, protocol, memory, setting);
  }

  @Override
  public List<String> measureNames() {
    return List.of(SPREAD);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return new SpreadMeasure(outbreak(setting), setting);
  }

  @Override
  public OutcomeFormat format() {
    return new MeetingFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    if (!columns.contains(SpreadMeasure.CARRIERS)) {
      return "";
    }
    boolean byRule = values[columns.indexOf(SpreadMeasure.BY_RULE)] > 0;
    return String.format(
        Locale.ROOT,
        "%s%.1f %% carry it, %.0f variants",
        byRule ? "rule minds, no evidence: " : "",
        100 * values[columns.indexOf(SpreadMeasure.CARRIERS)],
        values[columns.indexOf(SpreadMeasure.VARIANTS)]);
  }

  @Override
  public Portrayal portrayal() {
    return new ChainLetterPortrayal(protocol, eye);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new SpreadConclusion(settings, runs, setting, seed).conclude();
  }
}
