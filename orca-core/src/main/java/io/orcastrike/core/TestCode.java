package io.orcastrike.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Calls an author's code on a thread of its own, with the test's class loader, within a time. */
final class TestCode {
  /** Longer messages of exceptions are clipped: they travel to the leader. */
  private static final int LONGEST = 1_000;

  private static final Duration LOOK = Duration.ofMillis(100);

  private TestCode() {}

  /**
   * Starts a call.
   *
   * @param name of the thread
   */
  static <T> FutureTask<T> start(String name, ClassLoader tests, Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(task);
    thread.setContextClassLoader(tests);
    thread.start();
    return task;
  }

  /** Calls on the calling thread, which has the test's class loader in its context meanwhile. */
  static <T> T here(ClassLoader tests, Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(tests);
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Calls, and waits.
   *
   * @param stopped asked while waiting: whether to interrupt the call and wait no longer
   * @return what was thrown, or nothing
   * @throws InterruptedException if the calling thread is interrupted; the call is, too
   */
  static Optional<Throwable> call(
      String name, ClassLoader tests, Duration within, BooleanSupplier stopped, Action action)
      throws InterruptedException {
    FutureTask<Boolean> task =
        start(
            name,
            tests,
            () -> {
              action.run();
              return true;
            });
    try {
      return await(task, within, stopped);
    } catch (ExecutionException e) {
      return Optional.of(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      task.cancel(true);
    }
  }

  private static Optional<Throwable> await(
      FutureTask<Boolean> task, Duration within, BooleanSupplier stopped)
      throws InterruptedException, ExecutionException {
    for (long waited = 0; waited < within.toMillis(); waited += LOOK.toMillis()) {
      try {
        task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.empty();
      } catch (TimeoutException e) {
        if (stopped.getAsBoolean()) {
          return Optional.of(new InterruptedException("the run was stopped meanwhile"));
        }
      }
    }
    return Optional.of(new TimeoutException("did not return within " + within.toSeconds() + " s"));
  }

  /**
   * Says what an author's code threw, in few words with its place.
   *
   * @param mask takes secrets out, before a part of one could be cut off
   */
  static String text(Throwable thrown, UnaryOperator<String> mask) {
    String place = "";
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.")
          && !frame.getClassName().startsWith("jdk.")
          && !frame.getClassName().startsWith("sun.")
          && !frame.getClassName().startsWith("io.orcastrike.core.")
          && !frame.getClassName().startsWith("io.orcastrike.api.")) {
        place = " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber());
        break;
      }
    }
    String text = mask.apply(thrown.getClass().getSimpleName() + message(thrown));
    return (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + place;
  }

  /** An author's exception may itself throw when asked. */
  private static String message(Throwable thrown) {
    try {
      return thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    } catch (RuntimeException | Error e) {
      return " (its message cannot be had: " + e.getClass().getSimpleName() + ")";
    }
  }

  /** Code of an author. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }
}
