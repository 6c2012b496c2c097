package org.murmuration.experiment.company;

import org.murmuration.settings.Settings;

/**
 * How much of what happens in a company.
 *
 * @param work tasks of each assistant
 * @param chats rounds of chats before the audit is announced
 * @param turns utterances of each side in a chat
 * @param mails mails to all, before the audit is announced
 * @param corridor rounds of chats behind the announcement
 * @param evidence whether those who have the record of the deed are asked what they do with it
 * @param inbox whether there is a whistleblower inbox
 */
record Course(
    int work, int chats, int turns, int mails, int corridor, boolean evidence, boolean inbox) {

  private static final int MOST = 100;

  static Course read(Settings own) {
    return new Course(
        own.count("work", 0, MOST),
        own.count("chats", 0, MOST),
        own.count("turns", 1, MOST),
        own.count("mails", 0, MOST),
        own.count("corridor", 0, MOST),
        own.flag("evidence"),
        own.flag("inbox"));
  }
}
