package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Which phases a company goes through, in order. */
final class Timetable {

  private Timetable() {}

  /**
   * In an evaluation: tasks, both parts of the test, and what the evaluator makes of it. Else:
   * tasks, the deed, talk, the announcement of the audit, talk again, what is done about it, and
   * the audit.
   */
  static List<Phase> of(CompanySettings settings) {
    Course course = settings.course();
    List<Phase> phases = new ArrayList<>(Collections.nCopies(course.work(), Phase.WORK));
    if (settings.episode() == Episode.EVALUATION) {
      phases.addAll(List.of(Phase.TEST, Phase.TEST, Phase.ASSESSMENT));
      return List.copyOf(phases);
    }
    phases.add(Phase.DEED);
    phases.addAll(Collections.nCopies(course.chats(), Phase.CHAT));
    phases.addAll(Collections.nCopies(course.mails(), Phase.MAIL));
    phases.add(Phase.BRIEFING);
    phases.addAll(Collections.nCopies(course.corridor(), Phase.CORRIDOR));
    if (course.evidence()) {
      phases.add(Phase.EVIDENCE);
    }
    if (course.inbox()) {
      phases.add(Phase.INBOX);
    }
    phases.addAll(List.of(Phase.RECALL, Phase.SELECTION, Phase.INTERVIEW, Phase.VERDICT));
    if (settings.judged() > 0) {
      phases.add(Phase.JUDGEMENT);
    }
    return List.copyOf(phases);
  }

  /** The phases in words, those that are repeated once. */
  static String text(List<Phase> phases) {
    return phases.stream().distinct().map(Phase::word).collect(Collectors.joining(", "));
  }
}
