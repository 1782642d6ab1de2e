package io.orcastrike.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run's time went: the share of one step in the response time of all iterations, however
 * they ended, warm-up apart. What an iteration takes outside of its steps has a share too.
 *
 * <p>Immutable.
 *
 * @param scenario the scenario's name
 * @param step the step's name, or {@link SeriesKey#WAITING}; empty: outside of steps
 * @param share 0 to 1; those of a run add up to 1
 */
public record TimeShare(String scenario, String step, double share) {

  /** Returns the shares of a run, the largest first; none where no time was measured. */
  public static List<TimeShare> of(List<Series> run) {
    Map<String, Spent> scenarios = new LinkedHashMap<>();
    for (Series series : run) {
      if (!series.key().warmUp()) {
        scenarios.computeIfAbsent(series.key().scenario(), name -> new Spent()).add(series);
      }
    }
    double all = scenarios.values().stream().mapToDouble(Spent::total).sum();
    List<TimeShare> shares = new ArrayList<>();
    scenarios.forEach(
        (scenario, spent) ->
            spent.places().forEach((step, time) -> shares.add(share(scenario, step, time / all))));
    shares.removeIf(share -> !(share.share() > 0));
    shares.sort(Comparator.comparingDouble((TimeShare share) -> -share.share()));
    return shares;
  }

  private static TimeShare share(String scenario, String step, double share) {
    return new TimeShare(scenario, step, share);
  }

  /** The time of a scenario in microseconds. */
  private static final class Spent {
    private final Map<String, Double> steps = new LinkedHashMap<>();
    private double iterations;

    void add(Series series) {
      double micros = series.judged().mean() * series.judged().count();
      if (series.key().isIteration()) {
        iterations += micros;
      } else if (!series.key().isPart()) {
        steps.merge(series.key().step(), micros, Double::sum);
      }
    }

    /** Steps that run beside each other may take longer than their iteration. */
    double total() {
      return Math.max(iterations, inSteps());
    }

    Map<String, Double> places() {
      Map<String, Double> places = new LinkedHashMap<>(steps);
      places.put("", total() - inSteps());
      return places;
    }

    private double inSteps() {
      return steps.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }
}
