package org.murmuration.experiment.identity;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/** Who agents think they are, as an experiment. */
public final class Identity implements Experiment {

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public Plan configure(Settings own) {
    return new IdentityPlan(own);
  }

  @Override
  public List<NamedType> wireTypes() {
    return List.of(
        new NamedType(Meeting.class, "identity-meeting"),
        new NamedType(SelfReport.class, "identity-report"),
        new NamedType(PastMeeting.class, "identity-past"),
        new NamedType(Contact.class, "identity-contact"),
        new NamedType(Inquiry.class, "identity-inquiry"),
        new NamedType(Quiz.class, "identity-quiz"),
        new NamedType(BargainOutcome.class, "identity-bargain"),
        new NamedType(BargainPast.class, "identity-past-bargain"),
        new NamedType(Bargain.class, "identity-bargaining"),
        new NamedType(BargainQuiz.class, "identity-bargain-quiz"));
  }
}
