package io.orcastrike.core;

import io.orcastrike.api.Plan;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.Schedule;
import io.orcastrike.core.load.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a plan would do, without running it.
 *
 * <p>Immutable.
 *
 * @param workloads in the order of the plan
 */
public record Preview(List<WorkloadPreview> workloads) {
  /** Copies the workloads. */
  public Preview {
    workloads = List.copyOf(workloads);
  }

  /**
   * What a workload would do.
   *
   * @param name the workload's name
   * @param unit {@code iterations/s} or {@code users}
   * @param duration of its load, grace apart
   * @param curve the target at equally spaced times, from the start to just before the end
   * @param planned iterations; empty with users, who run as many as they can
   */
  public record WorkloadPreview(
      String name, String unit, Duration duration, List<Double> curve, OptionalLong planned) {
    /** Copies the curve. */
    public WorkloadPreview {
      curve = List.copyOf(curve);
    }
  }

  /**
   * Returns what a plan would do.
   *
   * @param scale by which every load is multiplied
   * @param points of each curve, at least 2
   * @param tests where feeders find their files
   * @throws IllegalArgumentException if a feeder's file is missing or wrong
   */
  public static Preview of(Plan plan, double scale, int points, ClassLoader tests) {
    RunPlan shaped = RunPlan.of(plan, new Shape(0, scale, Optional.empty()), tests);
    return new Preview(
        shaped.schedules().stream().map(schedule -> preview(schedule, points)).toList());
  }

  private static WorkloadPreview preview(Schedule schedule, int points) {
    double length = schedule.duration().toNanos() / 1e9;
    List<Double> curve = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      curve.add(schedule.target(Math.min(length * i / (points - 1), length * (1 - 1e-9))));
    }
    return new WorkloadPreview(
        schedule.workload().name(),
        schedule.users() == 0 ? "iterations/s" : "users",
        schedule.duration(),
        curve,
        schedule.planned());
  }
}
