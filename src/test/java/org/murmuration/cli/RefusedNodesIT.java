package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.postgres.PostgresServer;

/** Nodes that must not take part say so in one line and end, and disturb nobody. */
class RefusedNodesIT {

  @TempDir Path folder;

  /** Where a node listens. */
  private record Ports(int remoting, int management, int control) {

    static Ports free() {
      return new Ports(port(), port(), port());
    }

    private static int port() {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Map<String, String> variables() {
      Map<String, String> variables = new HashMap<>();
      variables.put("MURMURATION_PORT", Integer.toString(remoting));
      variables.put("MURMURATION_SEEDS", "127.0.0.1:" + remoting);
      variables.put("MURMURATION_MANAGEMENT_PORT", Integer.toString(management));
      variables.put("MURMURATION_CONTROL_PORT", Integer.toString(control));
      variables.put("MURMURATION_CLUSTER_SIZE", "1");
      return variables;
    }
  }

  private MurmurationProcess node(Ports ports, String... settings) {
    try {
      Path config = Files.createTempFile(folder, "node", ".conf");
      Files.writeString(
          config, "include classpath(\"cluster.conf\")\n" + String.join("\n", settings));
      return MurmurationProcess.start(
          folder, ports.variables(), MurmurationProcess.command("node", "--config", config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String at(String url) {
    return "murmuration.postgresql.url = \"" + url + "\"";
  }

  @Test
  void aSecondClusterOnTheSameDatabaseIsRefusedAndTheFirstGoesOn() {
    try (PostgresServer server = PostgresServer.start()) {
      String database = server.configuration();
      Ports first = Ports.free();
      MurmurationProcess good = node(first, database);
      good.until("it is up", () -> good.errors().contains("is up"));

      MurmurationProcess.Ended second = node(Ports.free(), database).end();

      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err())
          .isEqualTo(
              "murmuration: another cluster uses this database: 127.0.0.1:"
                  + first.remoting()
                  + "; join it, or use another database\n");
      Path out = folder.resolve("out");
      Path scenario = Scenarios.small(folder);
      MurmurationProcess.Ended ran =
          MurmurationProcess.run(
              folder,
              "run",
              "-q",
              scenario,
              "-o",
              out,
              "--cluster",
              "127.0.0.1:" + first.control());
      assertThat(ran.code()).as(ran.err()).isZero();
      Undisturbed.run(folder, scenario).assertSameAs(out, 1);
      good.interrupt();
      assertThat(good.end().code()).as("ended by the signal").isIn(0, 130);
    }
  }

  @Test
  void aNodeWithoutItsDatabaseOrWithTheWrongPasswordSaysWhatIsWrong() {
    try (PostgresServer server = PostgresServer.start()) {
      MurmurationProcess.Ended nobody =
          node(Ports.free(), at("jdbc:postgresql://127.0.0.1:1/murmuration")).end();
      MurmurationProcess.Ended guarded =
          node(
                  Ports.free(),
                  at(server.url()),
                  "murmuration.postgresql.user = " + PostgresServer.GUARDED_USER)
              .end();

      for (MurmurationProcess.Ended ended : List.of(nobody, guarded)) {
        assertThat(ended.code()).isIn(1, 2);
        assertThat(ended.errors()).hasSize(1);
        assertThat(ended.err()).startsWith("murmuration: ").doesNotContain("Exception");
      }
      assertThat(guarded.err()).contains("password");
    }
  }
}
