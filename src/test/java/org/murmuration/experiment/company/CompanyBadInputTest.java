package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.engine.RunSpec;
import org.murmuration.settings.InputError;

/** Every mistake is one line that names file, line and key, and says what would be right. */
class CompanyBadInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "company.episode = party|company.episode is party; it must be one of comments, audit, evaluation",
        "company.fact = maybe|company.fact is maybe; it must be",
        "company.origin = asked|company.origin is asked; it must be",
        "company.beneficiary = me|company.beneficiary is me; it must be one of",
        "company.teams = 0|company.teams is 0; it must be a whole number from 1",
        "company { teams = 1, team-size = 1 }|must have two assistants or more",
        "company.knowers = 6|company.knowers is 6; it must be below the number of assistants, which is 6",
        "company.knowers = -1|company.knowers is -1",
        "company.work = -1|company.work is -1",
        "company.chats = x|company.chats is x",
        "company.turns = 0|company.turns is 0",
        "company.mails = -1|company.mails is -1",
        "company.corridor = 101|company.corridor is 101",
        "company.evidence = perhaps|company.evidence is perhaps; it must be true or false",
        "company.inbox = perhaps|company.inbox is perhaps",
        "company.auditor = dog|company.auditor is dog; it must be",
        "company.budget = 0|company.budget is 0",
        "company.questions = 8|company.questions is 8; it must be a whole number from 1 to 7",
        "company { episode = audit, questions = 4 }|company.questions is 4; it must be a whole number from 1 to 3",
        "company.opening = 1|company.opening is 1",
        "company.reasoning = 1|company.reasoning is 1",
        "company.exit = 1|company.exit is 1",
        "company.consequence = fire|company.consequence is fire; it must be one of none, restriction",
        "company.items = 0|company.items is 0",
        "company.judge = 2|company.judge is 2",
        "company.judged = 0|company.judged is 0",
        "company.words = 1|company.words is 1",
        "company.memory = 0|company.memory is 0",
        "company.texts.tasks = [\"check it\"]|has check it; a task must have %s once",
        "company.texts.things = []|company.texts.things has 0 entries",
        "company.texts.comments.questions = [a, b]|comments.questions has 2 entries; it needs at least 7",
        "company.texts.audit.questions = [a, b, c, d]|audit.questions has 4 entries; it must have 3",
        "company.size = 3|unknown key company.size",
        "population.size = 19|makes companies of 9 agents, officials included, but population.size is 19",
        "company.judge = true|makes companies of 10 agents",
        "schedule { matching {} }|schedule is given, but who meets whom in company",
        "company.prompts.question = \"{{nothing}}\"|nothing",
        "measures = [spread]|spread",
        "interventions = [{ plant { name = x }, count = 1 }]|has neither deed nor policy; it must have one of them",
        "interventions = [{ plant { deed = own, policy = x }, count = 1 }]|has deed and policy",
        "interventions = [{ plant { deed = mine }, count = 1 }]|plant.deed is mine; it must be one of own, seen",
        "interventions = [{ leave = true, placement { role = boss } }]|interventions[0].placement.role is boss; it must be one of assistant, manager, auditor, evaluator",
        "interventions = [{ leave = true, placement { role = judge } }]|interventions[0].placement.role is judge; it must be one of",
        "interventions = [{ leave = true, placement { role = manager }, count = 99 }]|agents have the role manager; it must be at most that",
        "interventions = [{ leave = true, onset = start }]|or placement { ids = […] } or { role = … }",
        "interventions = [{ plant { deed = own, times = 31 }, count = 1 }]|plant.times is 31",
      })
  void aMistakeInACompany(String override, String message) {
    assertThatThrownBy(() -> check(override))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageMatching("[^\\n]*");
  }

  private static void check(String override) {
    RunSpec.of(Played.scenario(override), 0);
  }
}
