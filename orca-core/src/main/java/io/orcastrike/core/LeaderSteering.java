package io.orcastrike.core;

import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.SteeredTime;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.LeaderMachine;
import io.orcastrike.core.protocol.Now;
import io.orcastrike.core.protocol.Steering;
import io.orcastrike.report.Progress;
import java.time.Duration;
import java.util.List;

/**
 * How a leader steers its run: what a command comes to, and the plan as it has become.
 *
 * <p>Used by one thread at a time: the leader's.
 */
final class LeaderSteering {
  private static final long SECOND = 1_000_000_000L;

  private final RunPlan plan;
  private final LeaderMachine machine;

  LeaderSteering(RunPlan plan, LeaderMachine machine) {
    this.plan = plan;
    this.machine = machine;
  }

  /**
   * Changes the load, where that can be.
   *
   * @param elapsed nanoseconds from T0
   * @param effects takes what the machine wants done about it
   */
  SteerAnswer change(SteerCommand command, long elapsed, Now now, List<Effect> effects) {
    if (elapsed < 0 || machine.state() != LeaderMachine.State.RUNNING) {
      return SteerAnswer.no("the load has not begun, or has ended");
    }
    Progress.Load load = last();
    long instant = machine.steerableFrom(now);
    long end = duration(elapsed).toNanos();
    if (instant >= end) {
      return SteerAnswer.no(
          "the load ends at %s, and cannot change before %s".formatted(clock(end), clock(instant)));
    }
    return switch (command) {
      case SteerCommand.Pause pause ->
          load.paused()
              ? SteerAnswer.no("the load is paused already")
              : change(new Steering(instant, load.factor(), true), now, effects, "pauses");
      case SteerCommand.Resume resume ->
          load.paused()
              ? change(new Steering(instant, load.factor(), false), now, effects, "goes on")
              : SteerAnswer.no("the load is not paused");
      case SteerCommand.Rate rate ->
          plan.hasArrivals()
              ? change(
                  new Steering(instant, rate.factor(), load.paused()),
                  now,
                  effects,
                  "goes at %s times the plan's rate".formatted(rate.factor()))
              : SteerAnswer.no("the plan has no arrival rate: users and iterations have no rate");
      case SteerCommand.Stop stop -> throw new IllegalArgumentException("an end is no change");
      case SteerCommand.Abort abort -> throw new IllegalArgumentException("an end is no change");
    };
  }

  private SteerAnswer change(Steering change, Now now, List<Effect> effects, String what) {
    try {
      effects.addAll(machine.steer(change, now));
      return SteerAnswer.yes("%s at %s".formatted(what, clock(change.instant())));
    } catch (IllegalArgumentException | IllegalStateException e) {
      return SteerAnswer.no(String.valueOf(e.getMessage()));
    }
  }

  private Progress.Load last() {
    List<Steering> all = machine.steering();
    return all.isEmpty() ? Progress.Load.PLANNED : load(all.getLast());
  }

  /** Returns how the load is steered at a time from T0: what was decided may not be in effect. */
  Progress.Load load(long elapsed) {
    return machine.steering().reversed().stream()
        .filter(change -> change.instant() <= elapsed)
        .findFirst()
        .map(LeaderSteering::load)
        .orElse(Progress.Load.PLANNED);
  }

  private static Progress.Load load(Steering change) {
    return new Progress.Load(change.factor(), change.paused());
  }

  /** Returns the plan as it has become. */
  RunPlan plan() {
    return plan.steered(time());
  }

  private SteeredTime time() {
    SteeredTime time = SteeredTime.UNSTEERED;
    for (Steering change : machine.steering()) {
      time = time.changed(change.instant(), change.factor(), change.paused());
    }
    return time;
  }

  /**
   * Returns how long the load lasts, the grace of its last iterations apart; in a pause that nobody
   * has ended, as if it ended now.
   */
  Duration duration(long elapsed) {
    return plan.duration(resumed(elapsed));
  }

  /** Returns the same with the grace. */
  Duration durationWithGrace(long elapsed) {
    return plan.durationWithGrace(resumed(elapsed));
  }

  private SteeredTime resumed(long elapsed) {
    SteeredTime time = time();
    if (!last().paused()) {
      return time;
    }
    long now = Math.max(elapsed, machine.steering().getLast().instant());
    return time.changed(now, last().factor(), false);
  }

  private static String clock(long nanos) {
    long seconds = Math.max(0, nanos) / SECOND;
    return "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
