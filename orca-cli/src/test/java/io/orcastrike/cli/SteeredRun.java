package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run that notes what is asked of it, and refuses to resume. */
record SteeredRun(List<String> asked) implements Run {
  SteeredRun() {
    this(new CopyOnWriteArrayList<>());
  }

  @Override
  public String id() {
    return "20261126-120000-7f3a";
  }

  @Override
  public SteerAnswer steer(SteerCommand command, String by) {
    asked.add(command.text() + " by " + by);
    return command instanceof SteerCommand.Resume
        ? new SteerAnswer(false, "the load is not paused")
        : new SteerAnswer(true, "does so at 00:47");
  }

  @Override
  public void stop(Verdict verdict, String reason) {}

  @Override
  public void abort(Verdict verdict, String reason) {}

  @Override
  public Optional<Progress> progress() {
    return Optional.empty();
  }

  @Override
  public Optional<RunReport> report() {
    return Optional.empty();
  }

  @Override
  public Optional<RunReport> await(Duration most) {
    return Optional.empty();
  }

  @Override
  public RunReport await() {
    throw new UnsupportedOperationException();
  }
}
