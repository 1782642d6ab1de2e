package io.orcastrike.core.load;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.core.measure.WorkloadRecorder;
import io.orcastrike.spi.Clock;
import java.util.List;

/**
 * A workload while a drone runs its part of it: what all its iterations share.
 *
 * <p>Safe for use by many threads.
 */
final class WorkloadRun {
  private volatile Schedule schedule;
  private final Stripe stripe;
  private final Clock clock;
  private final Lease lease;
  private final long t0;
  private final long warmUpEnd;
  private final Recorder recorder;
  private final WorkloadRecorder counts;
  private final List<ScenarioRecorder> scenarios;
  private final InFlight inFlight = new InFlight();

  WorkloadRun(
      Schedule schedule, Stripe stripe, Clock clock, Lease lease, long t0, Recorder recorder) {
    this.schedule = schedule;
    this.stripe = schedule.effective(stripe);
    this.clock = clock;
    this.lease = lease;
    this.t0 = t0;
    this.warmUpEnd = t0 + schedule.profile().bounds().warmUp().toNanos();
    this.recorder = recorder;
    this.counts = recorder.workload(schedule.workload().name());
    this.scenarios =
        schedule.workload().scenarios().stream()
            .map(scenario -> recorder.scenario(schedule.workload().name(), scenario.name()))
            .toList();
  }

  Schedule schedule() {
    return schedule;
  }

  Stripe stripe() {
    return stripe;
  }

  Clock clock() {
    return clock;
  }

  long t0() {
    return t0;
  }

  /** Returns when the load ends at the latest. */
  long end() {
    return t0 + schedule.end();
  }

  /** Goes on by a schedule with a change more. */
  void steer(Schedule steered) {
    schedule = steered;
  }

  /** Returns τ at an instant of the clock. */
  long profileAt(long nanos) {
    return schedule.time().profileAt(nanos - t0);
  }

  boolean isPaused(long nanos) {
    return schedule.time().isPaused(nanos - t0);
  }

  WorkloadRecorder counts() {
    return counts;
  }

  InFlight inFlight() {
    return inFlight;
  }

  ScenarioRecorder recorder(int scenario) {
    return scenarios.get(scenario);
  }

  boolean isWarmUp(long due) {
    return due < warmUpEnd;
  }

  /**
   * Counts an iteration as begun; from now on it can be cut.
   *
   * @param now the time
   * @return false when the load has ended, or the lease: it must not be run
   */
  boolean admit(IterationRun iteration, long now) {
    if (!lease.holds(now) || !inFlight.begin(iteration)) {
      return false;
    }
    counts.started(iteration.isWarmUp(), now);
    return true;
  }

  /** Records by how much an iteration's body began late for reasons of the drone. */
  void lag(IterationRun iteration, long start, long slotFree) {
    if (schedule.hasDueTimes() && !iteration.isWarmUp()) {
      recorder.lag(start, start - Math.max(iteration.due(), slotFree));
    }
  }

  void ended(IterationRun iteration) {
    inFlight.end(iteration);
  }

  void excess(long amount) {
    recorder.excess(amount);
  }

  void count(String counter, long amount) {
    recorder.count(counter, amount);
  }

  void value(String distribution, long value) {
    recorder.value(distribution, clock.nanos(), value);
  }
}
