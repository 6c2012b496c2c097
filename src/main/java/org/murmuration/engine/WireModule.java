package org.murmuration.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;
import java.util.Set;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;
import org.murmuration.scenario.Experiments;

/**
 * How messages stand on the wire: the names of every experiment's outcomes and recollections, and
 * for messages that are sent for each encounter their fields in order, without names.
 */
public final class WireModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  private static final List<Class<?>> SENT_OFTEN =
      List.of(
          EncounterSpec.class,
          Seat.class,
          Tampering.class,
          Tenure.class,
          Relay.Parcel.class,
          Relay.Letter.class,
          Agent.Host.class,
          Agent.Ask.class,
          Agent.Answered.class,
          Agent.Remember.class,
          Timekeeper.Done.class,
          Timekeeper.Recall.class);

  /** Those of them whose last field is seldom there. */
  private static final Set<Class<?>> MOSTLY_SHORT =
      Set.of(EncounterSpec.class, Agent.Host.class, Agent.Ask.class);

  /** Fields in order, without names. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private interface Brief {}

  /** What may stand in a {@link Relay.Letter} for an agent. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Agent.Host.class, name = "h"),
    @JsonSubTypes.Type(value = Agent.Ask.class, name = "q"),
    @JsonSubTypes.Type(value = Agent.Answered.class, name = "a"),
    @JsonSubTypes.Type(value = Agent.Remember.class, name = "r"),
    @JsonSubTypes.Type(value = Agent.Recalled.class, name = "m")
  })
  private interface ForAgents {}

  /** What may stand in a {@link Relay.Letter} for a timekeeper. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Timekeeper.Done.class, name = "d"),
    @JsonSubTypes.Type(value = Timekeeper.Recall.class, name = "m"),
    @JsonSubTypes.Type(value = Timekeeper.Failed.class, name = "f")
  })
  private interface ForTimekeepers {}

  public WireModule() {
    super("murmuration-wire");
    Experiments.all().forEach(experiment -> experiment.wireTypes().forEach(this::registerSubtypes));
    setSerializerModifier(new ShortArrays(MOSTLY_SHORT));
    SENT_OFTEN.forEach(type -> setMixInAnnotation(type, Brief.class));
    setMixInAnnotation(Agent.Command.class, ForAgents.class);
    setMixInAnnotation(Timekeeper.Command.class, ForTimekeepers.class);
  }
}
