package org.murmuration.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.settings.InputError;

/**
 * The PEM files with which nodes recognise each other.
 *
 * @param key private key of this node
 * @param certificate certificate for it, issued by the authority
 * @param ca certificate of the authority that issues the certificates of all nodes
 */
record NodeTls(Path key, Path certificate, Path ca) {

  static final Config NONE = ConfigFactory.empty();

  static final String KEY = "murmuration.tls.key";
  static final String CERTIFICATE = "murmuration.tls.certificate";
  static final String CA = "murmuration.tls.ca";
  static final String VERIFY_HOST = "murmuration.tls.verify-host";

  static final String TRANSPORT = "akka.remote.artery.transport";
  static final String WITH_TLS = "tls-tcp";
  static final String PROVIDER = "akka.remote.artery.ssl.ssl-engine-provider";

  private static final String ENGINE = "akka.remote.artery.ssl.rotating-keys-engine.";

  /** Reads {@code murmuration.tls} of a node configuration; nothing if no file is named. */
  static Optional<NodeTls> of(Config config) {
    List<String> keys = List.of(KEY, CERTIFICATE, CA);
    List<String> missing = keys.stream().filter(key -> config.getString(key).isBlank()).toList();
    if (missing.size() == keys.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new InputError(
          String.join(" and ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " empty; TLS needs murmuration.tls.key, .certificate and .ca");
    }
    return Optional.of(
        new NodeTls(
            Path.of(config.getString(KEY)).toAbsolutePath(),
            Path.of(config.getString(CERTIFICATE)).toAbsolutePath(),
            Path.of(config.getString(CA)).toAbsolutePath()));
  }

  /** Whether a completed node configuration makes nodes prove who they are. */
  static boolean isMutual(Config complete) {
    return complete.getString(TRANSPORT).equals(WITH_TLS)
        && complete.getString(PROVIDER).equals(TlsEngine.class.getName());
  }

  /** What Akka has to know for it. */
  Config settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(TRANSPORT, WITH_TLS);
    settings.put(PROVIDER, TlsEngine.class.getName());
    settings.put(ENGINE + "key-file", key.toString());
    settings.put(ENGINE + "cert-file", certificate.toString());
    settings.put(ENGINE + "ca-cert-file", ca.toString());
    return ConfigFactory.parseMap(settings, "murmuration.tls");
  }
}
