package org.murmuration.mind;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.model.Answer;

/** A mind that answers at once, without a call to anywhere. */
public interface RuleMind extends Mind {

  /** The answer. */
  Answer decide(Situation situation);

  @Override
  default CompletionStage<Answer> answer(Situation situation) {
    return CompletableFuture.completedFuture(decide(situation));
  }
}
