package org.murmuration.cli.policy;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.measure.Interval;
import org.murmuration.mind.policy.analysis.Consensus;
import org.murmuration.mind.policy.analysis.FixedPoint;
import org.murmuration.mind.policy.analysis.PolicyAnalysis;
import org.murmuration.mind.policy.analysis.SizeForecast;
import org.murmuration.mind.policy.analysis.Trajectory.Moment;
import org.murmuration.settings.InputError;

/** An analysis as a file for other programs: all names, all digits. */
public final class AnalysisJson {

  private static final int MOMENTS_PER_ROUND = 10;

  private final PolicyAnalysis analysis;
  private final List<String> names;

  public AnalysisJson(PolicyAnalysis analysis) {
    this.analysis = analysis;
    this.names = analysis.responses().states().names();
  }

  /**
   * Writes it.
   *
   * @throws InputError if the file cannot be written
   */
  public void write(Path file, String title, long seed, List<SizeForecast> sizes) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("policy", title);
    all.put("names", names);
    all.put("memory", analysis.responses().states().memory());
    all.put("states", analysis.responses().states().size());
    all.put("seed", seed);
    all.put("individual-bias", byName(analysis.responses().firstChoice()));
    all.put("mean-field", way());
    all.put("consensuses", analysis.consensuses().stream().map(this::consensus).toList());
    all.put("fixed-points", analysis.fixedPoints().stream().map(this::point).toList());
    all.put("sizes", sizes.stream().map(this::size).toList());
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    try {
      Files.writeString(file, mapper.writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw new InputError(
          "--json: is "
              + file
              + ", which cannot be written; it must be a file in a folder there is",
          e);
    }
  }

  private Map<String, Object> way() {
    Map<String, Object> way = new LinkedHashMap<>();
    way.put("settled", analysis.way().settled());
    way.put("leader", names.get(analysis.limit().leader()));
    way.put("limit", point(analysis.limit()));
    way.put("round-of-success", numberOrNull(analysis.way().roundOfSuccess(0.98)));
    List<Moment> moments = analysis.way().moments();
    way.put(
        "rounds",
        IntStream.range(0, moments.size())
            .filter(i -> i % MOMENTS_PER_ROUND == 0)
            .mapToObj(moments::get)
            .map(
                m -> {
                  Map<String, Object> round = new LinkedHashMap<>();
                  round.put("round", Math.round(m.round()));
                  round.put("success", m.success());
                  round.put("uttered", byName(m.uttered()));
                  return round;
                })
            .toList());
    return way;
  }

  private Map<String, Object> consensus(Consensus consensus) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", names.get(consensus.name()));
    fields.put("repeated", consensus.repeated());
    fields.put("eigenvalue", consensus.eigenvalue());
    fields.put("eigenvalue-by-differences", consensus.numeric());
    fields.put("stability", consensus.stability().name().toLowerCase(Locale.ROOT));
    fields.put("comes-to", point(consensus.near()));
    return fields;
  }

  private Map<String, Object> point(FixedPoint point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("uttered", byName(point.uttered()));
    fields.put("success", point.success());
    fields.put("eigenvalue", point.eigenvalue());
    fields.put("stability", point.stability().name().toLowerCase(Locale.ROOT));
    return fields;
  }

  private Map<String, Object> size(SizeForecast forecast) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("agents", forecast.agents());
    fields.put("runs", forecast.runs());
    fields.put("settled", forecast.settled());
    fields.put("rounds-median", numberOrNull(Interval.quartiles(forecast.rounds()).value()));
    Map<String, Object> won = new LinkedHashMap<>();
    for (int name = 0; name < names.size(); name++) {
      Interval share = Interval.wilson(forecast.settledOn(name), forecast.runs());
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("populations", forecast.settledOn(name));
      cell.put("share", share.value());
      cell.put("low", share.low());
      cell.put("high", share.high());
      won.put(names.get(name), cell);
    }
    fields.put("settled-on", won);
    return fields;
  }

  private Map<String, Object> byName(double[] values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int name = 0; name < values.length; name++) {
      map.put(names.get(name), values[name]);
    }
    return map;
  }

  private static Double numberOrNull(double number) {
    return Double.isNaN(number) ? null : number;
  }
}
