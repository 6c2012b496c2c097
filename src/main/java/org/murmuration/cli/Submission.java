package org.murmuration.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.murmuration.journal.BatchFolder;
import org.murmuration.server.client.ControlClient;
import org.murmuration.server.client.NodeAddress;

/**
 * Where a batch is carried out: the part {@code cluster} of {@code batch.json}.
 *
 * @param id tells this submission from all others
 * @param batch number of the batch there; empty until it is known
 * @param addresses control addresses of nodes
 */
record Submission(String id, Optional<Long> batch, List<String> addresses) {

  private static final String PART = "cluster";

  /** A submission that is still to be made. */
  static Submission to(ControlClient client) {
    return new Submission(UUID.randomUUID().toString(), Optional.empty(), texts(client));
  }

  /** That of a batch in a folder; empty if no cluster carries it out. */
  static Optional<Submission> of(BatchFolder folder) {
    return of(folder.manifest());
  }

  /** That of a manifest; empty if no cluster carries it out. */
  static Optional<Submission> of(Map<String, Object> manifest) {
    if (!(manifest.get(PART) instanceof Map<?, ?> part)) {
      return Optional.empty();
    }
    List<String> addresses =
        part.get("addresses") instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : List.of();
    Optional<Long> batch =
        part.get("batch") instanceof Number number
            ? Optional.of(number.longValue())
            : Optional.empty();
    return Optional.of(new Submission(Objects.toString(part.get("submission")), batch, addresses));
  }

  /** The same, its number being known, at the nodes of a client. */
  Submission as(long number, ControlClient client) {
    return new Submission(id, Optional.of(number), texts(client));
  }

  /** Whether it is the same batch of the same cluster. */
  boolean isSame(Submission other) {
    return id.equals(other.id) && batch.equals(other.batch);
  }

  private static List<String> texts(ControlClient client) {
    return client.addresses().stream().map(NodeAddress::text).toList();
  }

  /** Writes it into the manifest of a folder. */
  void note(BatchFolder folder) {
    Map<String, Object> manifest = folder.manifest();
    noteIn(manifest);
    folder.writeManifest(manifest);
  }

  /** Writes it into a manifest. */
  void noteIn(Map<String, Object> manifest) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("submission", id);
    batch.ifPresent(number -> part.put("batch", number));
    part.put("addresses", addresses);
    manifest.put(PART, part);
  }

  /** From now on, the batch is carried out here and not there. */
  static void forget(BatchFolder folder) {
    Map<String, Object> manifest = folder.manifest();
    manifest.remove(PART);
    folder.writeManifest(manifest);
  }
}
