package org.murmuration.experiment.sentences;

import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.text.EmbedderSettings;
import org.murmuration.settings.Settings;

/**
 * How sentences become figures.
 *
 * @param embedder what embeds them
 * @param most sentences of an arm, or of a hop, that a run embeds at most; 0: none
 * @param shown sentences in a picture of the plane, at most
 * @param resamples draws of the bootstrap
 */
record Embedding(EmbedderSettings embedder, int most, int shown, int resamples) {

  static Embedding read(Settings own) {
    Settings block = own.child("embedding");
    return new Embedding(
        EmbedderSettings.read(block, "by"),
        block.count("most", 0, 1_000_000),
        block.count("shown", 0, 1000),
        own.count("resamples", 100, 100_000));
  }

  ClusterBootstrap bootstrap(long seed) {
    return new ClusterBootstrap(resamples, seed);
  }
}
