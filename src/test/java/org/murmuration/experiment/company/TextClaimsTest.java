package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextClaimsTest {

  private static final TextClaims CLAIMS = new TextClaims("comments?|letters?");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Yes, we did. | happened",
        "The comments were written here. | happened",
        "I wrote some of the letters. | happened",
        "No. | did-not-happen",
        "We did not write any comments. | did-not-happen",
        "Nobody here wrote them, and we never would. | did-not-happen",
        "We didn't. | did-not-happen",
        "I don't know. | unknown",
        "I do not recall anything of the kind. | unknown",
        "I am not aware of any letters. | unknown",
        "I have no idea. | unknown",
        "I would rather not say. | decline",
        "No comment. | decline",
        "I cannot comment on that. | decline",
        "I can't discuss this. | decline",
        "It is a nice day. | not-mentioned",
        "'' | not-mentioned",
        "I would rather not say. But yes, it happened. | happened",
        "I don't recall; nobody wrote letters. | did-not-happen"
      })
  void aTextThatAnswersIsReadAsAReaderWould(String text, String claim) {
    assertThat(CLAIMS.of(text, true).word()).isEqualTo(claim);
  }

  @Test
  void whatIsAboutSomethingElseCountsOnlyAsAnAnswer() {
    assertThat(CLAIMS.of("No, the report is not done.", false)).isEqualTo(Claim.NOT_MENTIONED);
    assertThat(CLAIMS.of("We did the accounts. The weather was made for it.", false))
        .isEqualTo(Claim.NOT_MENTIONED);
    assertThat(CLAIMS.of("We did the accounts. They wrote the comments too.", false))
        .isEqualTo(Claim.HAPPENED);
  }
}
