package org.murmuration.cluster;

import akka.pki.pem.DERPrivateKeyLoader;
import akka.pki.pem.PEMDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.murmuration.settings.InputError;

/** Reads PEM files; whatever is wrong with one is a line that names the key and the file. */
final class Pem {

  private Pem() {}

  /** The first certificate in a file, which is the one that counts. */
  static X509Certificate certificate(String key, Path file) {
    byte[] content = read(key, file);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(content));
    } catch (CertificateException e) {
      throw wrong(key, file, "it must hold a certificate, as PEM", e);
    }
  }

  /** A private key that only its owner and group may read. */
  static PrivateKey privateKey(String key, Path file) {
    byte[] content = read(key, file);
    requirePrivate(key, file);
    try {
      return DERPrivateKeyLoader.load(
          PEMDecoder.decode(new String(content, StandardCharsets.ISO_8859_1)));
    } catch (Exception e) {
      // Akka declares none of those it throws, checked ones included.
      throw wrong(key, file, "it must hold an RSA key without a password, as PEM", e);
    }
  }

  private static void requirePrivate(String key, Path file) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw wrong(key, file, "everybody on this machine may read it; chmod 600 it", null);
      }
    } catch (UnsupportedOperationException e) {
      // Where there are no such permissions, the folder has to protect it.
    } catch (IOException e) {
      throw wrong(key, file, "its permissions cannot be read", e);
    }
  }

  private static byte[] read(String key, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(key, file, "there is no such file", e);
    } catch (IOException e) {
      throw wrong(key, file, "it cannot be read", e);
    }
  }

  private static InputError wrong(String key, Path file, String problem, Exception cause) {
    return new InputError(key + " " + file + ": " + problem, cause);
  }
}
