package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.cli.Console.murmuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.JournalException;
import org.murmuration.server.PretendCluster;
import org.murmuration.server.Served;
import org.murmuration.server.client.NodeAddress;
import org.murmuration.settings.InputError;
import picocli.CommandLine;

/** What a user types about clusters, rightly and wrongly. */
class ClusterCommandTest {

  @TempDir private Path folder;
  private final PretendCluster cluster = new PretendCluster();
  private Served served;
  private String address;

  @BeforeEach
  void serve() {
    served = Served.of(cluster);
    address = served.address();
  }

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void theStatusIsATable() {
    detached(PretendCluster.run(0, null, 1234), PretendCluster.failed(1, 5));

    Console said = murmuration("cluster", "status", "--cluster", address);

    assertThat(said.code()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines().map(String::strip).toList())
        .contains("Murmuration development, 2 nodes")
        .anyMatch(
            line -> line.matches("node +status +roles +supervisor +shards +agents +queued .*"))
        .anyMatch(
            line ->
                line.matches(
                    "10\\.0\\.0\\.1:2551 +up +agents supervisor gateway control +here +50 +5,001 +3"
                        + " +4 +1 +2"))
        .contains("10.0.0.1:2551 cannot call openai for mind crowd (429)")
        .anyMatch(line -> line.matches("1\\.0 +open +1,234 +1,234 +3 +0 +0"))
        .anyMatch(line -> line.matches("1\\.1 +failed +5 +5 +3 +0 +0"))
        .contains("1.1: encounter 5: no answer");
  }

  @Test
  void theStatusIsJsonForPrograms() throws IOException {
    JsonNode status =
        JsonMapper.builder()
            .build()
            .readTree(murmuration("cluster", "status", "--json", "--cluster", address).out());

    assertThat(status.path("nodes").path(1).path("agents").intValue()).isEqualTo(5001);
    assertThat(status.path("runs")).isEmpty();
    assertThat(murmuration("cluster", "status", "--cluster", address).out())
        .contains("no run is under way");
  }

  @Test
  void aBatchIsSubmittedAndLeftToItself() {
    cluster.records(folder, List.of(PretendCluster.run(0, null, 5)));
    Path out = folder.resolve("out");

    Console said =
        murmuration("run", Scenarios.small(folder), "-o", out, "--detach", "--cluster", address);

    assertThat(said)
        .isEqualTo(
            new Console(
                0,
                """
                batch 1 is under way on the cluster. To look at it:
                  murmuration cluster attach %1$s
                To stop it:
                  murmuration cluster stop %1$s
                """
                    .formatted(out),
                ""));
    JsonNode part = LlmScenario.json(out.resolve("batch.json")).path("cluster");
    assertThat(part.path("batch").longValue()).isEqualTo(1);
    assertThat(part.path("addresses").path(0).textValue()).isEqualTo(address);
    assertThat(part.path("submission").textValue()).hasSize(36);
    assertThat(cluster.asked).containsExactly("submit x");
  }

  @Test
  void aBatchIsStoppedByItsFolderOrItsNumber() {
    Path out = detached(PretendCluster.run(0, null, 5), PretendCluster.run(1, "converged", 5));

    assertThat(murmuration("cluster", "stop", out))
        .isEqualTo(new Console(0, "batch 1: stopped; 1 of 2 runs had ended\n", ""));
    assertThat(murmuration("cluster", "stop", "-q", 1, "--cluster", address))
        .isEqualTo(new Console(0, "", ""));
    assertThat(cluster.asked).containsExactly("submit x", "stop 1", "stop 1");
    assertThat(murmuration("cluster", "stop", 7, "--cluster", address).errors())
        .containsExactly("murmuration: " + address + ": there is no batch 7");
  }

  @Test
  void aBatchIsFollowedByItsNumber() {
    detached(PretendCluster.run(0, "converged", 1234), PretendCluster.run(1, "stopped", 5));

    Console said = murmuration("cluster", "attach", 1, "--cluster", address);

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .containsPattern("1\\.0 +converged +1,234")
        .containsPattern("1\\.1 +stopped +5")
        .endsWith("To fetch what came out:\n  murmuration cluster export 1 --out DIR\n");
  }

  @Test
  void followingABatchWithAFailedRunFails() {
    detached(PretendCluster.failed(0, 5));

    assertThat(murmuration("cluster", "attach", "-q", 1, "--cluster", address))
        .isEqualTo(new Console(1, "", ""));
  }

  @Test
  void aClusterOfAnotherVersionIsRefused() {
    cluster.version = "9.9";
    Path out = folder.resolve("out");

    refused(
        address + " runs Murmuration 9.9, but this is development; they must be the same",
        "run",
        Scenarios.small(folder),
        "-o",
        out,
        "--cluster",
        address);
    assertThat(out).doesNotExist();
    refused(
        address + " runs Murmuration 9.9, but this is development; they must be the same",
        "cluster",
        "export",
        1,
        "-o",
        out,
        "--cluster",
        address);
  }

  @Test
  void whereNobodyAnswersNoFolderIsMade() throws IOException {
    String gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = "127.0.0.1:" + socket.getLocalPort();
    }
    Path out = folder.resolve("out");

