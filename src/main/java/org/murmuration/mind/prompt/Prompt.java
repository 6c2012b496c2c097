package org.murmuration.mind.prompt;

import java.util.List;

/**
 * What a model is shown: at most one system message, then user and assistant in turns, the user
 * last. Text that is the same for all agents comes first, so that providers' prefix caches hit.
 */
public record Prompt(List<Message> messages) {

  public Prompt {
    messages = List.copyOf(messages);
  }
}
