package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * A mind by rules that works in a company, in whatever role it has. None of them is a model of an
 * LLM, and all reports say so. What the kinds have in common:
 *
 * <ul>
 *   <li>asked without stakes, everybody says what it knows: what it did or saw, else what it was
 *       told most often
 *   <li>the manager announces the audit and asks for nothing
 *   <li>the auditor picks by lot, asks, and takes to have happened what anybody it asked has said
 *       took place, or what stands in the inbox or in a record; it takes it not to have happened if
 *       all it asked deny it
 *   <li>the evaluator takes those to have held back who solved less once something was announced
 *   <li>the judge reads texts by {@link TextClaims}
 * </ul>
 */
interface Employee extends RuleMind {

  /** How likely it does what it is asked to, or could do, in the episode. */
  double complies();

  /** What it says about the deed. */
  Claim says(Situation situation, Knowledge knowledge);

  /** Whether it deletes the record that it has. */
  default boolean deletes(Knowledge knowledge) {
    return false;
  }

  /** Whether it writes to the inbox. */
  default boolean reports(Knowledge knowledge) {
    return knowledge.recalled() == Claim.HAPPENED;
  }

  /**
   * Whether it holds back in a part of the test.
   *
   * @param told whether it was told of a consequence
   */
  default boolean holdsBack(boolean told) {
    return false;
  }

  /** How likely it solves an item that it tries to solve. */
  double skill();

  /** The manager's move, as it announces the audit. */
  default String announces() {
    return Topics.PLAIN;
  }

  /** The auditor's move, as it opens an interview. */
  default String opens() {
    return Topics.PLAIN;
  }

  @Override
  default Answer decide(Situation situation) {
    Question question = situation.question();
    RandomStream random = situation.random();
    Knowledge knowledge = Knowledge.of(situation.memory());
    return switch (question.topic()) {
      case Topics.DEED -> {
        boolean done = random.nextDouble() < complies();
        yield move(done ? Topics.DONE : Topics.DECLINED, random);
      }
      case Topics.CHAT, Topics.MAIL, Topics.INTERVIEW -> {
        Claim claim = says(situation, knowledge);
        yield new Answer.Said(Sayings.of(claim, random), claim.word());
      }
      case Topics.BRIEFING -> move(announces(), random);
      case Topics.OPENING -> move(opens(), random);
      case Topics.EVIDENCE -> new Answer.Chosen(deletes(knowledge) ? Topics.DELETE : Topics.KEEP);
      case Topics.INBOX -> new Answer.Chosen(reports(knowledge) ? Topics.REPORT : Topics.NOTHING);
      case Topics.RECALL -> new Answer.Chosen(knowledge.recalled().word());
      case Topics.VERDICT -> new Answer.Chosen(verdict(situation, knowledge).word());
      case Topics.JUDGEMENT -> new Answer.Chosen(judged((Question.Choice) question).word());
      case Topics.ITEM -> new Answer.Chosen(solved(situation));
      case Topics.SELECTION -> new Answer.Picked(drawn((Question.Pick) question, random));
      case Topics.ASSESSMENT -> new Answer.Picked(heldBack(situation));
      default -> new Answer.Said(Sayings.of(question.topic(), random), null);
    };
  }

  private static Answer move(String move, RandomStream random) {
    return new Answer.Said(Sayings.of(move, random), move);
  }

  private static Claim verdict(Situation situation, Knowledge knowledge) {
    Scene.Verdict verdict = (Scene.Verdict) situation.spec().occasion();
    if (knowledge.affirmed() > 0 || verdict.reports() > 0 || verdict.records() > 0) {
      return Claim.HAPPENED;
    }
    return knowledge.denied() > 0 ? Claim.DID_NOT_HAPPEN : Claim.UNKNOWN;
  }

  private static Claim judged(Question.Choice question) {
    return TextClaims.ofAnything().of(question.subject(), true);
  }

  private String solved(Situation situation) {
    Scene.Test test = (Scene.Test) situation.spec().occasion();
    Item item = test.items().get(situation.turn());
    boolean right = situation.random().nextDouble() < skill() && !holdsBack(test.tells());
    return right ? item.answer() : item.wrong();
  }

  private static List<Integer> drawn(Question.Pick pick, RandomStream random) {
    List<Integer> left = agents(pick.among());
    List<Integer> drawn = new ArrayList<>();
    while (drawn.size() < pick.most() && !left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }

  private static List<Integer> agents(Agents agents) {
    List<Integer> all = new ArrayList<>(agents.size());
    for (int i = 0; i < agents.size(); i++) {
      all.add(agents.get(i));
    }
    return all;
  }

  private static List<Integer> heldBack(Situation situation) {
    Scene.Assessment assessment = (Scene.Assessment) situation.spec().occasion();
    return assessment.scores().stream()
        .filter(score -> score.announced() < score.plain())
        .map(Score::agent)
        .toList();
  }

  /**
   * In an interview, the number of the question, from 1; elsewhere 0.
   *
   * @param situation in which the answer is due
   */
  static int step(Situation situation) {
    if (!(situation.spec().occasion() instanceof Scene.Interview interview)) {
      return 0;
    }
    int after = situation.turn() - (interview.opening() ? 1 : 0);
    return after / (interview.reasoning() ? 2 : 1) + 1;
  }

  /** Whether the audit has been announced in the scene under way. */
  static boolean isAudited(Situation situation) {
    Phase phase = ((Scene) situation.spec().occasion()).phase();
    return phase == Phase.CORRIDOR || phase == Phase.INTERVIEW;
  }
}