    refused(
        "nobody answers at "
            + gone
            + " (cannot connect); it must be the control address of a node, see `murmuration node`",
        "run",
        Scenarios.small(folder),
        "-o",
        out,
        "--cluster",
        gone);
    assertThat(out).doesNotExist();
  }

  @Test
  void aBatchThatIsRefusedLeavesNoFolder() {
    cluster.refusal = new InputError("minds.crowd.llm: there is no OPENAI_API_KEY on 10.0.0.1");
    Path out = folder.resolve("out");

    refused(
        address + ": minds.crowd.llm: there is no OPENAI_API_KEY on 10.0.0.1",
        "run",
        Scenarios.small(folder),
        "-o",
        out,
        "--cluster",
        address);
    assertThat(out).doesNotExist();
  }

  @Test
  void aBatchThatMayHaveBeenTakenInIsSubmittedOnce() {
    cluster.records(folder, List.of(PretendCluster.run(0, null, 5)));
    cluster.refusal = new JournalException("the database does not answer");
    Path out = folder.resolve("out");

    Console lost =
        murmuration(
            "run", "-q", Scenarios.small(folder), "-o", out, "--detach", "--cluster", address);

    assertThat(lost.code()).isEqualTo(1);
    assertThat(lost.errors())
        .containsExactly(
            "murmuration: the cluster did not say whether it has taken the batch in",
            "To go on:",
            "  murmuration resume " + out);
    assertThat(murmuration("cluster", "attach", out).errors())
        .containsExactly(
            "murmuration: "
                + out
                + ": no cluster is known to have taken it in; submit it with `murmuration resume`");

    cluster.takenInAfterAll = true;
    Path other = folder.resolve("other");
    assertThat(
            murmuration(
                "run",
                "-q",
                Scenarios.small(folder),
                "-o",
                other,
                "--detach",
                "--cluster",
                address))
        .isEqualTo(new Console(0, "", ""));
    assertThat(cluster.asked).containsExactly("submit x", "submit x");
  }

  @Test
  void optionsThatDoNotGoTogether() throws IOException {
    Path scenario = Scenarios.small(folder);
    Path here = folder.resolve("here");
    murmuration("run", "-q", scenario, "-o", here);

    refused(
        "--detach: needs --cluster, for here runs end with this process",
        "run",
        scenario,
        "--detach");
    refused(
        "--cert and --key: the one needs the other",
        "cluster",
        "status",
        "--cluster",
        address,
        "--key",
        "x");
    refused(
        "--cluster: 'here' is no address; it must be HOST:PORT, such as 127.0.0.1:7171, or"
            + " https://HOST:PORT",
        "cluster",
        "status",
        "--cluster",
        "here");
    refused(
        "--cluster is missing; it must be the control address of a node, such as 127.0.0.1:7171,"
            + " or stand in the variable MURMURATION_CLUSTER",
        "cluster",
        "status");
    refused(
        "--cluster: " + here + " is carried out here, not on a cluster",
        "resume",
        here,
        "--cluster",
        address);
    refused(here + ": is not carried out on a cluster", "cluster", "attach", here);
    refused(here + ": is not carried out on a cluster", "cluster", "stop", here);
    refused(
        "--resume: is not for runs on a cluster; use `murmuration resume " + here + "`",
        "run",
        scenario,
        "-o",
        here,
        "--resume",
        "--cluster",
        address);
    refused(
        "nowhere: is no run directory; it must be a folder that `murmuration run` has written",
        "cluster",
        "attach",
        "nowhere");
    assertThat(murmuration("cluster", "export", "x", "-o", here).code()).isEqualTo(2);
    assertThat(murmuration("cluster", "export", 1).errors().get(0))
        .isEqualTo("murmuration: Missing required option: '--out=DIR'");
    assertThat(murmuration("cluster").code()).isEqualTo(2);
    assertThat(Files.exists(here.resolve("run-000/run.json"))).isTrue();
  }

  @Test
  void theVariableStandsInForTheOption() {
    Map<String, String> variable = Map.of("MURMURATION_CLUSTER", "a:1,b:2");

    assertThat(addresses(parsed(variable), List.of())).containsExactly("a:1", "b:2");
    assertThat(addresses(parsed(variable), List.of("c:3"))).containsExactly("c:3");
    assertThat(addresses(parsed(variable, "--cluster", "d:4"), List.of("c:3")))
        .containsExactly("d:4");
    assertThat(parsed(variable).isGiven()).isTrue();
    assertThat(parsed(variable).isNamed()).isFalse();
    assertThat(parsed(variable, "--cluster", "").isGiven()).isFalse();
    assertThat(parsed(Map.of()).isGiven()).isFalse();
    assertThatThrownBy(
            () -> parsed(Map.of("MURMURATION_TOKEN", "a b"), "--cluster", "d:4").client(List.of()))
        .isInstanceOf(InputError.class);
  }

  private static ClusterOptions parsed(Map<String, String> environment, String... arguments) {
    ClusterOptions options = new ClusterOptions(environment);
    new CommandLine(options).parseArgs(arguments);
    return options;
  }

  private static List<String> addresses(ClusterOptions options, List<String> known) {
    return options.client(known).addresses().stream().map(NodeAddress::text).toList();
  }

  private Path detached(org.murmuration.cluster.Control.RunStatus... runs) {
    cluster.records(folder, List.of(runs));
    Path out = folder.resolve("detached");
    assertThat(
            murmuration(
                "run", "-q", Scenarios.small(folder), "-o", out, "--detach", "--cluster", address))
        .isEqualTo(new Console(0, "", ""));
    return out;
  }

  private static void refused(String line, Object... arguments) {
    Console said = murmuration(arguments);
    assertThat(said.errors()).containsExactly("murmuration: " + line);
    assertThat(said.code()).isEqualTo(2);
  }
}
