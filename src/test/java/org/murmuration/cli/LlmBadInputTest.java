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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user hears whose scenario with an LLM cannot be used: exit code 2 and one line, before any
 * call is made and any folder is there.
 */
class LlmBadInputTest {

  private static final String LOCAL =
      "provider = compatible, model = m, base-url = \"http://127.0.0.1:9/v1\"";

  @TempDir Path folder;

  private Path scenario;
  private Path out;

  @BeforeEach
  void places() {
    scenario = folder.resolve("x.conf");
    out = folder.resolve("out");
  }

  private void write(String llm, String more) throws IOException {
    Files.writeString(
        scenario,
        """
        experiment = naminggame
        population { size = 10 }
        minds { crowd {
          llm { %s }
        } }
        naminggame { names = [Q, M] }
        %s
        """
            .formatted(llm, more));
  }

  private void refused(String line, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("run", scenario, "-o", out));
    all.addAll(List.of(arguments));
    Console said = murmuration(all.toArray());

    assertThat(said.errors()).containsExactly("murmuration: " + line);
    assertThat(said.out()).isEmpty();
    assertThat(said.code()).isEqualTo(2);
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(scenario));
  }

  @Test
  void aProviderThatIsNoneIsToldWithTheOneThatIsMeant() throws IOException {
    write("provider = opnai, model = m", "");

    refused(
        scenario
            + ":4: minds.crowd.llm.provider is opnai; it must be one of anthropic, compatible,"
            + " gemini, llama-cpp, lm-studio, local, mistral, ollama, openai, openrouter, rehearsal,"
            + " vllm; did you mean openai?");
  }

  @Test
  void aProviderIsNeeded() throws IOException {
    write("model = m", "");

    refused(
        scenario
            + ":4: minds.crowd.llm.provider is missing; it must be one of anthropic,"
            + " compatible, gemini, llama-cpp, lm-studio, local, mistral, ollama, openai, openrouter,"
            + " rehearsal, vllm");
  }

  @Test
  void aModelIsNeeded() throws IOException {
    write("provider = openai", "");

    refused(scenario + ":4: minds.crowd.llm.model is missing");
  }

  @Test
  void anUnknownKey() throws IOException {
    write(LOCAL + ", temprature = 1", "");

    refused(scenario + ":4: unknown key minds.crowd.llm.temprature; did you mean temperature?");
  }

  @Test
  void aKeyThatIsMissingInTheEnvironmentIsToldByTheNameOfItsVariable() throws IOException {
    write("provider = openai, model = m, key-variable = NO_SUCH_KEY_HERE", "");

    refused(
        "mind crowd: the key of openai is missing; set the environment variable NO_SUCH_KEY_HERE");
  }

  @Test
  void aServerOfOnesOwnNeedsAnAddress() throws IOException {
    write("provider = compatible, model = m", "");

    refused(
        scenario
            + ":4: minds.crowd.llm.base-url is missing; compatible has no usual address, so it must"
            + " be given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8000/v1", "ftp://host/v1", "http://", "http:///v1", "a b"})
  void anAddressThatIsNone(String address) throws IOException {
    write("provider = compatible, model = m, base-url = \"" + address + "\"", "");

    refused(
        scenario
            + ":4: minds.crowd.llm.base-url is "
            + address
            + "; it must be a URL such as http://127.0.0.1:8000/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://user:secret-5ba11@host/v1", "https://host/v1?key=secret-5ba11"})
  void anAddressWithAKeyInItIsRefusedWithoutRepeatingIt(String address) throws IOException {
    write("provider = compatible, model = m, base-url = \"" + address + "\"", "");

    refused(
        scenario
            + ":4: minds.crowd.llm.base-url holds a user or a query; keys come from the environment"
            + " alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "rehearsal", "gemini", "mistral"})
  void logProbabilitiesOfAProviderThatTellsNone(String provider) throws IOException {
    write("provider = " + provider + ", model = m, memoise.method = logprobs", "");

    refused(
        scenario
            + ":4: minds.crowd.llm.memoise.method is logprobs, but "
            + provider
            + " tells no log-probabilities; it must be samples for this provider");
  }

  @ParameterizedTest
  @CsvSource({
    "attempts = 0, attempts is 0; it must be a whole number from 1 to 100",
    "tries = 101, tries is 101; it must be a whole number from 1 to 100",
    "limits.concurrency = 0, limits.concurrency is 0; it must be a whole number from 1 to 100000",
    "max-tokens = many, max-tokens is many; it must be a whole number from 1 to 1000000",
    "timeout = 0, timeout is 0; it must be a number from 0.1 to 86400",
    "temperature = -1, temperature is -1; it must be a number from 0 to 10",
    "seed = -1, seed is -1; it must be a whole number from 0 to 2147483647",
    "price.input = -1, price.input is -1; it must be a number from 0 to 1000000"
  })
  void aValueOutOfItsRange(String setting, String problem) throws IOException {
    write(LOCAL + ", " + setting, "");

    refused(scenario + ":4: minds.crowd.llm." + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "calls = 0, calls is 0; it must be a whole number from 1 to 9007199254740992",
    "tokens = 0, tokens is 0; it must be a whole number from 1 to 9007199254740992",
    "money = 0, 'money is 0; it must be above 0, or be left out for no limit'",
    "hours = 0, 'hours is 0; it must be above 0, or be left out for no limit'",
    "money = -1, money is -1; it must be a number of 0 or more"
  })
  void aBudgetOfNothing(String budget, String problem) throws IOException {
    write(LOCAL, "budget." + budget);

    refused(scenario + ":7: budget." + problem);
  }

  @Test
  void aBudgetOfMoneyWithoutAPrice() throws IOException {
    write("provider = compatible, model = m, base-url = \"http://host/v1\"", "budget.money = 1");

    refused(
        "budget.money is set, but there is no price for the model m of mind crowd; add it to"
            + " conf/prices.conf, or set minds.crowd.llm.price");
  }

  @Test
  void aBudgetInAnotherCurrencyThanThePrices() throws IOException {
    write(
        "provider = openai, model = gpt-4.1-mini, base-url = \"http://host/v1\"",
        "budget { money = 1, currency = EUR }");

    refused("budget.currency is EUR, but conf/prices.conf is in USD; they must be the same");
  }

  @Test
  void aTemplateWithAFieldThatIsNotThere() throws IOException {
    write(LOCAL, "naminggame.prompts.question = \"Which of {{nmaes}}?\"");

    refused(
        scenario
            + ":7: naminggame.prompts.question names the field nmaes; it may name coining,"
            + " different, history, identity, naming, number, option, options, other, own, points,"
            + " recognising, remembers, same, score, text, together, told, word");
  }

  @Test
  void aTemplateThatIsNone() throws IOException {
    write(LOCAL, "naminggame.prompts.rules = \"{{#together}} but not for ever\"");

    refused(
        scenario
            + ":7: naminggame.prompts.rules is not a Mustache template: Section missing"
            + " close tag 'together' @ line 1");
  }

  @Test
  void aFileOfPricesThatIsNotThere() throws IOException {
    write(LOCAL, "");

    refused("no.conf: cannot be read; it must be a file of prices", "--prices", "no.conf");
  }

  @Test
  void aLimitThatAResumedBatchIsGivenIsCheckedToo() throws IOException {
    write("provider = rehearsal", "stop.max-rounds = 1\nengine.executor = sequential");
    assertThat(murmuration("run", "-q", scenario, "-o", out).code()).isZero();

    Console said = murmuration("resume", out, "--budget", "calls=none");

    assertThat(said.errors()).singleElement().asString().contains("budget.calls is none; it must");
    assertThat(said.code()).isEqualTo(2);
  }
}
