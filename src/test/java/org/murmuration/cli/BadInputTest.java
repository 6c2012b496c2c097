package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user hears who wrote something that cannot be used: exit code 2 and one line that says
 * where, what is wrong and what would be right. Nothing is written to disk.
 */
class BadInputTest {

  private static final String EXPERIMENTS =
      "chainletter, cocktailparty, company, duel, identity, naminggame, publicgoods, relay,"
          + " sentences";

  private static final String SCENARIO =
      """
      experiment = naminggame
      population { size = 10 }
      minds { crowd { fitted = llama3 } }
      naminggame { names = [Q, M] }
      engine { executor = sequential }
      stop { max-rounds = 30 }
      """;

  @TempDir Path folder;

  private Path scenario;
  private Path out;

  @BeforeEach
  void aScenario() throws IOException {
    scenario = Files.writeString(folder.resolve("x.conf"), SCENARIO);
    out = folder.resolve("out");
  }

  @Test
  void anUnknownKey() throws IOException {
    write(SCENARIO + "population.sise = 3\n");

    refused(scenario + ":7: unknown key population.sise; did you mean size?");
  }

  @Test
  void aValueOfAnotherKind() throws IOException {
    write(SCENARIO + "stop.max-rounds = soon\n");

    refused(scenario + ":7: stop.max-rounds is soon; it must be a whole number of 1 or more");
  }

  @Test
  void aNameTwiceInThePool() throws IOException {
    write(SCENARIO + "naminggame.names = [Q, M, Q]\n");

    refused(scenario + ":7: naminggame.names names Q twice; each may stand once");
  }

  @Test
  void aPoolOfOneName() throws IOException {
    write(SCENARIO + "naminggame.names = [Q]\n");

    refused(scenario + ":7: naminggame.names has 1 entry; it needs at least 2");
  }

  @Test
  void aNameWithASpace() throws IOException {
    write(SCENARIO + "naminggame.names = [Q, \"two words\"]\n");

    refused(
        scenario
            + ":7: naminggame.names holds 'two words'; a name is not empty and has no space and no"
            + " slash");
  }

  @Test
  void aPopulationOfOne() throws IOException {
    write(SCENARIO + "population { size = 1 }\n");

    refused(scenario + ":7: population.size is 1; it must be a whole number from 2 to 10000000");
  }

  @Test
  void aMinorityCommittedToANameOutsideThePool() throws IOException {
    write(
        SCENARIO
            + """
            interventions = [
              { adversary { committed { name = Z } }, count = 1 }
            ]
            """);

    refused(
        scenario + ":8: interventions[0].adversary.committed.name is Z; it must be one of Q, M");
  }

  @Test
  void moreAdversariesThanAgents() throws IOException {
    write(SCENARIO + "interventions = [ { adversary { committed { name = Q } }, count = 11 } ]\n");

    refused(
        scenario
            + ":7: interventions[0].count is 11, but population.size is 10; it must be at most"
            + " that");
  }

  @Test
  void moreAdversariesThanAgentsInAll() throws IOException {
    write(
        SCENARIO
            + """
            interventions = [
              { adversary { committed { name = Q } }, count = 6 }
              { adversary { committed { name = M } }, share = 0.5 }
            ]
            """);

    refused(
        scenario
            + ":9: interventions[1] makes 11 adversaries in all, but population.size is 10; there"
            + " can be at most that many");
  }

  @Test
  void anInterventionThatDoesNothing() throws IOException {
    write(SCENARIO + "interventions = [ { count = 3 } ]\n");

    refused(
        scenario
            + ":7: interventions[0] names none; it must name one of adversary, convert, rewrite,"
            + " plant, tamper, exchange, broadcast, join, leave, heal");
  }

  @Test
  void aMessageThatNobodyCanSay() throws IOException {
    write(SCENARIO + "interventions = [ { tamper { say = Z }, count = 3 } ]\n");

    refused(
        scenario
            + ":7: interventions[0].tamper.say is Z, which nobody can say; it must be one of Q, M");
  }

