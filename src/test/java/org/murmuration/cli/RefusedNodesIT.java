package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.postgres.PostgresServer;

/** Nodes that must not take part say so in one line, and disturb nobody who does. */
class RefusedNodesIT {

  @TempDir Path folder;

  private final List<NodeOfCluster> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    nodes.forEach(NodeOfCluster::kill);
  }

  private NodeOfCluster start(NodeOfCluster node) {
    nodes.add(node);
    return node;
  }

  @Test
  void aNodeWithAWrongPasswordDoesNotStart() {
    NodeOfCluster node =
        start(
            NodeOfCluster.of(folder)
                .with("MURMURATION_DB_USER", PostgresServer.GUARDED_USER)
                .with("MURMURATION_DB_PASSWORD", "not-the-password")
                .start());

    MurmurationProcess.Ended ended = node.end();

    assertThat(ended.code()).isNotZero();
    assertThat(ended.errors()).singleElement().asString().contains("guarded", "password");
    assertThat(ended.err()).doesNotContain("not-the-password");
  }

  @Test
  void aNodeOfAnotherReleaseIsRefused() throws IOException {
    NodeOfCluster first = start(NodeOfCluster.of(folder).start().untilUp());
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(
        other.resolve("murmuration-git.properties"),
        "git.commit.id.abbrev=0123456789ab\ngit.dirty=false\n");

    MurmurationProcess.Ended ended =
        start(NodeOfCluster.of(folder).joining(first).before(other).start()).end();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.errors())
        .singleElement()
        .asString()
        .contains("this node is release", "0123456789ab", "use the same on all nodes");
    assertThat(first.isAlive()).isTrue();
    assertThat(first.said()).hasSize(1);
  }

  @Test
  void aSecondClusterOnTheSameDatabaseIsRefusedAndDisturbsNobody() {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    NodeOfCluster first = start(NodeOfCluster.of(folder).start().untilUp());
    MurmurationProcess run = first.run(folder, scenario);
    run.until("the run is under way", first::isAtWork);

    MurmurationProcess.Ended ended = start(NodeOfCluster.of(folder).start()).end();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.errors())
        .singleElement()
        .asString()
        .endsWith(
            "another cluster uses this database: %s; join it, or use another database"
                .formatted(first.address()));
    assertThat(run.end().code()).isZero();
    undisturbed.assertSameAs(folder.resolve("out"), 1);
    assertThat(first.said()).hasSize(1);
  }

  /** Such a node says it is of the same release: a build of sources with changes might. */
  @Test
  void aNodeThatKnowsAnotherKindOfScenarioEndsTheRunWithOneLineAndWithoutItTheRunGoesOn()
      throws IOException {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    NodeOfCluster first = start(NodeOfCluster.of(folder).start().untilUp());
    Path other =
        withAnotherWord("org/murmuration/experiment/naminggame/NamingSettings.class", "flip-share");
    NodeOfCluster second =
        start(NodeOfCluster.of(folder).joining(first).before(other).start().untilUp());

    MurmurationProcess.Ended failed = first.run(folder, scenario).end();

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.errors().get(0))
        .contains("node " + second.address() + ": ", "xlip-share is missing");

    second.terminate();
    MurmurationProcess.Ended resumed =
        MurmurationProcess.run(folder, "resume", "-q", folder.resolve("out"));
    assertThat(resumed.code()).as(resumed.err()).isZero();
    undisturbed.assertSameAs(folder.resolve("out"), 1);
  }

  /** A folder with a class of the jar in which a text constant is another one. */
  private Path withAnotherWord(String name, String word) throws IOException {
    try (JarFile jar = new JarFile(NodeOfCluster.JAR.toFile())) {
      byte[] code = jar.getInputStream(jar.getEntry(name)).readAllBytes();
      String text = new String(code, StandardCharsets.ISO_8859_1);
      assertThat(text).contains(word);
      String changed = text.replace(word, "x" + word.substring(1));
      Path file = folder.resolve("changed").resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));
      return folder.resolve("changed");
    }
  }
}
