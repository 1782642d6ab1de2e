package io.orcastrike.core;

import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Workload;
import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Course;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts what was measured in the order in which the plan names its scenarios. */
record PlanOrder(List<Place> places) {
  record Place(String workload, String scenario) {}

  static PlanOrder of(Plan plan) {
    List<Place> places = new ArrayList<>();
    for (Workload workload : plan.workloads()) {
      for (Scenario scenario : workload.scenarios()) {
        places.add(new Place(workload.name(), scenario.name()));
      }
    }
    return new PlanOrder(places);
  }

  /** Returns the series, those of a scenario as they were. */
  List<Series> series(List<Series> series) {
    return series.stream().sorted(Comparator.comparingInt(each -> placeOf(each.key()))).toList();
  }

  /** Returns the courses, those of a scenario as they were. */
  List<Course> courses(List<Course> courses) {
    return courses.stream().sorted(Comparator.comparingInt(each -> placeOf(each.key()))).toList();
  }

  private int placeOf(SeriesKey key) {
    return places.indexOf(new Place(key.workload(), key.scenario()));
  }

  /** Returns the checks, those of a scenario as they were. */
  List<CheckResult> checks(List<CheckResult> checks) {
    List<String> scenarios = places.stream().map(Place::scenario).toList();
    return checks.stream()
        .sorted(Comparator.comparingInt(each -> scenarios.indexOf(each.scenario())))
        .toList();
  }
}
