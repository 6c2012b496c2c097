package org.murmuration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.settings.Texts.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading typed values: what is taken, what is refused, and in which words. */
class SettingsTest {

  @Test
  void whatIsLeftOutHasItsDefault() {
    Settings settings = settings("");

    assertThat(settings.text("name")).isEqualTo("nobody");
    assertThat(settings.whole("size", 0, 100)).isEqualTo(24);
    assertThat(settings.count("size", 0, 100)).isEqualTo(24);
    assertThat(settings.number("share", 0, 1)).isEqualTo(0.5);
    assertThat(settings.flag("on")).isTrue();
    assertThat(settings.oneOf("colour", List.of("red", "blue"))).isEqualTo("red");
    assertThat(settings.texts("words", 2)).containsExactly("A", "B");
    assertThat(settings.numbers("ids", 0)).containsExactly(1, 2);
    assertThat(settings.child("inner").child("deeper").count("height", 0, 9)).isEqualTo(2);
  }

  @Test
  void whatIsWrittenWins() {
    Settings settings =
        settings(
            """
            name = somebody, size = 3, share = 1, on = no, colour = blue
            words = [C, D, E], ids = [17, 3], inner.deeper.height = 7
            """);

    assertThat(settings.text("name")).isEqualTo("somebody");
    assertThat(settings.whole("size", 0, 100)).isEqualTo(3);
    assertThat(settings.number("share", 0, 1)).isEqualTo(1);
    assertThat(settings.flag("on")).isFalse();
    assertThat(settings.oneOf("colour", List.of("red", "blue"))).isEqualTo("blue");
    assertThat(settings.texts("words", 2)).containsExactly("C", "D", "E");
    assertThat(settings.numbers("ids", 0)).containsExactly(3, 17);
    assertThat(settings.child("inner").child("deeper").count("height", 0, 9)).isEqualTo(7);
  }

