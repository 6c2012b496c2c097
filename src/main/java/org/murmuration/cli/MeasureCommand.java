package org.murmuration.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.TranscriptMeasures;
import org.murmuration.experiment.TranscriptMeasures.Spoken;
import org.murmuration.journal.JournalException;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.scenario.Experiments;
import org.murmuration.settings.InputError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code murmuration measure}: takes the measures of an experiment of transcripts from elsewhere.
 */
@Command(
    name = "measure",
    description = "Takes the measures of an experiment of transcripts from elsewhere.",
    mixinStandardHelpOptions = true)
final class MeasureCommand extends CommandGroup {

  /** The command with a subcommand for each experiment that measures transcripts. */
  static CommandLine commandLine() {
    CommandLine group = new CommandLine(new MeasureCommand());
    for (Experiment experiment : Experiments.all()) {
      experiment
          .transcriptMeasures()
          .ifPresent(
              measures -> {
                CommandLine one = new CommandLine(new Transcripts(measures));
                one.getCommandSpec()
                    .usageMessage()
                    .description("Takes the measures of " + experiment.name() + ".");
                group.addSubcommand(experiment.name(), one);
              });
    }
    return group;
  }

  /** {@code murmuration measure EXPERIMENT FILE}. */
  @Command(
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "FILE is JSONL in UTF-8, an utterance a line:",
        "  {\"dialogue\": \"d1\", \"turn\": 1, \"speaker\": \"A\", \"text\": \"…\"}",
        "and, where known, \"arm\", \"opening\" and \"move\"."
      })
  private static final class Transcripts implements Callable<Integer> {

    private final TranscriptMeasures measures;

    @Parameters(paramLabel = "FILE", description = "Transcripts.")
    private Path file;

    @Option(
        names = "--json",
        paramLabel = "OUT",
        description = "Write everything as numbers to this file, replacing it.")
    private Path json;

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "Seed of the resampling behind intervals. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin private Verbosity verbosity;

    private Transcripts(TranscriptMeasures measures) {
      this.measures = measures;
    }

    @Override
    public Integer call() {
      List<List<Spoken>> dialogues = TranscriptFile.read(file);
      Conclusion conclusion = conclusion(dialogues);
      if (!verbosity.isQuiet()) {
        print(conclusion, dialogues.size());
      }
      if (json != null) {
        write(conclusion);
      }
      return 0;
    }

    private Conclusion conclusion(List<List<Spoken>> dialogues) {
      try {
        return measures.measure(dialogues, seed);
      } catch (IllegalArgumentException e) {
        throw new InputError(file + ": " + e.getMessage(), e);
      }
    }

    private void print(Conclusion conclusion, int dialogues) {
      System.out.println(file + ": " + dialogues + " dialogues");
      System.out.println();
      for (Finding finding : conclusion.findings()) {
        System.out.println("  " + TextTable.visible(finding.label() + "  " + finding.value()));
      }
      for (Figure figure : conclusion.figures()) {
        if (figure instanceof Figure.Table table) {
          System.out.println();
          System.out.println("  " + table.title());
          TextTable.lines(table).forEach(line -> System.out.println("  " + line));
        }
      }
    }

    private void write(Conclusion conclusion) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("findings", new ArrayList<>(conclusion.findings()));
      all.putAll(conclusion.values());
      try {
        Files.write(
            json,
            JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(all));
      } catch (IOException e) {
        throw JournalException.of("cannot write " + json, e);
      }
    }
  }
}