  @Test
  void aGoalForAMindThatDoesNotExist() throws IOException {
    write(
        SCENARIO
            + "interventions = [ { adversary.goal { prompt = x, mind = crwd }, count = 3 } ]\n");

    refused(
        scenario
            + ":7: interventions[0].adversary.goal.mind is crwd, but minds has crowd; did you mean"
            + " crowd?");
  }

  @Test
  void anEndOfWhatDoesNotEnd() throws IOException {
    write(SCENARIO + "interventions = [ { leave = true, count = 3, duration.rounds = 2 } ]\n");

    refused(
        scenario + ":7: interventions[0].duration is given, but leave does not end; leave it out");
  }

  @Test
  void aTamperingWithAgentsThatDoNotExist() throws IOException {
    write(SCENARIO + "interventions = [ { tamper { say = Q, edges = [[3, 10]] } } ]\n");

    refused(
        scenario
            + ":7: interventions[0].tamper.edges names agent 10, but agents are numbered 0 to 9");
  }

  @Test
  void aPersonaWithATildeInItsName() throws IOException {
    write(SCENARIO + "population.personas { default {}, \"a~b\" { count = 1 } }\n");

    refused(scenario + ":7: population.personas.\"a~b\" has ~ in its name; a name has none");
  }

  @Test
  void anInterventionOnAnAgentThatDoesNotExist() throws IOException {
    write(SCENARIO + "interventions = [ { leave = true, placement { ids = [3, 10] } } ]\n");

    refused(
        scenario
            + ":7: interventions[0].placement.ids names agent 10, but agents are numbered 0 to 9");
  }

  @Test
  void anEdgeToAnAgentThatDoesNotExist() throws IOException {
    Path edges = Files.writeString(folder.resolve("edges.csv"), "0,1\n1,12\n");
    write(SCENARIO + "schedule { network { file = \"edges.csv\" } }\n");

    refused(
        edges + ":2: agent 12 does not exist; the population size is 10, so the last agent is 9");
  }

  @Test
  void anEdgeListThatIsNotThere() throws IOException {
    write(SCENARIO + "schedule { network { file = \"edges.csv\" } }\n");

    refused(
        scenario
            + ":7: schedule.network.file names "
            + folder.resolve("edges.csv")
            + ", which does not exist");
  }

  @Test
  void aPolicyTableWithARowThatIsNoNumbers() throws IOException {
    Path table = policy("memory,Q,M\n,1,1\nQ/Q,3,often\n");

    refused(table + ":3: the value of M is often; it must be a count or a probability, 0 or more");
  }

  @Test
  void aPolicyTableWithARowOfNothing() throws IOException {
    Path table = policy("memory,Q,M\n,1,1\nQ/Q,0,0\n");

    refused(table + ":3: the numbers add up to 0; they must add up to more than 0");
  }

  @Test
  void aPolicyTableOfOtherNames() throws IOException {
    Path table = policy("memory,Q,Z\n,1,1\n");

    refused(
        scenario
            + ":4: naminggame.names does not suit the mind crowd: the policy table "
            + table
            + " lists Q, Z; it cannot choose M; change one of them");
  }

  @Test
  void aPolicyTableThatIsNotThere() throws IOException {
    write(SCENARIO + "minds { crowd = { fitted = null, policy { file = \"no.csv\" } } }\n");

    refused(
        scenario
            + ":7: minds.crowd.policy.file is "
            + folder.resolve("no.csv")
            + "; there is no such file");
  }

  @Test
  void anUnknownExperiment() throws IOException {
    write(SCENARIO + "experiment = naming\n");

    refused(scenario + ":7: experiment is naming; it must be one of " + EXPERIMENTS);
  }

