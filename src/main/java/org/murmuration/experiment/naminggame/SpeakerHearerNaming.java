package org.murmuration.experiment.naminggame;

import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Exchange;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * The first seat speaks a word, the second is asked whether it is its own too (Baronchelli, Felici,
 * Loreto, Caglioti, Steels, J. Stat. Mech. P06014, 2006, section 2). The speaker's side remembers
 * an exchange without a partner's word when it was not understood; with {@code speaker-remembers =
 * false} it remembers nothing (Centola, Becker, Brackbill, Baronchelli, Science 360, 2018).
 */
final class SpeakerHearerNaming implements Protocol {

  static final String RECOGNISE = "recognise";
  static final String YES = "yes";
  static final String NO = "no";

  private static final List<String> YES_NO = List.of(YES, NO);

  private final NamingSettings settings;
  private final Step.Ask speak;

  SpeakerHearerNaming(NamingSettings settings) {
    this.settings = settings;
    Question question =
        new Question.Choice(
            SimultaneousNaming.NAME, settings.names(), null, settings.openVocabulary());
    this.speak = new Step.Ask(List.of(new Step.Query(0, question)));
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (soFar.isEmpty()) {
      return speak;
    }
    String word = soFar.get(0) instanceof Answer.Chosen chosen ? chosen.option() : null;
    if (soFar.size() == 1 && word != null) {
      Question heard = new Question.Choice(RECOGNISE, YES_NO, word, false);
      return new Step.Ask(List.of(new Step.Query(1, heard)));
    }
    boolean agreed =
        word != null && soFar.get(1) instanceof Answer.Chosen chosen && chosen.option().equals(YES);
    boolean missing = word == null || soFar.get(1) instanceof Answer.Missing;
    int payoff = missing ? 0 : agreed ? settings.payoffSame() : settings.payoffDifferent();
    return new Step.Finish(new NamingOutcome(soFar, word, agreed ? word : null, agreed, payoff));
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    NamingOutcome naming = (NamingOutcome) outcome;
    if (naming.isVoid() || seat == 0 && !settings.speakerRemembers()) {
      return null;
    }
    String recognised = naming.second();
    return seat == 0
        ? new Exchange(naming.first(), recognised, naming.payoff(), false)
        : new Exchange(recognised, naming.first(), naming.payoff(), true);
  }
}
