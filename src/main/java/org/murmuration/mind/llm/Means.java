package org.murmuration.mind.llm;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What endpoints of a node may use.
 *
 * @param environment where keys are found
 * @param client speaks HTTP/1.1 and holds two threads for any number of calls
 * @param timer for work that is due later; must not be blocked
 * @param logs folder for the output of child processes
 * @param say tells the user something, in one line
 */
public record Means(
    Environment environment,
    HttpClient client,
    ScheduledExecutorService timer,
    Path logs,
    Consumer<String> say) {}
