package io.orcastrike.maven;

import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.TestNotFoundException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a search on a thread of its own, so that neither its deadline nor an interruption has to
 * wait for a repository: they cut its connections, and so end that thread, too.
 */
final class Search {
  private Search() {}

  static Resolved run(Coordinates wanted, Options options) throws TestNotFoundException {
    Progress progress = new Progress(wanted, options);
    try (Repositories repositories = Repositories.open(options, progress)) {
      FutureTask<Resolved> task =
          new FutureTask<>(new Resolution(wanted, options, repositories, progress)::resolve);
      Thread.ofPlatform().daemon().name("orca-maven").start(task);
      try {
        return task.get(options.deadline().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw Trouble.of(
            "%s was not found within %,.3g s"
                .formatted(wanted.withoutClass(), options.deadline().toNanos() / 1e9),
            repositories.described(),
            "a slow repository or network; %s".formatted(progress.text()),
            "once more: what has come is kept");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Trouble.of(
            "the search for %s was interrupted".formatted(wanted.withoutClass()),
            repositories.described(),
            "somebody ended it",
            "once more: what has come is kept");
      } catch (ExecutionException e) {
        throw progress.isTooMuch()
            ? tooMuch(wanted, options, repositories, progress)
            : failure(wanted, repositories, e.getCause() == null ? e : e.getCause());
      } finally {
        progress.cancel();
        task.cancel(true);
      }
    }
  }

  private static TestNotFoundException tooMuch(
      Coordinates wanted, Options options, Repositories repositories, Progress progress) {
    return Trouble.of(
        "%s and its libraries must have at most %,d bytes to be fetched, have more"
            .formatted(wanted.withoutClass(), options.mostBytes()),
        repositories.described(),
        "a file that is none, or libraries that a load test does not need; " + progress.text(),
        "mvn dependency:tree, to see who needs what");
  }

  private static TestNotFoundException failure(
      Coordinates wanted, Repositories repositories, Throwable cause) {
    if (cause instanceof TestNotFoundException known) {
      return known;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return Trouble.of(
        "%s cannot be found: %s"
            .formatted(wanted.withoutClass(), Answer.withoutUser(String.valueOf(cause))),
        repositories.described(),
        "a POM or a file that is not as it should be",
        "mvn dependency:get -Dartifact=" + wanted.withoutClass());
  }
}
