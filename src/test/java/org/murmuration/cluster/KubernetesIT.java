package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cluster.TestNode.RELEASE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes with the configuration, the environment and the mounted files that the manifests give them
 * find each other over mutual TLS, and their probes succeed.
 */
class KubernetesIT {

  private static final String MOUNTED = "/etc/murmuration/tls";
  private static final Map<String, String> PODS =
      new TreeMap<>(Map.of("murmuration-0", "127.0.7.2", "murmuration-1", "127.0.7.3"));

  @TempDir Path folder;

  private final List<NodeProcess> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(NodeProcess::close);
  }

  private static JsonNode shipped(String kind) {
    return Manifest.shipped().stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals("murmuration"))
        .findFirst()
        .orElseThrow()
        .json();
  }

  @Test
  void podsOfTheManifestsFormAClusterAndAreReady() throws IOException, InterruptedException {
    JsonNode set = shipped("StatefulSet");
    JsonNode container = set.at("/spec/template/spec/containers/0");
    String namespace = set.at("/metadata/namespace").asText();
    String label = set.at("/spec/template/metadata/labels/app").asText();
    String service = set.at("/spec/serviceName").asText() + "." + namespace + ".svc";
    Path secret = secret(service, container);
    Path hosts = hosts(service);

    try (KubernetesApi api = KubernetesApi.start(folder, namespace, label, PODS.values())) {
      String configuration =
          shipped("ConfigMap").at("/data/node.conf").asText().replace(MOUNTED, secret.toString())
              + api.settings();
      for (Map.Entry<String, String> pod : PODS.entrySet()) {
        Map<String, String> environment = environment(container, pod.getKey(), pod.getValue());
        environment.put("KUBERNETES_SERVICE_HOST", "127.0.0.1");
        environment.put("KUBERNETES_SERVICE_PORT", api.port());
        nodes.add(
            NodeProcess.start(
                folder,
                RELEASE,
                configuration,
                environment,
                List.of("-Djdk.net.hosts.file=" + hosts)));
      }
      nodes.forEach(node -> node.untilUp(PODS.size()));

      for (String address : PODS.values()) {
        TestNode.until("it is ready", () -> probe(container, "readinessProbe", address) == 200);
        assertThat(probe(container, "livenessProbe", address)).isEqualTo(200);
      }
    }
  }

  /**
   * The files that the secret of the certificates holds, with the permissions it is mounted with.
   */
  private Path secret(String service, JsonNode container) throws IOException {
    TestCa ca = new TestCa(folder.resolve("secret")).issue("*." + service);
    Files.move(ca.key("*." + service), ca.folder().resolve("tls.key"));
    Files.move(ca.certificate("*." + service), ca.folder().resolve("tls.crt"));
    int mode =
        shipped("StatefulSet").at("/spec/template/spec/volumes").findValue("defaultMode").asInt();
    assertThat(Integer.toOctalString(mode)).isEqualTo("440");
    Files.setPosixFilePermissions(
        ca.folder().resolve("tls.key"),
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ));
    assertThat(container.path("volumeMounts").findValuesAsText("mountPath")).contains(MOUNTED);
    return ca.folder();
  }

  /** What the headless service makes known. */
  private Path hosts(String service) throws IOException {
    StringBuilder lines = new StringBuilder("127.0.0.1 localhost\n");
    PODS.forEach((name, address) -> lines.append(address + " " + name + "." + service + "\n"));
    return Files.writeString(folder.resolve("hosts"), lines);
  }

  private static Map<String, String> environment(JsonNode container, String name, String address) {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode variable : container.path("env")) {
      String source = variable.at("/valueFrom/fieldRef/fieldPath").asText();
      String value =
          switch (source) {
            case "metadata.name" -> name;
            case "status.podIP" -> address;
            default ->
                variable
                    .path("value")
                    .asText("a secret value")
                    .replace("$(POD_NAME)", name)
                    .replace("$(POD_IP)", address);
          };
      environment.put(variable.path("name").asText(), value);
    }
    return environment;
  }

  private static int probe(JsonNode container, String name, String address) {
    JsonNode get = container.path(name).path("httpGet");
    int port = 0;
    for (JsonNode candidate : container.path("ports")) {
      if (candidate.path("name").equals(get.path("port"))) {
        port = candidate.path("containerPort").asInt();
      }
    }
    try {
      URI uri = URI.create("http://" + address + ":" + port + get.path("path").asText());
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