  @Test
  void nullMeansNotSet() {
    Settings settings = settings("size = null, words = null, unheardOf = null, shape = null");

    assertThat(settings.has("size")).isFalse();
    assertThat(settings.count("size", 0, 100)).isEqualTo(24);
    assertThat(settings.texts("words", 2)).containsExactly("A", "B");
    assertThat(settings.choose("shape", "shape").name()).isEqualTo("circle");
    settings.rejectUnknown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "on", "true", "\"true\""})
  void aFlagIsWrittenInAnyOfTheUsualWays(String yes) {
    assertThat(settings("on = " + yes).flag("on")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e3             | 1000",
        "24.0            | 24",
        "'\"12\"'        | 12",
        "9007199254740992| 9007199254740992",
        "-0              | 0",
      })
  void aWholeNumberMayBeWrittenInAnyNotation(String written, long number) {
    assertThat(settings("size = " + written).whole("size", 0, 1L << 53)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24.5",
        "-1",
        "9007199254740993",
        "1e400",
        "1e30",
        "many",
        "10d",
        "0x10",
        "NaN",
        "Infinity",
        "true",
        "[24]",
        "{ a = 1 }",
        "\"\"",
      })
  void aWholeNumberIsNothingElse(String written) {
    assertThatThrownBy(() -> settings("size = " + written).whole("size", 0, 1L << 53))
        .isInstanceOf(InputError.class)
        .hasMessageMatching(
            "x\\.conf:1: size is .+; it must be a whole number from 0 to 9007199254740992");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0000001", "-0.1", "half", "NaN", "1e400", "[0.5]", "0.5f"})
  void aNumberStaysBetweenItsBounds(String written) {
    assertThatThrownBy(() -> settings("share = " + written).number("share", 0, 1))
        .isInstanceOf(InputError.class)
        .hasMessageMatching("x\\.conf:1: share is .+; it must be a number from 0 to 1");
  }

  @Test
  void everyRefusalSaysWhereWhatAndWhatWouldBeRight() {
    refuses("name = [a]", s -> s.text("name"), "name is a list; it must be a text");
    refuses("name = {}", s -> s.text("name"), "name is an object; it must be a text");
    refuses(
        "size = x", s -> s.count("size", 2, 9), "size is x; it must be a whole number from 2 to 9");
    refuses(
        "size = 1",
        s -> s.count("size", 2, Integer.MAX_VALUE),
        "size is 1; it must be a whole number of 2 or more");
    refuses(
        "size = \"\"",
        s -> s.whole("size", 2, Long.MAX_VALUE),
        "size is empty; it must be a whole number of 2 or more");
    refuses(
        "share = -1",
        s -> s.number("share", 0, Double.MAX_VALUE),
        "share is -1; it must be a number of 0 or more");
    refuses("on = maybe", s -> s.flag("on"), "on is maybe; it must be true or false");
    refuses("on = [true]", s -> s.flag("on"), "on is a list; it must be true or false");
    refuses(
        "colour = read",
        s -> s.oneOf("colour", List.of("red", "blue")),
        "colour is read; it must be one of red, blue; did you mean red?");
    refuses(
        "colour = green",
        s -> s.oneOf("colour", List.of("red")),
        "colour is green; it must be red");
    refuses("words = A", s -> s.texts("words", 1), "words is A; it must be a list, such as [A, B]");
    refuses(
        "words = [A, B, A]", s -> s.texts("words", 1), "words names A twice; each may stand once");
    refuses("words = [A]", s -> s.texts("words", 2), "words has 1 entry; it needs at least 2");
    refuses("words = []", s -> s.texts("words", 2), "words has 0 entries; it needs at least 2");
    refuses(
        "words = [A, { B = 1 }]",
        s -> s.texts("words", 2),
        "words holds an object; it must hold texts");
    refuses("words = [A, [B]]", s -> s.texts("words", 2), "words holds a list; it must hold texts");
    refuses("words = [A, null]", s -> s.texts("words", 2), "words holds null; it must hold texts");
    refuses(
        "ids = 3",
        s -> s.numbers("ids", 0),
        "ids is 3; it must be a list of whole numbers, such as [3, 17]");
    refuses(
        "ids = []",
        s -> s.numbers("ids", 0),
        "ids is a list; it must be a list of whole numbers, such as [3, 17]");
    refuses(
        "ids = [1, -1]",
        s -> s.numbers("ids", 0),
        "ids holds -1; it must hold whole numbers of 0 or more");
    refuses(
        "ids = [1, 1.5]",
        s -> s.numbers("ids", 0),
        "ids holds 1.5; it must hold whole numbers of 0 or more");
    refuses("ids = [1, 1]", s -> s.numbers("ids", 0), "ids names 1 twice; each may stand once");
    refuses("inner = 3", s -> s.child("inner"), "inner is 3; it must be an object { … }");
    refuses(
        "inner { deeper { height = 3 } }",
        s -> s.child("inner").child("deeper").count("height", 5, 9),
        "inner.deeper.height is 3; it must be a whole number from 5 to 9");
    refuses(
        "things = 3", s -> s.named("things", "thing"), "things is 3; it must be an object { … }");
    refuses(
        "things { a = 3 }",
        s -> s.named("things", "thing"),
        "things.a is 3; it must be an object { … }");
    refuses(
        "steps = 3",
        s -> s.list("steps", "step"),
        "steps is 3; it must be a list of objects, such as [ { … } ]");
    refuses(
        "steps = [ { weight = 1 }, 3 ]",
        s -> s.list("steps", "step"),
        "steps[1] is 3; it must be an object { … }");
  }

  @Test
  void anErrorNamesTheLineOfTheValueItself() {
    Settings settings =
        settings(
            """
            size = 3

            words = [
              A,
              B,
              A
            ]
            """);

    assertThatThrownBy(() -> settings.texts("words", 1)).hasMessageStartingWith("x.conf:6: words ");
    assertThat(settings.error("size", "is odd").getMessage()).isEqualTo("x.conf:1: size is odd");
  }

  @Test
  void aMissingKeyIsNamedWithWhatWasPerhapsMeant() {
    refuses("", s -> s.text("needed"), "needed is missing");
    refuses("needed = null", s -> s.text("needed"), "needed is missing");
    refuses(
        "neded = 3",
        s -> s.text("needed"),
        "needed is missing; neded is not a key, did you mean needed?");
  }

  @Test
  void unknownKeysAreRefusedWhereverTheyStand() {
    unknown("nmae = x", "nmae; did you mean name?");
    unknown("zzzzzz = x", "zzzzzz; known here: inner, name, shape, steps, things");
    unknown("inner { dept = 1 }", "inner.dept; did you mean depth?");
    unknown("shape { square { sid = 1 } }", "shape.square.sid; did you mean side?");
    unknown("things { a { weigth = 1 } }", "things.a.weigth; did you mean weight?");
    unknown("steps = [ {}, { weigth = 1 } ]", "steps[1].weigth; did you mean weight?");
    unknown(
        "steps = [ { shape { circle { sise = 1 } } } ]",
        "steps[0].shape.circle.sise; known here: radius");
  }

  @Test
  void aFileIsFoundFromThePlaceOfTheScenario() {
    assertThat(settings("name = edges.csv").file("name")).isEqualTo(Path.of("folder/edges.csv"));
  }

  @Test
  void namedObjectsComeInTheOrderOfTheirNamesAndMayHaveAnyName() {
    Settings settings = settings("things { b {}, a { weight = 7 }, \"two words\" { weight = x } }");

    assertThat(settings.named("things", "thing").keySet()).containsExactly("a", "b", "two words");
    assertThat(settings.named("things", "thing").get("a").count("weight", 0, 9)).isEqualTo(7);
    assertThat(settings.named("things", "thing").get("b").count("weight", 0, 9)).isEqualTo(3);
    assertThatThrownBy(
            () -> settings.named("things", "thing").get("two words").count("weight", 0, 9))
        .hasMessage(
            "x.conf:1: things.\"two words\".weight is x; it must be a whole number from 0 to 9");
  }

  @Test
  void whatWasReadIsWhatIsResolved() {
    Settings settings = settings("inner { depth = 4 }, steps = [ { weight = 6 } ]");

    settings.child("inner").count("depth", 0, 9);
    settings.list("steps", "step").get(0).count("weight", 0, 9);
    settings.choose("shape", "shape").settings().number("radius", 0, 9);

    assertThat(settings.resolved())
        .hasToString("{inner={depth=4}, shape={circle={radius=1.0}}, steps=[{weight=6}]}");
  }

  private static void refuses(String text, Consumer<Settings> reading, String problem) {
    assertThatThrownBy(() -> reading.accept(settings(text)))
        .as(text)
        .isInstanceOf(InputError.class)
        .hasMessage("x.conf:1: " + problem);
  }

  private static void unknown(String text, String words) {
    Settings settings = settings(text);
    settings.text("name");
    Settings inner = settings.child("inner");
    inner.remember("depth");
    inner.remember("deeper");
    Settings.Alternative shape = settings.choose("shape", "shape");
    shape.settings().remember(shape.name().equals("square") ? "side" : "radius");
    settings.named("things", "thing").values().forEach(thing -> thing.remember("weight"));
    settings
        .list("steps", "step")
        .forEach(
            step -> {
              step.remember("weight");
              step.choose("shape", "shape").settings().remember("radius");
            });
    assertThatThrownBy(settings::rejectUnknown)
        .isInstanceOf(InputError.class)
        .hasMessage("x.conf:1: unknown key " + words);
  }
}
