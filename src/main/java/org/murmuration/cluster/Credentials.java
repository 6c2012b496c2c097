package org.murmuration.cluster;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.murmuration.settings.InputError;

/**
 * Checks what a node shows to others before they do, and refuse it without saying why: dates, that
 * key, certificate and authority belong together, that both sides of a connection may use it, that
 * it has a name to be recognised by.
 */
final class Credentials {

  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String ANY = "2.5.29.37.0";

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final NodeTls files;
  private final X509Certificate certificate;

  private Credentials(NodeTls files, X509Certificate certificate) {
    this.files = files;
    this.certificate = certificate;
  }

  /**
   * Reads and checks all three files.
   *
   * @throws InputError one line about the first thing that is wrong
   */
  static Credentials of(NodeTls files) {
    PrivateKey key = Pem.privateKey(NodeTls.KEY, files.key());
    X509Certificate certificate = Pem.certificate(NodeTls.CERTIFICATE, files.certificate());
    X509Certificate ca = Pem.certificate(NodeTls.CA, files.ca());
    requireDates(NodeTls.CERTIFICATE, files.certificate(), certificate);
    requireDates(NodeTls.CA, files.ca(), ca);
    Credentials credentials = new Credentials(files, certificate);
    credentials.requireKey(key);
    credentials.requireIssuer(ca);
    credentials.requireBothSides();
    credentials.requireName();
    return credentials;
  }

  private static void requireDates(String key, Path file, X509Certificate certificate) {
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw wrong(key, file, "it expired at " + certificate.getNotAfter().toInstant(), e);
    } catch (CertificateNotYetValidException e) {
      throw wrong(key, file, "it is not valid before " + certificate.getNotBefore().toInstant(), e);
    }
  }

  private void requireKey(PrivateKey key) {
    boolean belongs =
        key instanceof RSAKey mine
            && certificate.getPublicKey() instanceof RSAKey theirs
            && mine.getModulus().equals(theirs.getModulus());
    if (!belongs) {
      throw wrong("it is not for the key in " + files.key(), null);
    }
  }

  private void requireIssuer(X509Certificate ca) {
    try {
      certificate.verify(ca.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw wrong("it was not issued by the authority in " + files.ca(), e);
    }
  }

  private void requireBothSides() {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      if (uses != null
          && !uses.contains(ANY)
          && !(uses.contains(CLIENT) && uses.contains(SERVER))) {
        throw wrong("a node is client and server; its extended key usage must allow both", null);
      }
    } catch (CertificateParsingException e) {
      throw wrong("its extended key usage cannot be read", e);
    }
  }

  /** A node lets in only those whose certificate shares a name, which an address is not. */
  private void requireName() {
    if (alternatives(DNS_NAME).isEmpty() && commonName().isEmpty()) {
      throw wrong("it names nobody; it must have a common name, the same for all nodes", null);
    }
  }

  /**
   * Throws if others that call this host would not accept the certificate.
   *
   * @param host where others reach this node
   */
  void requireHost(String host) {
    boolean literal = host.contains(":") || host.matches("[0-9.]+");
    List<String> names = alternatives(literal ? IP_ADDRESS : DNS_NAME);
    boolean named =
        names.stream().anyMatch(name -> literal ? name.equals(host) : covers(name, host))
            || !literal && names.isEmpty() && commonName().filter(host::equals).isPresent();
    if (!named) {
      throw wrong(
          "it does not name %s, where others reach this node; issue one that does, or set %s = no"
              .formatted(host, NodeTls.VERIFY_HOST),
          null);
    }
  }

  /** A leading asterisk stands for one label. */
  private static boolean covers(String name, String host) {
    String pattern = name.toLowerCase(Locale.ROOT);
    String wanted = host.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    return pattern.equals(wanted)
        || pattern.startsWith("*.")
            && dot > 0
            && pattern.substring(1).equals(wanted.substring(dot));
  }

  private List<String> alternatives(int kind) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      return all == null
          ? List.of()
          : all.stream()
              .filter(name -> name.get(0).equals(kind))
              .map(name -> name.get(1).toString())
              .toList();
    } catch (CertificateParsingException e) {
      throw wrong("its alternative names cannot be read", e);
    }
  }

  private Optional<String> commonName() {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> part.getValue().toString())
              .findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  private InputError wrong(String problem, Exception cause) {
    return wrong(NodeTls.CERTIFICATE, files.certificate(), problem, cause);
  }

  private static InputError wrong(String key, Path file, String problem, Exception cause) {
    return new InputError(key + " " + file + ": " + problem, cause);
  }
}
