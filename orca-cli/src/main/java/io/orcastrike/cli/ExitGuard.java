package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.report.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a test ends the process, and ends the run first, so that it still has a result and
 * never looks like a pass.
 */
final class ExitGuard implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Run run;
  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook = new Thread(this::exiting, "orca-exit");

  private ExitGuard(Run run) {
    this.run = run;
  }

  static ExitGuard of(Run run) {
    ExitGuard guard = new ExitGuard(run);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  /** Lets the process end: the result has been told. */
  @Override
  public void close() {
    told.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already, and the hook waits for this
    }
  }

  private void exiting() {
    run.abort(Verdict.NOT_COMPLETED, "the test called System.exit");
    try {
      told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(Verdict.NOT_COMPLETED.exitCode());
  }
}
