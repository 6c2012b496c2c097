package org.murmuration.engine;

import com.fasterxml.jackson.databind.module.SimpleModule;
import org.murmuration.scenario.Experiments;

/** Tells the serializer the names of every experiment's outcomes and recollections on the wire. */
public final class WireModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  public WireModule() {
    super("murmuration-wire");
    Experiments.all().forEach(experiment -> experiment.wireTypes().forEach(this::registerSubtypes));
  }
}
