package org.murmuration.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Scripted;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Contagion;
import org.murmuration.model.Persona;

/** Whom a run may come to know that its scenario did not. */
class CastTest {

  private static final Persona SCEPTIC = new Persona("sceptic", "crowd", "Doubt it.", false);
  private static final Persona STRANGER = new Persona("stranger", "stranger", "", true);
  private static final Mind CROWD = new Scripted("Q", null);
  private static final Mind OTHER = new Scripted("M", null);

  private final Cast cast =
      new Cast(Map.of("sceptic", SCEPTIC), Map.of("crowd", CROWD, "other", OTHER));

  /** A mind that knows by which run it is used. */
  private record Bound(Mind mind, String run) implements RuleMind {
    @Override
    public Answer decide(Situation situation) {
      return new Answer.Missing(Answer.Reason.REFUSED);
    }
  }

  @Test
  void whoWasAddedIsFoundAndDoesNotBelongToTheScenario() {
    cast.add(STRANGER, new Scripted("X", null), "{}");

    assertThat(cast.persona("stranger")).isEqualTo(STRANGER);
    assertThat(cast.mindOf(STRANGER)).isEqualTo(new Scripted("X", null));
    assertThat(cast.member("stranger").persona()).isEqualTo(STRANGER);
    assertThat(cast.personas()).containsOnlyKeys("sceptic");
    assertThat(cast.minds()).containsOnlyKeys("crowd", "other");
    assertThat(cast.definition("stranger")).isEqualTo("{}");
    assertThat(cast.isDefined("{}")).isTrue();
    assertThat(cast.definition("sceptic")).isNull();
  }

  @Test
  void aNameMeansOnePersonaForEver() {
    Cast.Member first = cast.add(STRANGER, new Scripted("X", null), "{}");

    assertThat(cast.add(STRANGER, new Scripted("X", null), "{}")).isSameAs(first);
    assertThatThrownBy(
            () -> cast.add(new Persona("stranger", "crowd", "another", true), null, "{}"))
        .hasMessage("stranger is the name of another persona");
    assertThatThrownBy(() -> cast.add(new Persona("sceptic", "other", "", false), null, null))
        .hasMessage("sceptic is the name of another persona");
  }

  @Test
  void aPersonaWithAnotherMindIsMadeOfItsName() {
    assertThat(cast.withMind("sceptic", "other")).isEqualTo("sceptic~other");
    assertThat(cast.withMind("sceptic~other", "crowd")).isEqualTo("sceptic");

    Persona made = cast.persona("sceptic~other");

    assertThat(made).isEqualTo(new Persona("sceptic~other", "other", "Doubt it.", false));
    assertThat(cast.mindOf(made)).isEqualTo(OTHER);
    assertThat(cast.member("sceptic~nobody")).isNull();
    assertThat(cast.member("nobody~other")).isNull();
  }

  @Test
  void anOrderKeepsItsContagionWithAnyMind() {
    Contagion contagion = new Contagion(0.5, 0.1);
    cast.add(new Persona("order", "crowd", "Pass it on.", true, contagion), null, "{1}");

    assertThat(cast.persona("order~other").contagion()).isEqualTo(contagion);
    assertThat(cast.definition("order~other")).isEqualTo("{1}");
  }

  @Test
  void mindsAddedLaterAreBoundToTheRunToo() {
    Cast bound = cast.with(mind -> new Bound(mind, "run 3"));
    bound.add(STRANGER, new Scripted("X", null), "{}");

    assertThat(bound.mindOf(STRANGER)).isEqualTo(new Bound(new Scripted("X", null), "run 3"));
    assertThat(bound.mindOf(SCEPTIC)).isEqualTo(new Bound(CROWD, "run 3"));
    assertThat(bound.mindOf(bound.persona("sceptic~other"))).isEqualTo(new Bound(OTHER, "run 3"));
    assertThat(Optional.ofNullable(cast.member("stranger"))).isEmpty();
  }

  @Test
  void whoeverIsNotThereIsNamed() {
    assertThatThrownBy(() -> cast.persona("nobody")).hasMessage("there is no persona nobody");
    assertThatThrownBy(() -> cast.add(new Persona("a", "nothing", "", true), null, null))
        .hasMessage("persona a has the unknown mind nothing");
  }
}