  @Test
  void noExperiment() throws IOException {
    write(SCENARIO.replace("experiment", "experimnt"));

    Console said = refusedWith(2);

    assertThat(said.errors().get(0))
        .matches(
            ".*x\\.conf:\\d: experiment is missing; experimnt is not a key, did you mean"
                + " experiment\\?");
  }

  @Test
  void anUnknownMind() throws IOException {
    write(SCENARIO + "minds { crowd { fited = llama3 } }\n");
    Path fresh = write(SCENARIO.replace("fitted", "fited"));

    refused(
        fresh
            + ":3: minds.crowd names fited; it must be one of best-response, committed,"
            + " composer, conditional-cooperator, conformist, contributor, cooperator,"
            + " cover-up-manager, credential-forger, defector, disposed, fitted, fixer,"
            + " free-rider, honest, imitator, leaking-auditor, llm, loyal, mediator,"
            + " naming-game, obedient, partisan, policy, postman, preacher, recluse, recruiter,"
            + " repeat-offender, scripted, searcher, self-serving, sender, sociable, spoiler,"
            + " threshold, truce-breaker; did you mean fitted?");
  }

  @Test
  void aDefaultThatCannotBePointsAtWhatTheUserWrote() throws IOException {
    write("experiment = duel\nminds { crowd { fitted = llama3 } }\n");

    refused(
        scenario
            + ":1: duel.arms are conversations, but the mind crowd cannot hold one: a policy chooses"
            + " between options; give it another kind of mind");
  }

  @Test
  void anUnknownModel() throws IOException {
    write(SCENARIO.replace("llama3", "lama3"));

    refused(
        scenario
            + ":3: minds.crowd.fitted is lama3; it must be one of llama3, llama31, llama31-late,"
            + " claude, llama2; did you mean llama3?");
  }

  @Test
  void aPersonaWithAMindThatDoesNotExist() throws IOException {
    write(SCENARIO + "population.personas { default {}, odd { mind = crowds, count = 1 } }\n");

    refused(
        scenario
            + ":7: population.personas.odd.mind is crowds, but minds has crowd; did you mean"
            + " crowd?");
  }

  @Test
  void personasThatAreMoreThanThePopulation() throws IOException {
    write(
        SCENARIO
            + """
            population.personas {
              one { share = 0.75 }
              two { count = 7 }
            }
            """);

    refused(
        scenario
            + ":7: population.personas make 15 agents, but population.size is 10; they may add up"
            + " to at most that");
  }

  @Test
  void aMeasureThatDoesNotExist() throws IOException {
    write(SCENARIO + "measures = [consensus, flap]\n");

    refused(
        scenario
            + ":7: measures names flap; it must name some of success-rate, name-share, consensus,"
            + " flip, words; did you mean flip?");
  }

  @Test
  void theMeasureFlipWithoutAnAdversary() throws IOException {
    write(SCENARIO + "measures = [flip]\n");

    refused(
        scenario
            + ":7: measures names flip, but no adversary is committed to a name; add one to"
            + " interventions");
  }

  @Test
  void groupsOfThreeInAGameOfTwo() throws IOException {
    write(SCENARIO + "schedule { groups { size = 3 } }\n");

    refused(
        scenario
            + ":7: schedule makes groups of 3, but naminggame is played by 2; they must be the same"
            + " number");
  }

  @Test
  void aFileThatIsNotThere() {
    Path missing = folder.resolve("y.conf");

    assertThat(murmuration("run", missing, "-o", out).errors())
        .containsExactly("murmuration: " + missing + ": there is no such scenario file");
  }

  @Test
  void aFileThatIsNotHocon() throws IOException {
    write("experiment = naminggame\npopulation {\n  size = \"10\n}\n");
    Console said = refusedWith(2);
    assertThat(said.errors().get(0)).startsWith("murmuration: " + scenario + ":3: is not HOCON: ");

    write("experiment = naminggame\npopulation {\n");
    Console open = refusedWith(2);
    assertThat(open.errors().get(0))
        .matches(".*x\\.conf:3: is not HOCON: it ends where a closing } is missing");
  }

