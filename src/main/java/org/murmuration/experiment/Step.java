package org.murmuration.experiment;

import java.util.List;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;

/** What a protocol wants next. */
public sealed interface Step {

  /** Ask these questions now, all at once; no one hears another's answer before all are in. */
  record Ask(List<Query> queries) implements Step {
    public Ask {
      queries = List.copyOf(queries);
    }
  }

  /** The encounter is over. */
  record Finish(Outcome outcome) implements Step {}

  /** One question to one seat. */
  record Query(int seat, Question question) {}
}
