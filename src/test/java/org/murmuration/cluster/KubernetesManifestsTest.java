package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests are what the Kubernetes API accepts, and fit to the nodes that they start. */
class KubernetesManifestsTest {

  private static final Config CLUSTER =
      ConfigFactory.load(ConfigFactory.parseResources("cluster.conf"));

  /** Variables that are not read through {@code conf/cluster.conf}. */
  private static final Set<String> OTHERS =
      Set.of(
          "POD_NAME", "POD_IP", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "MURMURATION_JAVA_OPTIONS");

  static List<Manifest> shipped() {
    return Manifest.shipped();
  }

  private static JsonNode only(String kind, String name) {
    return shipped().stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                found -> {
                  assertThat(found).as(kind + " " + name).hasSize(1);
                  return found.get(0).json();
                }));
  }

  private static JsonNode pod() {
    return only("StatefulSet", "murmuration").at("/spec/template/spec");
  }

  private static JsonNode container() {
    return pod().at("/containers/0");
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyDocumentIsWhatTheApiAccepts(Manifest manifest) {
    assertThat(manifest.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containerPort: 25520 | containerprt: 25520 | containerprt",
        "terminationGracePeriodSeconds: 90 | terminationGracePeriod: 90 | terminationGracePeriod",
        "readOnlyRootFilesystem: true | readonlyRootFilesystem: true | readonlyRootFilesystem",
        "secretName: murmuration-tls | secretname: murmuration-tls | secretname",
        "serviceName: murmuration-nodes | replica: 3 | replica",
        "- name: node | - image: twice | image",
        "runAsNonRoot: true | runAsNonRoot: 'true' | runAsNonRoot",
        "replicas: 3 | replicas: three | three",
        "containerPort: 25520 | containerPort: http | http",
        "drop: [ALL] | drop: ALL | drop",
        "kind: StatefulSet | kind: StatefullSet | no such kind",
        "apiVersion: apps/v1 | apiVersion: apps/v1beta1 | no such kind"
      })
  void aMistakeIsFound(String right, String wrong, String clue) throws IOException {
    String yaml = Files.readString(Manifest.FOLDER.resolve("40-nodes.yaml"));
    assertThat(yaml).contains(right);

    Optional<String> problem;
    try {
      problem = Manifest.parse("x.yaml", yaml.replace(right, wrong)).get(0).problem();
    } catch (UncheckedIOException e) {
      problem = Optional.of(e.getMessage());
    }
    assertThat(problem).isPresent().get().asString().contains(clue);
  }

  @ParameterizedTest
  @CsvSource({
    "StatefulSet, /spec/selector",
    "StatefulSet, /spec/template",
    "StatefulSet, /spec/template/spec/containers",
    "StatefulSet, /spec/template/spec/containers/0/name",
    "StatefulSet, /spec/template/spec/containers/0/ports/0/containerPort",
    "StatefulSet, /spec/template/spec/containers/0/livenessProbe/httpGet/port",
    "Role, /rules/0/verbs",
    "RoleBinding, /roleRef"
  })
  void aMissingFieldIsFound(String kind, String pointer) {
    Manifest manifest = new Manifest("x.yaml", only(kind, "murmuration").deepCopy());
    int slash = pointer.lastIndexOf('/');
    String field = pointer.substring(slash + 1);
    JsonNode parent = manifest.json().at(pointer.substring(0, slash));
    assertThat(((ObjectNode) parent).remove(field)).isNotNull();

    assertThat(manifest.problem()).isPresent().get().asString().contains(field);
  }

  @Test
  void aFieldThatIsWrittenTwiceIsFound() {
    assertThatThrownBy(() -> Manifest.parse("x.yaml", "kind: Role\nkind: Role\n"))
        .hasMessageContaining("Duplicate");
  }

  @Test
  void everythingIsInTheNamespaceThatIsMadeFirst() {
    assertThat(shipped().get(0).kind()).isEqualTo("Namespace");
    assertThat(shipped().stream().skip(1))
        .allMatch(
            manifest -> manifest.json().at("/metadata/namespace").asText().equals("murmuration"));
  }

  @Test
  void portsAreThoseOfTheConfiguration() {
    Map<String, Integer> ports =
        Map.of(
            "remoting", CLUSTER.getInt("akka.remote.artery.canonical.port"),
            "management", CLUSTER.getInt("akka.management.http.port"),
            "control", CLUSTER.getInt("murmuration.control.port"));

    assertThat(each(container().path("ports")))
        .hasSize(3)
        .allMatch(
            port -> ports.get(port.path("name").asText()) == port.path("containerPort").asInt());
    for (String service : List.of("murmuration-nodes", "murmuration-control")) {
      assertThat(each(only("Service", service).at("/spec/ports")))
          .isNotEmpty()
          .allMatch(port -> port.path("name").equals(port.path("targetPort")))
          .allMatch(port -> ports.get(port.path("name").asText()) == port.path("port").asInt());
    }
    JsonNode policy = only("NetworkPolicy", "murmuration").path("spec");
    assertThat(policy.path("ingress").findValues("port"))
        .extracting(JsonNode::asInt)
        .containsExactlyInAnyOrderElementsOf(ports.values());
  }

  @Test
  void probesAskAkkaManagement() {
    Config checks = CLUSTER.getConfig("akka.management.health-checks");

    assertThat(container().at("/livenessProbe/httpGet/path").asText())
        .isEqualTo("/" + checks.getString("liveness-path"));
    assertThat(container().at("/readinessProbe/httpGet/path").asText())
        .isEqualTo("/" + checks.getString("readiness-path"));
    for (String probe : List.of("livenessProbe", "readinessProbe")) {
      assertThat(container().path(probe).at("/httpGet/port").asText()).isEqualTo("management");
      assertThat(Duration.ofSeconds(container().path(probe).path("timeoutSeconds").asLong()))
          .isGreaterThan(checks.getDuration("check-timeout"));
    }
  }

  @Test
  void variablesAreThoseThatNodesRead() throws IOException {
    String conf = Files.readString(Path.of("conf/cluster.conf"));
    Set<String> known =
        Pattern.compile("\\$\\{\\?([A-Z_]+)}")
            .matcher(conf)
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(CLUSTER.getString("murmuration.postgresql.password-env"));
    known.add(CLUSTER.getString("murmuration.control.token-env"));
    known.addAll(OTHERS);

    assertThat(each(container().path("env")).map(variable -> variable.path("name").asText()))
        .isNotEmpty()
        .allMatch(known::contains);
    assertThat(Files.readString(Path.of("murmuration"))).contains("MURMURATION_JAVA_OPTIONS");
  }

  @Test
  void secretsAreReferredToAndNotWritten() {
    List<String> secret =
        List.of(
            "MURMURATION_DB_PASSWORD", "MURMURATION_TOKEN", "OPENAI_API_KEY", "ANTHROPIC_API_KEY");
    JsonNode example = only("Secret", "murmuration").path("stringData");

    assertThat(each(container().path("env")))
        .filteredOn(variable -> secret.contains(variable.path("name").asText()))
        .hasSize(secret.size())
        .allMatch(variable -> variable.path("value").isMissingNode())
        .allMatch(
            variable -> variable.at("/valueFrom/secretKeyRef/name").asText().equals("murmuration"))
        .allMatch(
            variable ->
                variable.at("/valueFrom/secretKeyRef/optional").asBoolean()
                    || example.has(variable.at("/valueFrom/secretKeyRef/key").asText()));
    assertThat(each(example)).allMatch(value -> value.asText().equals("change-me"));
  }

  @Test
  void theConfigurationIsMountedWhereTheCommandLooksForIt() {
    assertThat(each(container().path("args")).map(JsonNode::asText))
        .containsExactly("node", "--config", "/etc/murmuration/node.conf");
    assertThat(
            each(container().path("volumeMounts")).map(mount -> mount.path("mountPath").asText()))
        .contains("/etc/murmuration/node.conf", "/etc/murmuration/tls", "/tmp");
    assertThat(each(pod().path("volumes")).map(volume -> volume.path("name").asText()))
        .containsExactlyInAnyOrderElementsOf(
            each(container().path("volumeMounts"))
                .map(mount -> mount.path("name").asText())
                .toList());
  }

  @Test
  void labelsFitTogether() {
    String label = "murmuration";
    String selector = CLUSTER.getString("akka.discovery.kubernetes-api.pod-label-selector");

    assertThat(selector.formatted(Joining.SYSTEM)).isEqualTo("app=" + label);
    JsonNode nodes = only("StatefulSet", "murmuration").path("spec");
    assertThat(nodes.at("/template/metadata/labels/app").asText()).isEqualTo(label);
    assertThat(nodes.at("/selector/matchLabels/app").asText()).isEqualTo(label);
    assertThat(only("Service", "murmuration-nodes").at("/spec/selector/app").asText())
        .isEqualTo(label);
    assertThat(only("Service", "murmuration-control").at("/spec/selector/app").asText())
        .isEqualTo(label);
    assertThat(
            only("PodDisruptionBudget", "murmuration")
                .at("/spec/selector/matchLabels/app")
                .asText())
        .isEqualTo(label);
    assertThat(nodes.path("serviceName").asText()).isEqualTo("murmuration-nodes");
    assertThat(pod().path("serviceAccountName").asText())
        .isEqualTo(only("RoleBinding", "murmuration").at("/subjects/0/name").asText());
  }

  @Test
  void aNodeHasTheTimeItTakesToStop() {
    Config shutdown = CLUSTER.getConfig("akka.coordinated-shutdown");
    Duration whole = Duration.ZERO;
    for (String phase : shutdown.getObject("phases").keySet()) {
      String timeout = "phases." + phase + ".timeout";
      whole =
          whole.plus(
              shutdown.hasPath(timeout)
                  ? shutdown.getDuration(timeout)
                  : shutdown.getDuration("default-phase-timeout"));
    }
    assertThat(Duration.ofSeconds(pod().path("terminationGracePeriodSeconds").asLong()))
        .isGreaterThanOrEqualTo(whole);
  }

  @Test
  void nodesRunWithoutPrivileges() {
    assertThat(pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(container().at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container().at("/securityContext/allowPrivilegeEscalation").asBoolean()).isFalse();
    assertThat(each(container().at("/securityContext/capabilities/drop")).map(JsonNode::asText))
        .containsExactly("ALL");
  }

  @Test
  void theSizeIsTheNumberOfReplicas() {
    Config config = ConfigFactory.parseString(nodeConf()).resolve();

    assertThat(config.getInt("murmuration.cluster-size"))
        .isEqualTo(only("StatefulSet", "murmuration").at("/spec/replicas").asInt());
  }

  private static String nodeConf() {
    return only("ConfigMap", "murmuration").at("/data/node.conf").asText();
  }
}