  @Test
  void anOverrideWithoutAValue() {
    refused(
        "--set population.size: is not key=value, such as --set population.size=100",
        "--set",
        "population.size");
  }

  @Test
  void anOverrideOfAnUnknownKey() {
    refused(
        "--set populaton.size=3: unknown key populaton; did you mean population?",
        "--set",
        "populaton.size=3");
  }

  @Test
  void anOverrideWithAWrongValueNamesTheOverrideNotTheFile() {
    refused(
        "--set population.size=one: population.size is one; it must be a whole number from 2 to"
            + " 10000000",
        "--set",
        "population.size=one");
  }

  @Test
  void aFolderThatExists() throws IOException {
    Files.createDirectory(out);

    assertThat(murmuration("run", scenario, "-o", out).errors())
        .containsExactly(
            "murmuration: --out "
                + out
                + ": exists already; choose another folder, or add --resume to go on with it");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMade() {
    Path under = scenario.resolve("below");

    Console said = murmuration("run", scenario, "-o", under);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: cannot make " + under + ": there is something else of that name");
  }

  @Test
  void oneFolderForTwoScenarios() {
    refused("--out: names one folder for 2 scenarios; leave it out", scenario);
  }

  @Test
  void goingOnWithoutAFolder() {
    assertThat(murmuration("run", scenario, "--resume").errors())
        .containsExactly(
            "murmuration: --resume: needs --out, the folder to go on with; or use `murmuration"
                + " resume RUN`");
  }

  @Test
  void aNodeConfigurationThatIsNotThere() {
    Path missing = folder.resolve("node.conf");

    refused("--config " + missing + ": there is no such file", "--config", missing);
  }

  @Test
  void nothingIsRunIfOneOfSeveralScenariosIsWrong() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.conf"), "experiment = none\n");

    Console said = murmuration("scenario", "check", scenario, bad);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: " + bad + ":1: experiment is none; it must be one of " + EXPERIMENTS);
  }

  @Test
  void anUnknownOptionIsFollowedByWhatThereIs() {
    Console said = murmuration("run", "--sed", "3", scenario);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: Unknown option: '--sed'",
            "Possible solutions: --set, --seed",
            "See: murmuration run --help");
  }

  @Test
  void anUnknownCommandIsFollowedByTheNearest() {
    Console said = murmuration("rum", scenario);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors()).hasSizeBetween(2, 3).last().isEqualTo("See: murmuration --help");
    assertThat(said.errors().get(0)).startsWith("murmuration: Unmatched argument");
  }

  @Test
  void noCommand() {
    Console said = murmuration();

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly("murmuration: Missing required subcommand", "See: murmuration --help");
  }

  @Test
  void noFile() {
    Console said = murmuration("run");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: Missing required parameter: 'FILE'", "See: murmuration run --help");
  }

  @Test
  void aNumberOfRunsThatIsNone() {
    Console said = murmuration("run", scenario, "--runs", "many");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors()).hasSize(2).last().isEqualTo("See: murmuration run --help");
    assertThat(said.errors().get(0)).contains("'--runs'").contains("'many'");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(scenario, text);
  }

  private Path policy(String table) throws IOException {
    write(SCENARIO.replace("fitted = llama3", "policy { file = \"policy.csv\" }"));
    return Files.writeString(folder.resolve("policy.csv"), table);
  }

  private void refused(String line, Object... arguments) {
    assertThat(refusedWith(2, arguments).errors()).containsExactly("murmuration: " + line);
  }

  private Console refusedWith(int code, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("run", scenario, "-o", out));
    all.addAll(List.of(arguments));
    Console said = murmuration(all.toArray());
    assertThat(said.errors()).hasSize(1);
    assertThat(said.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(said.code()).isEqualTo(code);
    assertThat(said.out()).isEmpty();
    assertThat(out).doesNotExist();
    return said;
  }
}
