package org.murmuration.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The one call of the Kubernetes API that nodes make: which pods have their label. */
final class KubernetesApi implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String TOKEN = "token-of-the-service-account";
  private static final String PODS = "/api/v1/namespaces/%s/pods?labelSelector=app%%3D%s";

  private final String namespace;
  private final HttpsServer server;
  private final Path folder;
  private final TestCa ca;

  private KubernetesApi(String namespace, HttpsServer server, Path folder, TestCa ca) {
    this.namespace = namespace;
    this.server = server;
    this.folder = folder;
    this.ca = ca;
  }

  /** Starts a server that lists pods with these addresses to who asks for a namespace and label. */
  static KubernetesApi start(
      Path folder, String namespace, String label, Collection<String> addresses) {
    TestCa ca = new TestCa(folder.resolve("api")).issue(HOST);
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context(ca)));
      String pods =
          addresses.stream()
              .map(KubernetesApi::pod)
              .collect(Collectors.joining(",", "{\"kind\": \"PodList\", \"items\": [", "]}"));
      server.createContext(
          "/", exchange -> answer(exchange, PODS.formatted(namespace, label), pods));
      server.start();
      return new KubernetesApi(namespace, server, folder, ca);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pod(String address) {
    return """
    {"metadata": {"name": "murmuration-%1$s", "labels": {"app": "murmuration"}},
     "spec": {"containers": [{"name": "node", "ports": [{"name": "management", "containerPort": 8558}]}]},
     "status": {"phase": "Running", "podIP": "%1$s"}}
    """
        .formatted(address);
  }

  private static void answer(HttpExchange exchange, String path, String pods) throws IOException {
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean right = exchange.getRequestURI().toString().equals(path);
    byte[] body = (known && right ? pods : "{}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? right ? 200 : 404 : 403, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static SSLContext context(TestCa ca) {
    char[] password = "changeit".toCharArray();
    Path store = ca.folder().resolve("api.p12");
    TestCa.run(
        List.of(
            "openssl",
            "pkcs12",
            "-export",
            "-inkey",
            ca.key(HOST).toString(),
            "-in",
            ca.certificate(HOST).toString(),
            "-out",
            store.toString(),
            "-passout",
            "pass:changeit"));
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  /** Where a pod finds what Kubernetes mounts into it. */
  String settings() {
    try {
      Path token = Files.writeString(folder.resolve("token"), TOKEN);
      Path file = Files.writeString(folder.resolve("namespace"), namespace);
      return """
      akka.discovery.kubernetes-api {
        api-ca-path = "%s", api-token-path = "%s", pod-namespace-path = "%s"
      }
      """
          .formatted(ca.ca(), token, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
