package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.llm.dialect.Completion.Usage;
import org.murmuration.settings.InputError;

class PricesTest {

  @TempDir Path folder;

  @Test
  void thePackagedPricesCanBeRead() {
    Prices prices = Prices.packaged();

    assertThat(prices.currency()).isEqualTo("USD");
    assertThat(prices.of("gpt-4o-2024-11-20")).isEqualTo(prices.of("gpt-4o")).isPresent();
    assertThat(prices.of("gpt-4o-2024-05-13")).isNotEqualTo(prices.of("gpt-4o"));
    assertThat(prices.of("gpt-4o-mini-2024-07-18")).isEqualTo(prices.of("gpt-4o-mini"));
    assertThat(prices.of("claude-sonnet-4-5-20250929")).isPresent();
  }

  @Test
  void onlyWholePartsOfANameCount() throws IOException {
    Prices prices =
        read("models { m { input = 1, output = 2 }, \"m-x\" { input = 3, output = 4 } }");

    assertThat(prices.of("m:free")).isEqualTo(prices.of("m"));
    assertThat(prices.of("m-x-2")).isEqualTo(prices.of("m-x"));
    assertThat(prices.of("m-xy")).isEqualTo(prices.of("m"));
    assertThat(prices.of("mx")).isEmpty();
    assertThat(prices.of("")).isEmpty();
  }

  @Test
  void aCostIsExact() throws IOException {
    Prices prices = read("models { m { input = 0.15, cached-input = 0.075, output = 0.6 } }");

    assertThat(prices.cost("m", new Usage(1001, 1, 1)).orElseThrow())
        .isEqualByComparingTo("0.000150675");
    assertThat(prices.cost("n", new Usage(1, 0, 1))).isEmpty();
  }

  @Test
  void withoutAPriceOfTheirOwnCachedTokensCostAsMuchAsOthers() throws IOException {
    Prices prices = read("models { m { input = 2, output = 4 } }");

    assertThat(prices.cost("m", new Usage(1_000_000, 1_000_000, 0)).orElseThrow())
        .isEqualByComparingTo("2");
  }

  @Test
  void whatIsWrongIsSaidWithFileAndLine() {
    refuses("models { m { input = -1, output = 2 } }", ":3: models.m.input is -1");
    refuses("models { m { input = 1 } }", ":3: models.m.output is missing");
    refuses(
        "models { m { input = 1, output = 2, outptu = 3 } }", ":3: unknown key models.m.outptu");
    refuses("models { m { input = 1", ":3: ");
    assertThatThrownBy(() -> Prices.read(folder.resolve("none.conf")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("none.conf: cannot be read");
  }

  private void refuses(String models, String problem) {
    assertThatThrownBy(() -> read(models))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("prices.conf" + problem);
  }

  private Prices read(String models) throws IOException {
    Path file = folder.resolve("prices.conf");
    Files.writeString(file, "date = 2026-01-01\ncurrency = USD\n" + models);
    return Prices.read(file);
  }
}
