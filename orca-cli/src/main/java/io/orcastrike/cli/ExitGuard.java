package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.report.Verdict;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a test ends the process, and ends the run first, so that it still has a result and
 * never looks like a pass.
 */
final class ExitGuard implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Screen screen;
  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook = new Thread(this::exiting, "orca-exit");
  private volatile @Nullable Run run;

  private ExitGuard(Screen screen) {
    this.screen = screen;
  }

  /** Begins before code of the test is called, which may be before there is a run. */
  static ExitGuard begin(Screen screen) {
    ExitGuard guard = new ExitGuard(screen);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  /** Ends a run, from now on. */
  void guard(Run begun) {
    run = begun;
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
    Run begun = run;
    if (begun == null) {
      exitingWithoutRun();
      return;
    }
    begun.abort(Verdict.NOT_COMPLETED, "the test called System.exit");
    try {
      told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    screen.leaving();
    Runtime.getRuntime().halt(Verdict.NOT_COMPLETED.exitCode());
  }

  /** A signal ends the process as ever; it comes without a call of exit. */
  private void exitingWithoutRun() {
    Thread.getAllStackTraces().values().stream()
        .filter(ExitGuard::callsExit)
        .findFirst()
        .ifPresent(
            frames -> {
              Optional<StackTraceElement> place = AuthorTrouble.place(frames);
              Problem problem =
                  Problem.of(
                      "the test called System.exit",
                      place.map(AuthorTrouble::text).orElse("a thread of the test"),
                      "code that was a program of its own",
                      "throw an exception instead");
              screen.line("orca: " + problem.getMessage());
              screen.leaving();
              Runtime.getRuntime().halt(Verdict.NOT_COMPLETED.exitCode());
            });
  }

  private static boolean callsExit(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"));
  }
}
