package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.murmuration.journal.Journal;

/**
 * The runs a node knows: where an agent made on this node finds the rules it goes by. Those that
 * were begun on this node are there from the beginning, others are looked up when they are needed.
 */
public final class Runs implements Extension {

  /**
   * A run on the node of the supervisor.
   *
   * @param observer told from time to time how far the run is; called by the run's timekeeper
   * @param mustHold whether no further encounter is to go out for the time being
   * @param end completed when the run is over, exceptionally with a {@link RunFailure}
   */
  record Hosted(
      RunSpec run,
      Rules rules,
      Journal journal,
      Consumer<Progress> observer,
      BooleanSupplier mustHold,
      CompletableFuture<RunEnd> end) {}

  private static final ExtensionId<Runs> ID =
      new ExtensionId<>() {
        @Override
        public Runs createExtension(ActorSystem<?> system) {
          return new Runs();
        }
      };

  private final Map<String, Hosted> hosted = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<RunSpec>> found = new ConcurrentHashMap<>();
  private final Map<String, Rules> rules = new ConcurrentHashMap<>();

  private final Map<String, Post> posts = new ConcurrentHashMap<>();

  private volatile Function<String, Post> newPost;
  private volatile ActorRef<Lookup.Command> lookup;

  private Runs() {}

  static Runs of(ActorSystem<?> system) {
    return ID.apply(system);
  }

  /** How those of a run reach each other from this node. */
  Post post(String key) {
    Post known = posts.get(key);
    return known != null ? known : posts.computeIfAbsent(key, newPost);
  }

  void makePostsBy(Function<String, Post> maker) {
    newPost = maker;
  }

  void lookUpAt(ActorRef<Lookup.Command> where) {
    lookup = where;
  }

  void add(String key, Hosted run) {
    hosted.put(key, run);
    rules.put(key, run.rules());
  }

  Optional<Hosted> get(String key) {
    return Optional.ofNullable(hosted.get(key));
  }

  /** The rules of a run that is known already. */
  Optional<Rules> rules(String key) {
    return Optional.ofNullable(rules.get(key));
  }

  /** The rules of a run, looked up if they are not known. */
  CompletionStage<Rules> learn(String key) {
    return find(key).thenApply(run -> rules.computeIfAbsent(key, k -> Rules.of(run)));
  }

  /** A run, looked up if it is not known; a look-up that failed is tried anew the next time. */
  CompletionStage<RunSpec> find(String key) {
    CompletableFuture<RunSpec> mine = new CompletableFuture<>();
    CompletableFuture<RunSpec> same = found.putIfAbsent(key, mine);
    if (same != null) {
      return same;
    }
    mine.whenComplete(
        (run, failure) -> {
          if (failure != null) {
            found.remove(key, mine);
          }
        });
    lookup.tell(new Lookup.Wanted(key, mine));
    return mine;
  }

  /** A run that was looked up is over. */
  void forget(String key) {
    found.remove(key);
    Post post = posts.remove(key);
    if (post != null) {
      post.close();
    }
    if (!hosted.containsKey(key)) {
      rules.remove(key);
    }
  }

  void remove(String key) {
    hosted.remove(key);
    rules.remove(key);
    posts.remove(key);
  }
}
