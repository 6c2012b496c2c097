package org.murmuration.journal.postgres;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Origins;
import org.postgresql.Driver;

/**
 * How a node reaches PostgreSQL. Documented in {@code conf/cluster.conf}.
 *
 * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}, with the driver's own parameters such as
 *     {@code sslmode} if need be, but without a password
 * @param user name of the database user
 * @param passwordEnv name of the environment variable that holds the password; none if it is unset
 * @param pool connections of this node at most
 */
public record DatabaseSettings(String url, String user, String passwordEnv, int pool) {

  private static final String BLOCK = "murmuration.postgresql.";
  private static final String EXAMPLE = "jdbc:postgresql://127.0.0.1:5432/murmuration";
  private static final Pattern SECRET = Pattern.compile("(?i)[?&](ssl)?password=");

  /** The driver would say in its own words, on the terminal, what the user is told in one line. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private static final int LEAST_POOL = 2;
  private static final int MOST_POOL = 100;

  static {
    DRIVER.setLevel(Level.OFF);
  }

  public DatabaseSettings {
    if (SECRET.matcher(url).find() || url.contains("@")) {
      // Not shown, for it may hold the password.
      throw new InputError(
          BLOCK
              + "url holds a user or password; name the user in user, and the environment variable"
              + " that has the password in password-env");
    }
    if (!url.startsWith("jdbc:postgresql://") || Driver.parseURL(url, new Properties()) == null) {
      throw new InputError(BLOCK + "url is " + url + "; it must be an address such as " + EXAMPLE);
    }
    if (pool < LEAST_POOL || pool > MOST_POOL) {
      throw new InputError(
          BLOCK + "pool is " + pool + "; it must be " + LEAST_POOL + " to " + MOST_POOL);
    }
  }

  /**
   * Reads {@code murmuration.postgresql} of a node configuration.
   *
   * @throws InputError if a key is missing or wrong, with its place
   */
  public static DatabaseSettings of(Config postgresql) {
    String url = read("url", postgresql::getString);
    String user = read("user", postgresql::getString);
    String passwordEnv = read("password-env", postgresql::getString);
    int pool = read("pool", postgresql::getInt);
    try {
      return new DatabaseSettings(url, user, passwordEnv, pool);
    } catch (InputError e) {
      String key = e.getMessage().startsWith(BLOCK + "pool") ? "pool" : "url";
      throw InputError.at(Origins.place(postgresql.getValue(key).origin()), e.getMessage());
    }
  }

  private static <T> T read(String key, Function<String, T> get) {
    try {
      return get.apply(key);
    } catch (ConfigException.Missing e) {
      throw new InputError(
          BLOCK + key + " is missing; journal = postgresql needs url, user, password-env and pool",
          e);
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      throw InputError.at(
          Origins.place(e.origin()),
          BLOCK + key + (key.equals("pool") ? " must be a whole number" : " must be a text"));
    }
  }

  /** The database in words for a user. */
  String place() {
    return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
  }

  /** What the driver needs to log in; the password comes from the environment alone. */
  Properties login(Map<String, String> environment) {
    Properties login = new Properties();
    login.setProperty("user", user);
    String password = environment.get(passwordEnv);
    if (password != null && !password.isEmpty()) {
      login.setProperty("password", password);
    }
    return login;
  }
}
