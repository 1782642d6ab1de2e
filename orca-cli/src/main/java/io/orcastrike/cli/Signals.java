package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.report.Verdict;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a run when the process is told to end: at first gently with the full result, then at once.
 *
 * <p>The JDK's class for signals is in a module that the compiler warns about without remedy, so it
 * is used by reflection. Where it is missing, a signal ends the process as it always did.
 */
final class Signals implements AutoCloseable {
  private static final Map<String, Verdict> MEANING =
      Map.of("INT", Verdict.INTERRUPTED, "TERM", Verdict.TERMINATED, "HUP", Verdict.TERMINATED);

  /** What is ended. */
  interface Target {
    /** Ends it gently, and does not wait. */
    void stop(Verdict verdict, String reason);

    /** Ends it at once, and does not wait. */
    void abort(Verdict verdict, String reason);
  }

  private final Target target;
  private final Screen screen;
  private final AtomicInteger received = new AtomicInteger();
  private final Map<String, Object> before = new HashMap<>();

  private Signals(Target target, Screen screen) {
    this.target = target;
    this.screen = screen;
  }

  /** Ends a run on signals until closed. */
  static Signals end(Run run, Screen screen) {
    return end(
        new Target() {
          @Override
          public void stop(Verdict verdict, String reason) {
            run.stop(verdict, reason);
          }

          @Override
          public void abort(Verdict verdict, String reason) {
            run.abort(verdict, reason);
          }
        },
        screen);
  }

  /** Ends something else on signals until closed. */
  static Signals end(Target target, Screen screen) {
    Signals signals = new Signals(target, screen);
    MEANING.forEach(
        (name, verdict) ->
            handle(name, handler(() -> signals.received(name, verdict)))
                .ifPresent(old -> signals.before.put(name, old)));
    return signals;
  }

  @Override
  public void close() {
    before.forEach(Signals::handle);
  }

  private void received(String name, Verdict verdict) {
    switch (received.incrementAndGet()) {
      case 1 -> {
        screen.line("stopping: nothing more is started, what runs may finish; again to abort");
        target.stop(verdict, "stopped by SIG" + name);
      }
      case 2 -> {
        screen.line("aborting: what runs is interrupted; again to leave at once, without a result");
        target.abort(verdict, "aborted by SIG" + name);
      }
      default -> {
        screen.leaving();
        Runtime.getRuntime().halt(verdict.exitCode());
      }
    }
  }

  /** Sets a handler and returns the one before; empty where signals are left alone. */
  private static Optional<Object> handle(String name, Object handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      return Optional.of(
          signal
              .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
              .invoke(null, signal.getConstructor(String.class).newInstance(name), handler));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty(); // no such signal on this system, or the JVM was started with -Xrs
    }
  }

  private static Object handler(Runnable action) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      return Proxy.newProxyInstance(
          handler.getClassLoader(),
          new Class<?>[] {handler},
          (self, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          });
    } catch (ReflectiveOperationException e) {
      return action; // which handle() then does not take
    }
  }
}
