package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.murmuration.settings.InputError;

/**
 * Whatever is written, a reader of live interventions understands it or says in one line why not.
 */
class LiveTextFuzzTest {

  private static final List<String> RIGHT =
      List.of(
          "adversary { committed { name = Q } }, count = 3, placement = hub",
          "adversary { goal { prompt = \"Say M, whatever happens.\", mind = crowd } }, share = 0.5",
          "{\"adversary\":{\"self-copying\":{\"order\":\"Say Q.\",\"spreads\":0.5}},\"count\":1}",
          "tamper { say = Q, probability = 0.5, edges = [[1, 2], [3, 4]] }, duration { rounds = 3 }",
          "plant { name = Q, times = 2 }, placement { ids = [1, 2, 3] }, recovery = forget",
          "exchange { mind = crowd }, count = 2, duration.rounds = 4, recovery = leave",
          "broadcast { text = \"\"\"All \"is\" well.\"\"\" }, heal = true");

  private static final String PIECES = "{}[]=:,.\"'\\$#/\n \t0179eE-+ax_ü\u0000\u2028";

  private static final LiveInterventions LIVE =
      ScenarioFile.parse(
              "fuzz",
              "fuzz",
              ConfigFactory.parseString(
                      """
                      experiment = naminggame
                      population.size = 10
                      minds.crowd.fitted = llama3
                      naminggame.names = [Q, M]
                      """)
                  .root()
                  .unwrapped(),
              Path::of)
          .live();

  @Property(tries = 3000)
  void nothingButAnInterventionOrOneLineComesOfIt(
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int which,
      @ForAll @IntRange(max = 8) int cuts) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(RIGHT.get(which));
    for (int i = 0; i < cuts && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
        case 2 -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
        default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
      }
    }
    try {
      assertThat(LIVE.read(text.toString())).isNotNull();
    } catch (InputError e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\u2028").hasSizeLessThan(600);
    }
  }
}
