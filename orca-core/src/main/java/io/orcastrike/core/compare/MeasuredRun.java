package io.orcastrike.core.compare;

import io.orcastrike.report.Course;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was measured of a run, unit by unit; warm-up left out. */
final class MeasuredRun {
  private final RunReport report;
  private final Grid grid;
  private final int to;
  private final Map<SeriesKey, Course> courses = new HashMap<>();

  MeasuredRun(RunReport report, Grid grid) {
    this.report = report;
    this.grid = grid;
    this.to = Grid.to(report);
    report.courses().forEach(course -> courses.put(course.key(), course));
  }

  String runId() {
    return report.info().runId();
  }

  int units() {
    return grid.units(to);
  }

  int unitSeconds() {
    return grid.unit();
  }

  /** Returns how long is judged. */
  int seconds() {
    return Math.max(0, to - grid.from());
  }

  Set<String> workloads() {
    return report.workloads().keySet();
  }

  /** Returns workload and scenario of all iterations, in the order of the report. */
  static Set<List<String>> scenarios(RunReport report) {
    Set<List<String>> scenarios = new LinkedHashSet<>();
    for (Course course : report.courses()) {
      if (course.key().isIteration() && !course.key().warmUp()) {
        scenarios.add(List.of(course.key().workload(), course.key().scenario()));
      }
    }
    return scenarios;
  }

  Set<List<String>> scenarios() {
    return scenarios(report);
  }

  /** Returns the steps of a scenario that have succeeded, in the order of the report. */
  List<SeriesKey> steps(String workload, String scenario) {
    return report.courses().stream()
        .map(Course::key)
        .filter(key -> key.workload().equals(workload) && key.scenario().equals(scenario))
        .filter(key -> key.outcome() == Outcome.SUCCEEDED && !key.warmUp() && !key.isIteration())
        .filter(Comparability::isOneThing)
        .toList();
  }

  /** Returns what is judged of a series. */
  ValueTable values(SeriesKey key) {
    List<DistributionBuilder> units = new ArrayList<>();
    for (int i = 0; i < units(); i++) {
      units.add(new DistributionBuilder());
    }
    Course course = courses.getOrDefault(key, new Course(key, List.of()));
    for (Course.Block block : course.blocks()) {
      units.get(grid.unitOf(block, units.size())).add(course.judged(block));
    }
    return new ValueTable(units.stream().map(DistributionBuilder::build).toList());
  }

  /** Returns how many of a series ended in each unit. */
  double[] counts(SeriesKey key) {
    double[] counts = new double[units()];
    Course course = courses.getOrDefault(key, new Course(key, List.of()));
    for (Course.Block block : course.blocks()) {
      counts[grid.unitOf(block, counts.length)] += block.count();
    }
    return counts;
  }

  /** Returns how many iterations of a workload ended in each unit. */
  double[] counts(String workload) {
    Stream<SeriesKey> iterations =
        courses.keySet().stream()
            .filter(key -> key.isIteration() && !key.warmUp() && key.workload().equals(workload));
    return iterations.map(this::counts).reduce(new double[units()], MeasuredRun::sum);
  }

  /** Returns how long each unit lasted. */
  double[] lengths() {
    double[] lengths = new double[units()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = grid.seconds(i, to);
    }
    return lengths;
  }

  static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }
}
