package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.report.Progress;
import java.util.Locale;

/**
 * What keys do while a run is shown.
 *
 * <p>Used by one thread at a time.
 */
final class SteeringKeys {
  /** What a person sees of them. */
  static final String HINT = "p pause   r resume   + - rate   s stop   a abort";

  private static final String BY = "terminal";
  private static final double STEP = 0.1;

  private final Run run;
  private final Screen screen;
  private double factor = 1;
  private double shown = 1;
  private boolean sure;

  SteeringKeys(Run run, Screen screen) {
    this.run = run;
    this.screen = screen;
  }

  /** Obeys a key; another key takes back that somebody is about to abort. */
  void press(char key, Progress.Load now) throws InterruptedException {
    boolean again = sure;
    sure = false;
    follow(now);
    switch (Character.toLowerCase(key)) {
      case 'p' -> steer(new SteerCommand.Pause());
      case 'r' -> steer(new SteerCommand.Resume());
      case '+', '=' -> rate(factor + STEP);
      case '-' -> rate(factor - STEP);
      case 's' -> steer(new SteerCommand.Stop());
      case 'a' -> abort(again);
      default -> {}
    }
  }

  /** Somebody else may have changed the rate; what was asked here may not be in effect yet. */
  private void follow(Progress.Load now) {
    if (now.factor() != shown) {
      shown = now.factor();
      factor = shown;
    }
  }

  private void rate(double wanted) throws InterruptedException {
    double rounded = Math.max(STEP, Math.round(wanted / STEP) * STEP);
    SteerCommand.Rate command =
        new SteerCommand.Rate(
            Double.parseDouble(
                String.format(Locale.ROOT, "%.1f", Math.min(SteerCommand.MOST_FACTOR, rounded))));
    if (steer(command)) {
      factor = command.factor();
    }
  }

  private void abort(boolean again) throws InterruptedException {
    if (again) {
      steer(new SteerCommand.Abort());
    } else {
      sure = true;
      screen.line("press a again to abort: what runs is interrupted");
    }
  }

  private boolean steer(SteerCommand command) throws InterruptedException {
    SteerAnswer answer = run.steer(command, BY);
    screen.line(
        answer.accepted()
            ? "the run " + answer.text()
            : "%s refused: %s".formatted(command.text(), answer.text()));
    return answer.accepted();
  }
}
