package io.orcastrike.samples.embedded;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.core.Swarm;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The runs of this application: those under way, no more than it may have at once, and the last
 * that have ended.
 *
 * <p>Safe for use by many threads.
 */
@Component
final class Runs {
  private static final int MOST_REMEMBERED = 100;
  private static final Duration MOST_ABORTING = Duration.ofSeconds(10);

  private final LeaderSettings settings;
  private final TestLoader tests;
  private final Optional<Swarm> swarm;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private int starting;
  private boolean closed;

  Runs(LeaderSettings settings, TestLoader tests, Optional<Swarm> swarm) {
    this.settings = settings;
    this.tests = tests;
    this.swarm = swarm;
  }

  /**
   * Starts a run. Finding the test may take long: nobody else waits for it.
   *
   * @throws TooManyRunsException if as many go on as may
   */
  Run start(RunRequest asked) throws TestNotFoundException {
    reserve();
    Run run = null;
    try {
      Orca.Builder builder =
          Orca.test(tests, asked.test())
              .parameters(asked.parametersOrNone())
              .drones(asked.dronesOrOne())
              .sink(new ResultFolder(settings.folder()));
      swarm.ifPresent(builder::on);
      run = builder.start();
      return run;
    } finally {
      settle(run);
    }
  }

  private void reserve() {
    lock.lock();
    try {
      if (closed) {
        throw new TooManyRunsException("the application ends");
      }
      if (starting + underWay().size() >= settings.mostRuns()) {
        throw new TooManyRunsException(
            "at most %d runs may go on at once: stop one, or wait".formatted(settings.mostRuns()));
      }
      starting++;
    } finally {
      lock.unlock();
    }
  }

  private void settle(@Nullable Run run) {
    lock.lock();
    try {
      starting--;
      if (run != null) {
        runs.put(run.id(), run);
        forgetOldest();
        if (closed) {
          end(run);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Their results stay in the folder. */
  private void forgetOldest() {
    Iterator<Run> oldest = runs.values().iterator();
    while (runs.size() > MOST_REMEMBERED && oldest.hasNext()) {
      if (!isUnderWay(oldest.next())) {
        oldest.remove();
      }
    }
  }

  /** Returns a run, if it is one of the last. */
  Optional<Run> find(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(runs.get(id));
    } finally {
      lock.unlock();
    }
  }

  /** Returns the runs, the latest last. */
  List<Run> all() {
    lock.lock();
    try {
      return List.copyOf(runs.values());
    } finally {
      lock.unlock();
    }
  }

  private List<Run> underWay() {
    return all().stream().filter(Runs::isUnderWay).toList();
  }

  private static boolean isUnderWay(Run run) {
    return run.report().isEmpty();
  }

  private static void end(Run run) {
    run.stop(Verdict.INTERRUPTED, "the application ends");
  }

  /**
   * Ends all runs gently, and waits until their results are kept; then no longer. Spring calls this
   * before it closes the transport, which the runs need until then.
   */
  @PreDestroy
  void close() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    List<Run> left = underWay();
    left.forEach(Runs::end);
    Instant until = Instant.now().plus(settings.stopWithin());
    for (Run run : left) {
      Duration most = Duration.between(Instant.now(), until);
      if (run.await(most.isNegative() ? Duration.ZERO : most).isEmpty()) {
        run.abort(Verdict.INTERRUPTED, "the application ended before the run did");
      }
    }
    for (Run run : left) {
      run.await(MOST_ABORTING);
    }
  }
}
