package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Threshold;
import io.orcastrike.api.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the shape of a run.
 *
 * <p>Safe for use by many threads.
 */
public final class RunPlan {
  private static final int SAMPLED_DUE_TIMES = 16;

  private final Plan plan;
  private final List<Schedule> schedules;

  private RunPlan(Plan plan, List<Schedule> schedules) {
    this.plan = plan;
    this.schedules = List.copyOf(schedules);
  }

  /**
   * Shapes a plan.
   *
   * @param tests where feeders find their files
   * @throws IllegalArgumentException if there is no plan, a feeder's file is missing or wrong, or
   *     the shape does not fit the plan
   * @throws io.orcastrike.api.InvalidPlanException if its thresholds do not
   */
  public static RunPlan of(@Nullable Plan plan, Shape shape, ClassLoader tests) {
    if (plan == null) {
      throw new IllegalArgumentException("plan() must return a plan, returned null");
    }
    Plan shaped = shape.of(plan);
    return new RunPlan(
        shaped,
        shaped.workloads().stream().map(workload -> Schedule.of(workload, shape, tests)).toList());
  }

  /** Returns the same plan in a run whose load is steered. */
  public RunPlan steered(SteeredTime time) {
    return new RunPlan(plan, schedules.stream().map(schedule -> schedule.steered(time)).toList());
  }

  /** Tells whether a rate can be changed: whether iterations arrive by themselves. */
  public boolean hasArrivals() {
    return schedules.stream().anyMatch(schedule -> schedule.profile() instanceof ArrivalRate);
  }

  /** Returns the plan, with the load and the thresholds that the shape gives it. */
  public Plan plan() {
    return plan;
  }

  /** Returns the schedules, in the order of the plan's workloads. */
  public List<Schedule> schedules() {
    return schedules;
  }

  /** Returns when the last load ends at the latest, grace apart. */
  public Duration duration() {
    return duration(SteeredTime.UNSTEERED);
  }

  /** Returns the same in a run whose load is steered. */
  public Duration duration(SteeredTime time) {
    return latest(schedule -> Duration.ofNanos(schedule.end(time)));
  }

  /** Returns when the last iteration is cut at the latest, in a run whose load is steered. */
  public Duration durationWithGrace(SteeredTime time) {
    return latest(
        schedule -> Duration.ofNanos(schedule.end(time)).plus(schedule.profile().bounds().grace()));
  }

  private Duration latest(Function<Schedule, Duration> end) {
    return schedules.stream().map(end).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** Returns the highest rate of all arrivals together, per second, within its first seconds. */
  public double firstRate() {
    double highest = 0;
    for (int second = 0; second <= 5; second++) {
      double sum = 0;
      for (Schedule schedule : schedules) {
        sum += schedule.users() > 0 ? schedule.users() : schedule.target(second);
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }

  /** Returns the highest rate of all arrivals together at any time, per second, unsteered. */
  public double highestRate() {
    return RateCurve.highest(schedules.stream().flatMap(schedule -> schedule.curve()).toList());
  }

  /** Returns the most users of all loads together; those of one load may come after another's. */
  public int mostUsers() {
    return schedules.stream().mapToInt(Schedule::users).reduce(0, Math::addExact);
  }

  /**
   * Returns the plan as canonical lines: equal lines make an equal run. Due times stand in them as
   * whole nanoseconds, so that arithmetic that differs shows itself before the load.
   */
  public List<String> canonical() {
    List<String> lines = new ArrayList<>();
    lines.add("plan " + plan.name());
    plan.targets().forEach(target -> lines.add("target " + target));
    for (Schedule schedule : schedules) {
      Workload workload = schedule.workload();
      lines.add("load " + workload.name() + " " + ProfileText.of(schedule.profile()));
      for (Scenario scenario : workload.scenarios()) {
        lines.add("scenario " + scenario.name() + " weight " + scenario.weight());
        for (Feeder<?> feeder : scenario.feeders()) {
          String reach = feeder.isSameOnEveryDrone() ? " same on every drone " : " ";
          lines.add(feeder + " " + feeder.order() + reach + schedule.feeders().digest(feeder));
        }
      }
      addDueTimes(lines, schedule);
    }
    for (Threshold threshold : plan.thresholds()) {
      lines.add("threshold " + threshold);
    }
    return lines;
  }

  private static void addDueTimes(List<String> lines, Schedule schedule) {
    OptionalLong planned = schedule.planned();
    lines.add("planned " + planned);
    if (planned.isPresent() && schedule.users() == 0) {
      long total = planned.getAsLong();
      for (int i = 0; i < SAMPLED_DUE_TIMES && i < total; i++) {
        long number = (long) ((total - 1) * (i / (SAMPLED_DUE_TIMES - 1.0)));
        lines.add("due " + number + " at " + schedule.arrivals().dueNanos(number));
      }
    }
  }
}
