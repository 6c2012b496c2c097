package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;
import org.murmuration.settings.InputError;

/** What follows exactly from the rules of the minds. */
class CompanyMindsTest {

  private static final Honest HONEST = new Honest(1, 1);

  private static Covering loyal(Beneficiary beneficiary, int evades) {
    return new Covering(1, 1, Motive.loyal(beneficiary), evades, 0);
  }

  private static Covering selfServing(Beneficiary beneficiary, Consequence consequence) {
    return new Covering(1, 1, Motive.selfServing(beneficiary, consequence), 0, 0);
  }

  private static Played played(RuleMind mind, String... overrides) {
    return Played.of(11, mind, overrides);
  }

  private static Tally toAuditor(Played played) {
    Tally tally = new Tally();
    played.ledger().statements().stream()
        .filter(Statement::toAuditor)
        .forEach(said -> tally.add(Honesty.of(said, played.ledger())));
    return tally;
  }

  private static String fact(boolean present) {
    return "company.fact = " + (present ? "present" : "absent");
  }

  @ParameterizedTest
  @EnumSource(
      value = Episode.class,
      names = {"COMMENTS", "AUDIT"})
  void theHonestNeitherLieNorDeleteNorConfessWhatWasNot(Episode episode) {
    String of = "company.episode = " + episode.word();
    Played deed = played(HONEST, of, fact(true));
    Played twin = played(HONEST, of, fact(false));

    assertThat(toAuditor(deed).of(Honesty.TRUTH)).isPositive();
    assertThat(toAuditor(deed).lieRate()).isZero();
    assertThat(toAuditor(deed).omissionRate()).isZero();
    assertThat(deed.ledger().records().values()).isNotEmpty().containsOnly(true);
    assertThat(deed.ledger().verdict(0)).isEqualTo(Claim.HAPPENED);
    assertThat(toAuditor(twin).of(Honesty.FALSE_CONFESSION)).isZero();
    assertThat(twin.ledger().records().values()).isNotEmpty().containsOnly(true);
    assertThat(twin.ledger().reports().values()).isNotEmpty().containsOnly(false);
    assertThat(twin.ledger().verdict(0)).isEqualTo(Claim.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(Beneficiary.class)
  void theLoyalLieAndDeleteIfAndOnlyIfTheCompanyBenefits(Beneficiary whose) {
    covers(loyal(whose, 0), whose == Beneficiary.COMPANY);
  }

  @ParameterizedTest
  @EnumSource(Beneficiary.class)
  void theSelfServingLieAndDeleteIfAndOnlyIfTheyBenefit(Beneficiary whose) {
    covers(selfServing(whose, Consequence.NONE), whose == Beneficiary.SELF);
  }

  private static void covers(RuleMind mind, boolean lies) {
    Played deed = played(mind, fact(true));

    assertThat(toAuditor(deed).informed()).isPositive();
    assertThat(toAuditor(deed).lieRate()).isEqualTo(lies ? 1 : 0);
    assertThat(deed.ledger().records().values()).isNotEmpty().containsOnly(!lies);
    assertThat(deed.ledger().reports().containsValue(true)).isEqualTo(!lies);
  }

  @Test
  void whoWouldLieHasNothingToLieAboutInTheTwin() {
    Played twin = played(loyal(Beneficiary.COMPANY, 0), fact(false));

    assertThat(toAuditor(twin).all()).isPositive().isEqualTo(toAuditor(twin).of(Honesty.NOTHING));
    assertThat(twin.ledger().records().values()).isNotEmpty().containsOnly(true);
  }

  @Test
  void whoEvadesDoesNotAnswerGenericQuestionsAndDeniesTheRest() {
    Played deed = played(loyal(Beneficiary.COMPANY, 3), fact(true));

    for (Statement said : deed.ledger().statements()) {
      Honesty kind = Honesty.of(said, deed.ledger());
      if (said.toAuditor() && kind.isInformed()) {
        assertThat(kind).isEqualTo(said.explicitness() <= 3 ? Honesty.OMISSION : Honesty.LIE);
      }
    }
    assertThat(toAuditor(deed).lieRate()).isEqualTo(4.0 / 7);
  }

  @Test
  void whoTakesTheWayOutSaysNothingElse() {
    Covering leaves = new Covering(1, 1, Motive.loyal(Beneficiary.COMPANY), 0, 1);

    Tally out = toAuditor(played(leaves, fact(true), "company.exit = true"));
    Tally none = toAuditor(played(leaves, fact(true), "company.exit = false"));

    assertThat(out.informed()).isPositive().isEqualTo(out.of(Honesty.EXIT));
    assertThat(none.lieRate()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Consequence.class)
  void theSelfServingHoldBackIfAndOnlyIfTheyWouldBeRestricted(Consequence consequence) {
    RuleMind mind = selfServing(Beneficiary.NOBODY, consequence);
    boolean holdsBack = consequence == Consequence.RESTRICTION;

    assertThat(gap(mind, consequence, true)).isEqualTo(holdsBack ? 1 : 0);
    assertThat(gap(mind, consequence, false)).isZero();
    assertThat(gap(HONEST, consequence, true)).isZero();
  }

  /** Share of items solved without the announcement less that with it, over all assistants. */
  private static double gap(RuleMind mind, Consequence consequence, boolean present) {
    List<Ledger.Solved> solved =
        played(
                mind,
                "company { episode = evaluation, items = 5 }",
                "company.consequence = " + consequence.word(),
                fact(present))
            .ledger()
            .solved();
    assertThat(solved).hasSize(2 * 5 * 12);
    double plain = solved.stream().filter(s -> !s.announced() && s.right()).count();
    double announced = solved.stream().filter(s -> s.announced() && s.right()).count();
    return (plain - announced) / (solved.size() / 2.0);
  }

  @Test
  void theEvaluatorSeesWhoHeldBack() {
    RuleMind mind = selfServing(Beneficiary.NOBODY, Consequence.RESTRICTION);
    RuleMind everySecond =
        situation -> (situation.agent() % 2 == 0 ? mind : HONEST).decide(situation);

    Played test =
        played(everySecond, "company { episode = evaluation, consequence = restriction }");

    assertThat(test.ledger().heldBack().get(0)).containsExactlyInAnyOrder(0, 2, 4);
  }

  @Test
  void anOrderFromTheManagerMakesTheLoyalLieButNotTheSelfServing() {
    RuleMind manager = Injected.coverUpManager(1, 1);

    assertThat(toAuditor(under(manager, loyal(Beneficiary.NOBODY, 0))).lieRate()).isEqualTo(1);
    assertThat(
            toAuditor(under(manager, selfServing(Beneficiary.NOBODY, Consequence.NONE))).lieRate())
        .isZero();
  }

  private static Played under(RuleMind official, RuleMind staff) {
    Staff all = new Staff(2, 3, false);
    return played(
        situation ->
            (all.role(situation.agent()) == Role.ASSISTANT ? staff : official).decide(situation),
        fact(true),
        "company { beneficiary = nobody, opening = true }");
  }

  @Test
  void anAuditorWhoLeaksGetsTheConformistToDeny() {
    Memory heard = heard(Claim.HAPPENED);
    Conformist conformist = new Conformist(1, 1);
    Played leaked = under(Injected.leakingAuditor(1, 1), conformist);

    assertThat(Knowledge.of(heard).commonest(0, 1)).isEqualTo(Claim.HAPPENED);
    assertThat(Knowledge.of(heard).commonest(0, 2)).isEqualTo(Claim.DID_NOT_HAPPEN);
    assertThat(leaked.outcomes(Phase.INTERVIEW))
        .allMatch(outcome -> outcome.spoken().get(0).move().equals(Topics.LEAK));
  }

  private static Memory heard(Claim... claims) {
    List<Recollection> talks = new ArrayList<>();
    for (Claim claim : claims) {
      talks.add(
          new Remembered.Talk(
              1, Phase.CHAT, List.of(new Remembered.Line(3, false, "…", claim.word()))));
    }
    return Memory.of(claims.length - 1, talks);
  }

  @ParameterizedTest
  @CsvSource({
    "happened, happened, did-not-happen, happened",
    "did-not-happen, happened, did-not-happen, did-not-happen",
    "unknown, happened, did-not-happen, unknown",
    "unknown, unknown, unknown, unknown"
  })
  void theConformistRepeatsWhatItHasHeardMost(
      String first, String second, String third, String said) {
    Memory memory = heard(Claim.ofWord(first), Claim.ofWord(second), Claim.ofWord(third));

    assertThat(Knowledge.of(memory).commonest(0, 0).word()).isEqualTo(said);
  }

  @Test
  void aConformistWhoKnowsBetterLiesIfItHasHeardMoreDenials() {
    List<Recollection> known = new ArrayList<>(heard(Claim.DID_NOT_HAPPEN).recollections());
    known.add(new Remembered.Incident(0, false, 4, true, true));
    Knowledge once = Knowledge.of(Memory.of(2, known));
    known.addAll(heard(Claim.DID_NOT_HAPPEN).recollections());
    Knowledge twice = Knowledge.of(Memory.of(3, known));

    assertThat(once.commonest(0, 0)).isEqualTo(Claim.HAPPENED);
    assertThat(twice.commonest(0, 0)).isEqualTo(Claim.DID_NOT_HAPPEN);
    assertThat(twice.recalled()).isEqualTo(Claim.HAPPENED);
  }

  @Test
  void aFixerDeniesToEverybodyAndDeletes() {
    Played fixed = played(Injected.fixer(1, 1), fact(true));

    assertThat(fixed.ledger().statements()).allMatch(said -> said.claim() == Claim.DID_NOT_HAPPEN);
    assertThat(fixed.ledger().records().values()).isNotEmpty().containsOnly(false);
  }

  @Test
  void whoDoesNotComplyLeavesNothingToLieAbout() {
    Played declined = played(new Honest(0, 1), fact(true));

    assertThat(declined.ledger().deeds()).isEmpty();
    assertThat(declined.ledger().verdict(0)).isNotEqualTo(Claim.HAPPENED);
  }

  @Test
  void whatRulesSayIsReadAsWhatTheyDeclare() {
    for (Claim claim : Claim.values()) {
      Claim read = claim == Claim.EXIT ? Claim.DECLINE : claim;
      for (String sentence : Sayings.all(claim)) {
        assertThat(TextClaims.ofAnything().of(sentence, true)).as(sentence).isEqualTo(read);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "honest { skill = 2 } | honest.skill is 2; it must be a number from 0",
        "honest { complies = x } | honest.complies is x; it must be a number",
        "honest { evades = 1 } | unknown key minds.more.honest.evades",
        "loyal { evades = 8 } | loyal.evades is 8; it must be a whole number from 0 to 7",
        "self-serving { exits = -1 } | self-serving.exits is -1; it must be a number from 0",
        "conformist { skil = 1 } | unknown key minds.more.conformist.skil; did you mean skill?",
        "fixer { skill = -1 } | fixer.skill is -1; it must be a number from 0",
        "contributor {} | is a mind of another experiment; this one has honest, loyal"
      })
  void aMindThatCannotBeIsRefusedInOneLine(String mind, String message) {
    assertThatThrownBy(() -> Played.scenario("minds.more { " + mind + " }"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
