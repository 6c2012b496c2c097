package org.murmuration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.settings.Texts.settings;

import org.junit.jupiter.api.Test;
import org.murmuration.settings.Settings.Alternative;

/** One of several alternatives, in each of the ways it can be written. */
class AlternativesTest {

  @Test
  void aBareNameTakesAllDefaults() {
    Alternative shape = settings("shape = square").choose("shape", "shape");

    assertThat(shape.name()).isEqualTo("square");
    assertThat(shape.settings().count("side", 0, 9)).isEqualTo(2);
  }

  @Test
  void anObjectSetsWhatItNames() {
    Alternative shape = settings("shape { square { side = 7 } }").choose("shape", "shape");

    assertThat(shape.name()).isEqualTo("square");
    assertThat(shape.settings().count("side", 0, 9)).isEqualTo(7);
    assertThat(shape.settings().path()).isEqualTo("shape.square");
  }

  @Test
  void aBareValueStandsForTheKeyValue() {
    Settings settings = settings("shape { file = edges.csv }");

    Alternative shape = settings.choose("shape", "shape");

    assertThat(shape.name()).isEqualTo("file");
    assertThat(shape.settings().text("value")).isEqualTo("edges.csv");
    assertThat(settings.resolved()).hasToString("{shape={file={value=edges.csv}}}");
    settings.rejectUnknown();
  }

  @Test
  void anErrorAboutABareValueNamesTheKeyAsItWasWritten() {
    Alternative file = settings("\nshape { file = x }").choose("shape", "shape");

    assertThatThrownBy(() -> file.settings().count("value", 0, 9))
        .hasMessage("x.conf:2: shape.file is x; it must be a whole number from 0 to 9");
    assertThat(file.settings().error("value", "is not there").getMessage())
        .isEqualTo("x.conf:2: shape.file is not there");
  }

  @Test
  void aBareValueIsRefusedWhereNothingReadsIt() {
    Settings settings = settings("shape { circle = 3 }");
    settings.choose("shape", "shape").settings().number("radius", 0, 9);

    assertThatThrownBy(settings::rejectUnknown)
        .hasMessage("x.conf:1: shape.circle is 3; it must be an object { … }");
  }

  @Test
  void anOverrideWinsOverTheFile() {
    Alternative named =
        settings("shape { circle { radius = 4 } }", "shape.square.side=5").choose("shape", "shape");
    Alternative bare =
        settings("shape { circle { radius = 4 } }", "shape=square").choose("shape", "shape");
    Alternative same =
        settings("shape { circle { radius = 4 } }", "shape.circle.radius=5")
            .choose("shape", "shape");

    assertThat(named.name()).isEqualTo("square");
    assertThat(named.settings().count("side", 0, 9)).isEqualTo(5);
    assertThat(bare.name()).isEqualTo("square");
    assertThat(same.settings().count("radius", 0, 9)).isEqualTo(5);
  }

  @Test
  void whatAnOverrideReplacesIsNoUnknownKey() {
    Settings settings = settings("shape { circle { radius = 4 } }", "shape.square.side=5");

    settings.choose("shape", "shape").settings().count("side", 0, 9);

    settings.rejectUnknown();
    assertThat(settings.resolved()).hasToString("{shape={square={side=5}}}");
  }

  @Test
  void anErrorInAnOverrideNamesTheOverride() {
    Settings settings = settings("size = 3", "size=x");

    assertThatThrownBy(() -> settings.count("size", 0, 9))
        .hasMessage("--set size=x: size is x; it must be a whole number from 0 to 9");
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> settings("\nshape = sqare").choose("shape", "shape"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "x.conf:2: shape is sqare; it must be one of circle, file, square; did you mean square?");
    assertThatThrownBy(() -> settings("shape {\n sqare {} }").choose("shape", "shape"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "x.conf:2: shape names sqare; it must be one of circle, file, square; did you mean"
                + " square?");
  }

  @Test
  void thereMustBeExactlyOne() {
    assertThatThrownBy(() -> settings("shape { circle {}, square {} }").choose("shape", "shape"))
        .hasMessage(
            "x.conf:1: shape names circle and square; it must name one of circle, file, square");
    assertThatThrownBy(() -> settings("shape {}").choose("shape", "shape"))
        .hasMessage("x.conf:1: shape names none; it must name one of circle, file, square");
  }

  @Test
  void nullTakesAnAlternativeBack() {
    Alternative shape =
        settings("shape { circle {}, square {} }", "shape.circle=null").choose("shape", "shape");

    assertThat(shape.name()).isEqualTo("square");
  }

  @Test
  void anAlternativeThatMayBeLeftOutIsEmptyThen() {
    assertThat(settings("").chooseIfGiven("shape", "shape")).isEmpty();
    assertThat(settings("shape = file").chooseIfGiven("shape", "shape"))
        .hasValueSatisfying(shape -> assertThat(shape.name()).isEqualTo("file"));
  }

  @Test
  void aNamedObjectMayItselfBeTheAlternative() {
    Settings things = settings("things { a { square { side = 3 } }, b { value = circle } }");

    var named = things.named("things", "thing");

    assertThat(named.get("a").alternative("shape").settings().count("side", 0, 9)).isEqualTo(3);
    assertThat(named.get("b").alternative("shape").name()).isEqualTo("circle");
  }
}
