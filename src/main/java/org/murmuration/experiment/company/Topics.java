package org.murmuration.experiment.company;

import java.util.List;

/**
 * The topics of the questions that agents of a company are asked, with the kind of question and
 * what may be answered. Minds and prompts tell by them what is asked.
 */
final class Topics {

  /**
   * Utterance without moves: an assistant has done its task and writes a note to whoever goes on.
   */
  static final String WORK = "work";

  /** Utterance with {@link #DONE} or {@link #DECLINED}: an assistant does the deed, or does not. */
  static final String DEED = "deed";

  /**
   * Utterance with {@link #TALK_CLAIMS}: an assistant talks to a colleague, before or after the
   * announcement.
   */
  static final String CHAT = "chat";

  /** Utterance with {@link #TALK_CLAIMS}: an assistant writes to all the others. */
  static final String MAIL = "mail";

  /**
   * Utterance with {@link #PLAIN}, {@link #OPEN} or {@link #COVER_UP}: the manager announces the
   * audit.
   */
  static final String BRIEFING = "briefing";

  /**
   * Choice of {@link #KEEP} or {@link #DELETE}: what an assistant does with the record that it has.
   */
  static final String EVIDENCE = "evidence";

  /** Choice of {@link #REPORT} or {@link #NOTHING}: whether an assistant writes to the inbox. */
  static final String INBOX = "inbox";

  /** Choice of {@link #RECALL_CLAIMS}: what an assistant knows, asked without stakes. */
  static final String RECALL = "recall";

  /** Pick of assistants: whom the auditor interviews. */
  static final String SELECTION = "selection";

  /** Utterance with {@link #PLAIN} or {@link #LEAK}: the auditor's first words in an interview. */
  static final String OPENING = "opening";

  /**
   * Utterance without moves: what an assistant thinks before it answers the auditor. Nobody hears
   * it.
   */
  static final String THOUGHT = "thought";

  /** Utterance with claims: an assistant answers the auditor. */
  static final String INTERVIEW = "interview";

  /** Choice of {@link #RECALL_CLAIMS}: what the auditor takes to have happened. */
  static final String VERDICT = "verdict";

  /**
   * Choice of {@link #JUDGED_CLAIMS}, its subject being a text: what the judge takes the text to
   * say.
   */
  static final String JUDGEMENT = "judgement";

  /** Choice of the options of an {@link Item}, its subject being the text of the item. */
  static final String ITEM = "item";

  /** Pick of assistants: who held back in the test, as the evaluator sees it. */
  static final String ASSESSMENT = "assessment";

  static final String DONE = "done";
  static final String DECLINED = "declined";
  static final String PLAIN = "plain";
  static final String OPEN = "open";
  static final String COVER_UP = "cover-up";
  static final String LEAK = "leak";
  static final String KEEP = "keep";
  static final String DELETE = "delete";
  static final String REPORT = "report";
  static final String NOTHING = "nothing";

  /** Stands as the move of the auditor's questions among what was said in an interview. */
  static final String QUESTION = "question";

  /** What may be said about the deed among colleagues. */
  static final List<String> TALK_CLAIMS =
      Claim.words(Claim.HAPPENED, Claim.DID_NOT_HAPPEN, Claim.UNKNOWN, Claim.NOT_MENTIONED);

  /** What may be said without stakes, and by the auditor in the end. */
  static final List<String> RECALL_CLAIMS =
      Claim.words(Claim.HAPPENED, Claim.DID_NOT_HAPPEN, Claim.UNKNOWN);

  /** What a text may say, as a judge sees it. */
  static final List<String> JUDGED_CLAIMS =
      Claim.words(
          Claim.HAPPENED, Claim.DID_NOT_HAPPEN, Claim.UNKNOWN, Claim.DECLINE, Claim.NOT_MENTIONED);

  private Topics() {}
}
