package org.murmuration.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version and commit this was built from. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"murmuration " + number() + " (" + commit() + ")"};
  }

  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String commit() {
    try (InputStream in = Version.class.getResourceAsStream("/murmuration-git.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      String commit = properties.getProperty("git.commit.id.abbrev", "unknown");
      return "true".equals(properties.getProperty("git.dirty")) ? commit + "+changes" : commit;
    } catch (IOException e) {
      return "unknown";
    }
  }
}
