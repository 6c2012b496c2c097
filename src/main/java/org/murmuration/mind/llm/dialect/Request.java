package org.murmuration.mind.llm.dialect;

import java.util.List;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Message;

/**
 * What a model is asked, in no provider's dialect.
 *
 * @param model name of the model as its provider knows it
 * @param messages at most one system message, first; then user and assistant in turns
 * @param form the form the answer must have
 * @param hold how the provider is to hold the model to that form
 * @param sampling how tokens are drawn
 * @param seed seed of the draw, or null where none is sent
 * @param chances whether to tell the chances of other tokens in the place of each token
 */
public record Request(
    String model,
    List<Message> messages,
    AnswerForm form,
    Hold hold,
    Sampling sampling,
    Long seed,
    boolean chances) {

  public Request {
    messages = List.copyOf(messages);
  }

  /** How a provider holds a model to a form. */
  public enum Hold {
    /** By a JSON schema: a strict response format, a grammar, or a forced tool. */
    SCHEMA,
    /** By a mode in which it writes some JSON object; the form stands in the prompt. */
    JSON,
    /** Not at all: the form stands in the prompt. */
    PROMPT
  }

  /**
   * How tokens are drawn; null leaves a value to the provider.
   *
   * @param temperature from 0
   * @param topP share of probability that is drawn from, above 0 to 1
   * @param maxTokens length of an answer in tokens, at most
   * @param stop texts that end an answer
   */
  public record Sampling(Double temperature, Double topP, int maxTokens, List<String> stop) {

    public Sampling {
      stop = List.copyOf(stop);
    }
  }
}
