package io.orcastrike.core.load;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.report.Outcome;
import io.orcastrike.spi.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of a run's load that one drone makes. It ends by itself: each workload at its end and
 * grace.
 *
 * <p>Used by one thread at a time; the load itself runs on threads of its own, which inherit the
 * context class loader of the thread that makes and starts it.
 */
public final class DroneLoad {
  /** How long an interrupted iteration may take to notice. */
  private static final long MOST_UNWINDING = 2_000_000_000L;

  private final List<Part> parts = new ArrayList<>();
  private final Stripe stripe;
  private final Lanes lanes;
  private final Probe probe;
  private SteeredTime time = SteeredTime.UNSTEERED;
  private boolean aborted;

  /** A workload and what becomes of it. */
  private static final class Part {
    private final Schedule plan;
    private final WorkloadRun run;
    private final Driver driver;
    private long stoppedAt;
    private long cutAt;
    private boolean done;

    Part(WorkloadRun run) {
      this.plan = run.schedule();
      this.run = run;
      this.driver = Driver.of(run);
    }
  }

  /**
   * Makes the load.
   *
   * @param lease asked before every start
   * @param t0 the start of the run, in nanoseconds of the clock
   */
  public DroneLoad(
      RunPlan plan, Stripe stripe, Clock clock, Lease lease, long t0, Recorder recorder) {
    this.stripe = stripe;
    this.lanes = new Lanes(stripe.of());
    long warmUpEnd = t0;
    for (Schedule schedule : plan.schedules()) {
      if (schedule.includes(stripe)) {
        parts.add(new Part(new WorkloadRun(schedule, stripe, clock, lease, t0, recorder)));
      }
      long warmUp = schedule.profile().bounds().warmUp().toNanos();
      warmUpEnd = Math.max(warmUpEnd, t0 + warmUp);
    }
    this.probe = new Probe(clock, recorder, warmUpEnd);
  }

  /** Begins: nothing is started before the start of the run. */
  public void start() {
    probe.start();
    parts.forEach(part -> part.driver.start());
  }

  /**
   * Takes over what a lost drone of the team made.
   *
   * @param known how many changes of the load the lost one knew of for sure, each in time
   * @param survivors who does, by place in the team
   */
  public void lose(int drone, long instant, int known, List<Integer> survivors) {
    int before = lanes.of(stripe.number()).size();
    lanes.lose(drone, instant, known, survivors);
    List<Lane> now = lanes.of(stripe.number());
    for (Lane lane : now.subList(before, now.size())) {
      parts.forEach(part -> part.driver.takeOver(lane));
    }
  }

  /**
   * Changes the load from an instant on, until the next change.
   *
   * @param instant nanoseconds from T0
   * @param factor of every arrival rate
   * @param paused whether the time of the profiles stands still
   */
  public void steer(long instant, double factor, boolean paused) {
    time = time.changed(instant, factor, paused);
    for (Part part : parts) {
      Schedule steered = part.plan.steered(time);
      part.run.steer(steered);
      part.driver.steer(steered, instant);
    }
  }

  /** Starts nothing more; what runs may finish within its grace. */
  public void stop() {
    parts.forEach(part -> part.driver.stop());
  }

  /** Starts nothing more, and interrupts what runs. */
  public void abort() {
    stop();
    probe.stop();
    aborted = true;
  }

  /**
   * Looks after ends and graces. Called often.
   *
   * @param now in nanoseconds of the clock
   */
  public void tick(long now) {
    parts.forEach(part -> tick(part, now));
    if (isDone()) {
      probe.stop();
    }
  }

  private void tick(Part part, long now) {
    if (part.done) {
      return;
    }
    if (now >= part.run.end()) {
      part.driver.end();
    }
    if (part.stoppedAt == 0 && part.driver.isStopped()) {
      part.stoppedAt = now;
      part.run.inFlight().close();
    }
    if (aborted) {
      part.run.inFlight().close();
      cut(part, Outcome.INTERRUPTED, "", now);
    } else if (part.stoppedAt != 0 && now - part.stoppedAt >= grace(part)) {
      String reason = "cut at the end of its grace of %d ms".formatted(grace(part) / 1_000_000);
      cut(part, Outcome.FAILED, reason, now);
    }
    boolean endless = part.cutAt != 0 && now - part.cutAt >= MOST_UNWINDING;
    part.done = part.stoppedAt != 0 && (endless || part.run.inFlight().isEmpty());
  }

  private static void cut(Part part, Outcome outcome, String reason, long now) {
    part.run.inFlight().cut(outcome, reason);
    if (part.cutAt == 0) {
      part.cutAt = now;
    }
  }

  private static long grace(Part part) {
    return part.run.schedule().profile().bounds().grace().toNanos();
  }

  /** Tells whether no more is started; what runs may go on. */
  public boolean isStopped() {
    return parts.stream().allMatch(part -> part.driver.isStopped());
  }

  /** Tells whether all has ended and is recorded. */
  public boolean isDone() {
    return parts.stream().allMatch(part -> part.done);
  }

  /** Returns how many iterations run now. */
  public long inFlight() {
    return parts.stream().mapToLong(part -> part.run.inFlight().count()).sum();
  }

  /** Returns how long ago the longest-running iteration was due, in microseconds. */
  public long oldestMicros(long now) {
    return parts.stream()
        .mapToLong(part -> (now - part.run.inFlight().oldestDue(now)) / 1_000)
        .max()
        .orElse(0);
  }

  /** Returns what made a workload end before its time by itself: the first there was. */
  public Optional<Throwable> failure() {
    return parts.stream().flatMap(part -> part.driver.failure().stream()).findFirst();
  }

  /** Returns, by workload, how many iterations did not end although they were interrupted. */
  public Map<String, Long> endless() {
    Map<String, Long> endless = new TreeMap<>();
    for (Part part : parts) {
      if (part.cutAt != 0 && part.run.inFlight().count() > 0) {
        endless.put(name(part), (long) part.run.inFlight().count());
      }
    }
    return endless;
  }

  /** Returns, by workload, how many of this drone's iterations were never due. */
  public Map<String, Long> notReached() {
    Map<String, Long> notReached = new TreeMap<>();
    for (Part part : parts) {
      part.driver.notReached().ifPresent(count -> notReached.put(name(part), count));
    }
    return notReached;
  }

  private static String name(Part part) {
    return part.run.schedule().workload().name();
  }
}
