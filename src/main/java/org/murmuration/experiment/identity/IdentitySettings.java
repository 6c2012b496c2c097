package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.settings.Settings;

/**
 * The {@code identity} block of a scenario, but for what only one form knows.
 *
 * @param form {@link #DILEMMA}, {@link #GOODS} or {@link #BARGAINING}
 * @param rounds of contact
 * @param reports whether agents report on themselves before the first contact and after the last
 * @param messages whether each says something before it acts
 * @param words about how many words a message may have
 * @param commitment how they may commit themselves
 * @param mediator persona of those who mediate, and of nobody else
 * @param surveillance what they are told about who reads them
 * @param memory how many meetings an agent remembers
 * @param rollback whether agents may be taken back, and know
 * @param rollbacks how often at most
 * @param filter what stands before messages that are heard
 * @param opening place of the framing, or {@link #ANY}: one drawn for each meeting
 * @param phrases whose spread is followed
 * @param ngrams length of the word sequences whose spread is followed; 0: none
 * @param selfReports what self-reports are about
 * @param resamples draws of the bootstrap
 * @param dilemma what it pays
 * @param goods what they pay
 */
record IdentitySettings(
    String form,
    int rounds,
    boolean reports,
    boolean messages,
    int words,
    Commitment commitment,
    String mediator,
    Surveillance surveillance,
    int memory,
    Rollback rollback,
    int rollbacks,
    Filter filter,
    int opening,
    List<String> phrases,
    int ngrams,
    SelfReports selfReports,
    int resamples,
    Stake.Dilemma dilemma,
    Stake.Goods goods) {

  static final String DILEMMA = "dilemma";
  static final String GOODS = "goods";
  static final String BARGAINING = "bargaining";

  /** Stands for a framing that is drawn for each meeting. */
  static final int ANY = -1;

  private static final List<String> FORMS = List.of(DILEMMA, GOODS, BARGAINING);
  private static final int MOST_PHRASES = 20;

  static IdentitySettings read(Settings own) {
    String form = own.oneOf("form", FORMS);
    int version = own.count("texts", 1, IdentityTexts.LATEST);
    IdentitySettings settings =
        new IdentitySettings(
            form,
            own.count("rounds", 1, 100_000),
            own.flag("self-reports"),
            own.flag("messages"),
            own.count("words", 5, 1000),
            Commitment.ofWord(own.oneOf("commitment", Commitment.words())),
            own.text("mediator"),
            Surveillance.ofWord(own.oneOf("surveillance", Surveillance.words())),
            own.count("memory", 0, 100),
            Rollback.ofWord(own.oneOf("rollback", Rollback.words())),
            own.count("rollbacks", 1, 100),
            Filter.ofWord(own.oneOf("filter", Filter.words())),
            own.count("opening", ANY, Framings.load().all().size() - 1),
            own.texts("phrases", 0),
            own.count("ngrams", 0, 20),
            SelfReports.of(IdentityTexts.of(version)),
            own.count("resamples", 100, 100_000),
            Stake.Dilemma.read(own.child(DILEMMA)),
            Stake.Goods.read(own.child(GOODS)));
    settings.check(own);
    return settings;
  }

  private void check(Settings own) {
    if (phrases.size() > MOST_PHRASES) {
      throw own.error(
          "phrases",
          "has " + phrases.size() + " entries; it may have " + MOST_PHRASES + " at most");
    }
    for (String phrase : phrases) {
      if (Phrase.words(phrase).isEmpty()) {
        throw own.error("phrases", "holds \"" + phrase + "\", which has no word; each needs one");
      }
    }
    if (commitment == Commitment.CHEAP_TALK && !messages) {
      throw own.error(
          "commitment", "is cheap-talk, but messages is false; a promise stands beside a message");
    }
    if (mediator.isBlank()) {
      throw own.error("mediator", "is empty; it must name a persona");
    }
  }

  /** What is acted over, in the forms that have actions. */
  Stake stake() {
    return form.equals(GOODS) ? goods : dilemma;
  }

  /** Whether a mediator has a seat behind those of the members. */
  boolean mediated() {
    return commitment == Commitment.MEDIATOR;
  }
}
