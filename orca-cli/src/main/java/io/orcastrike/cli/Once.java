package io.orcastrike.cli;

import io.orcastrike.api.Parameters;
import io.orcastrike.core.Rehearsal;
import io.orcastrike.core.Rehearsal.Scene;
import io.orcastrike.core.RehearsalEvent;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.LoadedTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs each scenario once and prints every step. */
final class Once {
  private final Console console;
  private final Look look;

  Once(Console console) {
    this.console = console;
    this.look = console.outLook();
  }

  /** Returns the exit code: 0 when every scenario succeeded. */
  int run(LoadedTest loaded, Parameters parameters) throws Problem {
    List<Scene> scenes;
    try {
      scenes = Rehearsal.of(loaded, parameters);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new Problem(
          Verdict.NOT_PREPARED, "the test could not be prepared: %s%s".formatted(e, place(e)), e);
    }
    scenes.forEach(this::print);
    boolean allSucceeded = scenes.stream().allMatch(scene -> scene.failure().isEmpty());
    return (allSucceeded ? Verdict.PASSED : Verdict.FAILED).exitCode();
  }

  private void print(Scene scene) {
    Table table = new Table(look, "", "", "").left(0, 2);
    scene.events().forEach(event -> add(event, table));
    StringBuilder text = new StringBuilder();
    text.append(mark(scene.failure().isEmpty()))
        .append("  ")
        .append(Figures.harmless(scene.workload() + " / " + scene.scenario()))
        .append("  ")
        .append(millis(scene.duration()))
        .append(" ms%n".formatted());
    table.lines().forEach(line -> text.append("   ").append(line).append("%n".formatted()));
    scene
        .failure()
        .ifPresent(
            thrown ->
                text.append("     ")
                    .append(Paint.BAD.on(Figures.harmless(thrown.toString()), look))
                    .append(place(thrown))
                    .append("%n".formatted()));
    console.print(text.toString());
  }

  private void add(RehearsalEvent event, Table table) {
    switch (event) {
      case RehearsalEvent.Step step ->
          table.row(
              step.failure().isEmpty() ? Paint.PLAIN : Paint.BAD,
              "step " + step.name(),
              millis(step.duration()) + " ms",
              step.failure().map(Throwable::toString).orElse(""));
      case RehearsalEvent.Check check ->
          table.row(
              check.passed() ? Paint.PLAIN : Paint.BAD,
              "check " + check.name(),
              "",
              check.passed() ? "passed" : "failed");
      case RehearsalEvent.Trace trace -> table.row(Paint.DIM, "trace", "", trace.id());
      case RehearsalEvent.Pause pause ->
          table.row(Paint.DIM, "pause", millis(pause.duration()) + " ms", "not waited for");
      case RehearsalEvent.Count count ->
          table.row(Paint.PLAIN, "count " + count.name(), Figures.count(count.amount()), "");
      case RehearsalEvent.Value value ->
          table.row(Paint.PLAIN, "value " + value.name(), Figures.count(value.value()), "");
    }
  }

  private static String place(Throwable thrown) {
    Optional<StackTraceElement> place = AuthorTrouble.place(thrown);
    return place.map(frame -> " (%s)".formatted(AuthorTrouble.text(frame))).orElse("");
  }

  private String mark(boolean succeeded) {
    return succeeded
        ? Paint.GOOD.on(look.text("✓", "ok"), look)
        : Paint.BAD.on(look.text("✗", "FAILED"), look);
  }

  private static String millis(Duration duration) {
    return Figures.threeDigits(duration.toNanos() / 1e6);
  }
}
