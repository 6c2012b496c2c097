package org.murmuration.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;

/**
 * What agents were told from outside. A memory that is rebuilt from the history reaches back no
 * farther than its recollections do; what it was told before is found here.
 */
final class Told {

  private final List<Entry.Intervened> entries = new ArrayList<>();

  /** Takes the next intervention. */
  void observe(Entry.Intervened entry) {
    if (entry.intervention() instanceof Intervention.Broadcast
        || entry.intervention() instanceof Intervention.Rewrite) {
      entries.add(entry);
    }
  }

  /** What an agent has in its memory by an entry, oldest first. */
  List<String> by(long index, int agent) {
    List<String> texts = new ArrayList<>();
    for (Entry.Intervened entry : entries) {
      if (entry.index() <= index && concerns(entry, agent)) {
        if (entry.intervention() instanceof Intervention.Broadcast broadcast) {
          texts.add(broadcast.text());
        } else {
          texts.clear();
        }
      }
    }
    return texts;
  }

  private static boolean concerns(Entry.Intervened entry, int agent) {
    return Collections.binarySearch(entry.intervention().agents(), agent) >= 0;
  }
}
