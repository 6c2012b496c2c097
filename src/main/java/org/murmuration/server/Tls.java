package org.murmuration.server;

import akka.pki.pem.DERPrivateKeyLoader;
import akka.pki.pem.PEMDecoder;
import akka.pki.pem.PEMLoadingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.murmuration.journal.JournalException;
import org.murmuration.settings.InputError;

/**
 * Who one is and whom one trusts, in PEM files.
 *
 * @param key private key, or null for nobody
 * @param certificate certificate of the key, those of intermediates behind it; null without a key
 * @param ca certificates of those who are trusted to say who is who; null for those of Java
 */
public record Tls(Path key, Path certificate, Path ca) {

  private static final String[] KEY_KINDS = {"RSA", "EC", "EdDSA"};
  private static final char[] UNUSED = {'-'};

  /**
   * What connections are made by.
   *
   * @throws InputError naming the file that cannot be used
   */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          key == null ? null : keys().getKeyManagers(),
          ca == null ? null : trust().getTrustManagers(),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new InputError("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private KeyManagerFactory keys() throws GeneralSecurityException, IOException {
    Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
    KeyStore store = empty();
    store.setKeyEntry("own", privateKey(), UNUSED, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, UNUSED);
    return keys;
  }

  private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (Certificate trusted : certificates(ca)) {
      store.setCertificateEntry("ca-" + store.size(), trusted);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, UNUSED);
    return store;
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    try {
      PEMDecoder.DERData der = PEMDecoder.decode(new String(read(key), StandardCharsets.US_ASCII));
      return der.label().equals("PRIVATE KEY")
          ? privateKey(der.bytes())
          : DERPrivateKeyLoader.load(der);
    } catch (PEMLoadingException | IllegalArgumentException e) {
      throw noKey(e);
    }
  }

  private PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // It is of another kind.
      }
    }
    throw noKey(null);
  }

  private InputError noKey(Exception cause) {
    return new InputError(
        key + ": is no private key in PEM without a password (PRIVATE KEY or RSA PRIVATE KEY)",
        cause);
  }

  private static Collection<? extends Certificate> certificates(Path file) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(read(file)));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw new InputError(file + ": holds no certificate in PEM", e);
    }
    throw new InputError(file + ": holds no certificate in PEM");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputError(file + ": cannot be read: " + JournalException.reason(e), e);
    }
  }
}
