package io.orcastrike.testkit;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.TestNotFoundException;
import java.util.function.Supplier;

/**
 * Runs load tests within a test of JUnit, to their end whatever happens.
 *
 * <pre>{@code
 * RunReport report = LoadTests.run(Orca.test(ShopTest::new).drones(3).parameter("rate", "20"));
 * assertThat(report).passed().scenario("checkout").step("pay").p99().isLessThan(ofMillis(50));
 * }</pre>
 */
public final class LoadTests {
  private LoadTests() {}

  /** Runs a test on one drone, with its defaults; otherwise as {@link #run(Orca.Builder)}. */
  public static RunReport run(Supplier<? extends LoadTest> test) throws InterruptedException {
    return run(Orca.test(test));
  }

  /**
   * Runs a test.
   *
   * @return what the run came to, also where it never began to load
   * @throws AssertionError if there is no such test
   * @throws InterruptedException if the calling thread is interrupted, as JUnit's time-outs do; the
   *     run is aborted and over by then, so that its load does not meet the next test
   */
  public static RunReport run(Orca.Builder asked) throws InterruptedException {
    Run run = start(asked);
    try {
      return run.await();
    } catch (InterruptedException e) {
      run.abort(Verdict.NOT_COMPLETED, "the test of JUnit was interrupted");
      run.await();
      throw e;
    }
  }

  private static Run start(Orca.Builder asked) {
    try {
      return asked.start();
    } catch (TestNotFoundException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
