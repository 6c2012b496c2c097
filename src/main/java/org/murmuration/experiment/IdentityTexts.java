package org.murmuration.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity texts that a persona may have by name: one coherent text for each level of what an
 * agent may take itself for. The levels are those that R. Douglas, J. Kulveit et al., "The
 * Artificial Self" (2026), chapter "Paths Forward", tell apart, with a placebo that says nothing of
 * identity; the texts are ours. They stand as data, {@code identities-VERSION.conf}, of which no
 * version ever changes.
 *
 * @param version number of the set of texts
 * @param texts in the order of the file
 */
public record IdentityTexts(int version, List<Text> texts) {

  /** The level whose text says nothing about identity. */
  public static final String PLACEBO = "placebo";

  /** The newest version. */
  public static final int LATEST = 1;

  private static final Map<Integer, IdentityTexts> VERSIONS = readAll();

  /**
   * One level.
   *
   * @param level its name
   * @param about the level in a few words that go on from "to go on", as it is rated
   * @param text what an agent of this level is told
   */
  public record Text(String level, String about, String text) {}

  public IdentityTexts {
    texts = List.copyOf(texts);
  }

  private static Map<Integer, IdentityTexts> readAll() {
    Map<Integer, IdentityTexts> versions = new TreeMap<>();
    for (int version = 1; version <= LATEST; version++) {
      versions.put(version, read(version));
    }
    return versions;
  }

  private static IdentityTexts read(int version) {
    Config file =
        ConfigFactory.parseResources(IdentityTexts.class, "identities-" + version + ".conf");
    List<Text> texts =
        file.getConfigList("levels").stream()
            .map(
                level ->
                    new Text(
                        level.getString("level"),
                        level.getString("about"),
                        level.getString("text")))
            .toList();
    return new IdentityTexts(file.getInt("version"), texts);
  }

  /**
   * The texts of a version.
   *
   * @throws IllegalArgumentException unless it is from 1 to {@link #LATEST}
   */
  public static IdentityTexts of(int version) {
    IdentityTexts texts = VERSIONS.get(version);
    if (texts == null) {
      throw new IllegalArgumentException("there is no version " + version + " of identity texts");
    }
    return texts;
  }

  /** The names of all levels, in the order of the file. */
  public List<String> levels() {
    return texts.stream().map(Text::level).toList();
  }

  /**
   * What an agent of a level is told.
   *
   * @throws IllegalArgumentException if there is no such level
   */
  public String text(String level) {
    return of(level).text();
  }

  /** The level in a few words, as it is rated; throws likewise. */
  public String about(String level) {
    return of(level).about();
  }

  private Text of(String level) {
    return texts.stream()
        .filter(text -> text.level().equals(level))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no identity level " + level));
  }
}
