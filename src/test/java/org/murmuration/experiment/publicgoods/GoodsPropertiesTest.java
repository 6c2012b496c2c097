package org.murmuration.experiment.publicgoods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Answer;
import org.murmuration.model.Occasion;
import org.murmuration.model.Outcome;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;

/** Whatever is answered, money is conserved, and a game survives the journal and the wire. */
class GoodsPropertiesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    JSON.registerSubtypes(new PublicGoods().wireTypes().toArray(NamedType[]::new));
  }

  @Property(tries = 500)
  void payoffsAddUpToEndowmentsAndWhatThePotHasMadeLessCosts(
      @ForAll @IntRange(min = 2, max = 9) int members,
      @ForAll @IntRange(min = 1, max = 5000) int thousandths,
      @ForAll @IntRange(min = 0, max = 5) int effect,
      @ForAll @LongRange(min = 0, max = 1L << 40) long draw) {
    RandomStream random = RandomStream.of(draw, Purpose.ANSWER, 0, 0, 0);
    Sanctions sanctions = new Sanctions(true, true, 10, 1, effect, 2, effect);
    Economy economy = Economy.of(100, BigDecimal.valueOf(thousandths, 3), sanctions);
    int[] gifts = new int[members];
    int[][] points = new int[members][members];
    long pot = 0;
    long costs = 0;
    for (int from = 0; from < members; from++) {
      gifts[from] = random.nextInt(101);
      pot += gifts[from];
      for (int to = 0; to < members; to++) {
        if (to != from) {
          points[from][to] = random.nextInt(21) - 10;
          int size = Math.abs(points[from][to]);
          costs += points[from][to] < 0 ? size * (1L + effect) : size * (2L - effect);
        }
      }
    }

    BigDecimal sum = BigDecimal.ZERO;
    for (long payoff : economy.payoffs(gifts, points)) {
      sum = sum.add(BigDecimal.valueOf(payoff));
    }

    BigDecimal made =
        BigDecimal.valueOf(thousandths, 3)
            .subtract(BigDecimal.ONE)
            .multiply(BigDecimal.valueOf(pot));
    BigDecimal expected =
        BigDecimal.valueOf(100L * members - costs)
            .add(made)
            .multiply(BigDecimal.valueOf(economy.units(members)));
    assertThat(sum).isEqualByComparingTo(expected);
  }

  @Property(tries = 200)
  void whateverIsAnsweredAGameEndsAndReadsBackAsItWas(
      @ForAll @IntRange(min = 2, max = 5) int members,
      @ForAll @IntRange(min = 0, max = 2) int talk,
      @ForAll boolean known,
      @ForAll boolean sanctioned,
      @ForAll @LongRange(min = 0, max = 1L << 40) long draw)
      throws IOException {
    RandomStream random = RandomStream.of(draw, Purpose.ANSWER, 0, 0, 0);
    GoodsSettings settings =
        Given.settings(members, talk, known ? 3 : 0, known, sanctioned ? Given.BOTH : Given.NONE);
    Occasion occasion = known ? new Reputation(records(members, random)) : null;
    String[] personas = new String[members];
    Arrays.fill(personas, "good");
    int phases = talk + 1 + (sanctioned ? 1 : 0) + (known ? 1 : 0);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < phases * members; i++) {
      answers.add(answer(random, members));
    }
    GoodsProtocol protocol = new GoodsProtocol(settings);

    GoodsOutcome game = Given.outcome(protocol, Given.spec(3, occasion, personas), answers);

    assertThat(game.answers()).hasSize(phases * members);
    assertThat(game.payoffs()).hasSize(members);
    OutcomeFormat format = new GoodsOutcomeFormat();
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      format.write(game, json);
      json.writeEndObject();
    }
    assertThat(format.read(JSON.readTree(line.toString()))).isEqualTo(game);
    byte[] sent = JSON.writerFor(Outcome.class).writeValueAsBytes(game);
    assertThat(JSON.readValue(sent, Outcome.class)).isEqualTo(game);
    Recollection kept = protocol.recollect(game, members - 1);
    StringWriter value = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(value)) {
      format.write(kept, json);
    }
    assertThat(format.readRecollection(JSON.readTree(value.toString()))).isEqualTo(kept);
    byte[] remembered = JSON.writerFor(Recollection.class).writeValueAsBytes(kept);
    assertThat(JSON.readValue(remembered, Recollection.class)).isEqualTo(kept);
  }

  private static List<List<Integer>> records(int members, RandomStream random) {
    List<List<Integer>> records = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      records.add(random.nextInt(3) == 0 ? List.of() : List.of(random.nextInt(101)));
    }
    return records;
  }

  /** Any answer, right or wrong for the question. */
  private static Answer answer(RandomStream random, int members) {
    return switch (random.nextInt(6)) {
      case 0 -> new Answer.Said("Né 🐦", Call.HALF.word());
      case 1 -> new Answer.Given(random.nextInt(140) - 20);
      case 2 -> new Answer.Rated(random.ints(members - 1L, -12, 13).boxed().toList());
      case 3 -> new Answer.Rated(List.of(1));
      case 4 -> new Answer.Chosen(random.nextInt(2) == 0 ? GoodsProtocol.NEW : "other");
      default -> Given.missing();
    };
  }
}
