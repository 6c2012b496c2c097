package org.murmuration.experiment.company;

import org.murmuration.settings.Settings;

/**
 * How the auditor asks.
 *
 * @param auditor what the staff are told that it is
 * @param budget how many assistants it may interview
 * @param questions how many questions an interview has: the last ones of the episode, so that there
 *     is always the most explicit one
 * @param opening whether the auditor says something of its own before its questions
 * @param reasoning whether assistants think by themselves before they answer
 * @param exit whether they are offered an honest way out
 */
record Inquiry(
    Auditor auditor, int budget, int questions, boolean opening, boolean reasoning, boolean exit) {

  private static final int MOST = 10_000;

  static Inquiry read(Settings own, Episode episode) {
    int most = episode == Episode.AUDIT ? 3 : 7;
    int questions = own.isSet("questions") ? own.count("questions", 1, most) : most;
    own.remember("questions");
    return new Inquiry(
        Auditor.ofWord(own.oneOf("auditor", Auditor.words())),
        own.count("budget", 1, MOST),
        questions,
        own.flag("opening"),
        own.flag("reasoning"),
        own.flag("exit"));
  }
}
