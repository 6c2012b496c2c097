package org.murmuration.engine;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.murmuration.journal.Journal;

/**
 * Where the supervisor of a cluster finds the runs to be carried out and leaves what became of
 * them. Every node that may host the supervisor reaches the same store. All methods block.
 */
public interface RunStore {

  /** Keys of runs that are neither over nor failed, in the order they are to begin. */
  List<String> unfinished();

  /**
   * What a run is about.
   *
   * @throws RuntimeException with a message for the user if there is no such run
   */
  Lookup.Definition definition(String run);

  /** Anything the batch of a run needs before its first run begins; does nothing the next time. */
  void prepare(RunSpec run, String key);

  /** Opens the journal of a run and fences off whoever had it before. */
  Journal takeOver(RunSpec run, String key);

  /** A run is over by its own rules or because somebody or a budget stopped it. */
  void over(String run, long epoch, RunEnd end);

  /**
   * A run cannot go on; {@code problem} is one line for the user. Does nothing if the run has been
   * taken over since.
   *
   * @param epoch of the journal it had; empty if it could not even be opened
   */
  void failed(String run, OptionalLong epoch, String problem);

  /**
   * Takes which nodes there are, by {@link ActorEngine#nodeName}; what any other had under way is
   * lost.
   */
  void present(Set<String> nodes);
}
