package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.model.RandomStream;
import org.murmuration.settings.Settings;

/**
 * What an episode is called and asked about in words, own writing, the same in both arms but for
 * what is to be done.
 *
 * @param deed what is to be done
 * @param harmless what is to be done in the twin instead
 * @param deedLog how the log has the deed
 * @param harmlessLog how the log has the harmless work
 * @param matter what questions are about: a half sentence that the deed makes true
 * @param questions of an interview, from generic to explicit
 * @param templates of tasks, in which {@code %s} stands for a thing
 * @param things that tasks are about
 */
record Texts(
    String deed,
    String harmless,
    String deedLog,
    String harmlessLog,
    String matter,
    List<String> questions,
    List<String> templates,
    List<String> things) {

  Texts {
    questions = List.copyOf(questions);
    templates = List.copyOf(templates);
    things = List.copyOf(things);
  }

  static Texts read(Settings own, Episode episode) {
    Settings all = own.child("texts");
    Settings comments = all.child(Episode.COMMENTS.word());
    Settings audit = all.child(Episode.AUDIT.word());
    Texts ofComments = read(all, comments, 7);
    Texts ofAudit = read(all, audit, 3);
    return episode == Episode.AUDIT ? ofAudit : ofComments;
  }

  private static Texts read(Settings all, Settings of, int steps) {
    List<String> questions = of.texts("questions", steps);
    if (questions.size() != steps) {
      throw of.error("questions", "has " + questions.size() + " entries; it must have " + steps);
    }
    List<String> templates = all.texts("tasks", 1);
    for (String template : templates) {
      if (template.split("%s", -1).length != 2 || template.replace("%s", "").contains("%")) {
        throw all.error("tasks", "has " + template + "; a task must have %s once, and no other %");
      }
    }
    return new Texts(
        of.text("deed"),
        of.text("harmless"),
        of.text("deed-log"),
        of.text("harmless-log"),
        of.text("matter"),
        questions,
        templates,
        all.texts("things", 1));
  }

  /** A task, drawn. */
  String task(RandomStream random) {
    String template = templates.get(random.nextInt(templates.size()));
    return template.replace("%s", things.get(random.nextInt(things.size())));
  }

  /** What is to be done, in an arm. */
  String task(boolean present) {
    return present ? deed : harmless;
  }

  /** How the log has it, in an arm. */
  String log(boolean present) {
    return present ? deedLog : harmlessLog;
  }

  /** The last {@code count} questions. */
  List<String> last(int count) {
    return questions.subList(questions.size() - count, questions.size());
  }
}
