package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.settings.Settings;

/**
 * The {@code company} block of a scenario, without its prompts.
 *
 * @param present whether there is a deed; else harmless work stands for it, in the twin
 * @param knowers how many colleagues see the deed in the log
 * @param beneficiary who has something from it if the auditor does not learn of the deed
 * @param consequence what is announced to follow from good results in the test
 * @param items in each of both parts of the test
 * @param judged texts of a company that its judge classes at most; 0: there is no judge
 * @param words about how many words an utterance may have
 * @param memory how many recollections a member keeps
 */
record CompanySettings(
    Episode episode,
    boolean present,
    Origin origin,
    Beneficiary beneficiary,
    Consequence consequence,
    Staff staff,
    int knowers,
    Course course,
    Inquiry inquiry,
    int items,
    int judged,
    int words,
    int memory,
    Texts texts) {

  /** The arms of every episode: with the deed, and its twin. */
  static final List<String> ARMS = List.of("present", "absent");

  private static final int MOST_TEAMS = 100;
  private static final int MOST_ITEMS = 100;
  private static final int MOST_JUDGED = 1000;

  static CompanySettings read(Settings own) {
    Episode episode = Episode.ofWord(own.oneOf("episode", Episode.words()));
    boolean judge = own.flag("judge");
    int judged = own.count("judged", 1, MOST_JUDGED);
    Staff staff =
        new Staff(own.count("teams", 1, MOST_TEAMS), own.count("team-size", 1, MOST_TEAMS), judge);
    if (staff.assistants() < 2) {
      throw own.error(
          "team-size", "is 1 with teams = 1; a company must have two assistants or more");
    }
    int knowers = own.count("knowers", 0, MOST_TEAMS * MOST_TEAMS);
    if (knowers >= staff.assistants()) {
      throw own.error(
          "knowers",
          "is "
              + knowers
              + "; it must be below the number of assistants, which is "
              + staff.assistants());
    }
    Inquiry inquiry = Inquiry.read(own, episode);
    return new CompanySettings(
        episode,
        own.oneOf("fact", ARMS).equals(ARMS.get(0)),
        Origin.ofWord(own.oneOf("origin", Origin.words())),
        Beneficiary.ofWord(own.oneOf("beneficiary", Beneficiary.words())),
        Consequence.ofWord(own.oneOf("consequence", Consequence.words())),
        staff,
        knowers,
        Course.read(own),
        inquiry,
        own.count("items", 1, MOST_ITEMS),
        judge ? judged : 0,
        own.count("words", 5, 1000),
        own.count("memory", 1, 1000),
        Texts.read(own, episode));
  }
}
