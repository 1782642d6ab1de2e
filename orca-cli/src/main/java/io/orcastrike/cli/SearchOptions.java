package io.orcastrike.cli;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import io.orcastrike.core.capacity.CapacitySearch;
import io.orcastrike.core.capacity.TrialLength;
import io.orcastrike.core.load.SteadyLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what rate is searched, and how. */
final class SearchOptions {
  /** How far below the first rate the search may go. */
  private static final double MOST_DOWN = 64;

  private static final double MOST_PER_SECOND = 10_000_000;

  @Option(
      names = "--threshold",
      paramLabel = "RULE",
      converter = ThresholdConverter.class,
      description =
          "What is to be kept, as in \"p95(checkout) < 800 ms\" or \"errorRate < 1 %%\"; may be"
              + " repeated; the plan's own thresholds by default.")
  private List<Threshold> thresholds = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "RATE",
      description = "Begin with so many arrivals a second; the plan's highest rate by default.")
  private @Nullable Double from;

  @Option(
      names = "--to",
      paramLabel = "RATE",
      description = "Never try more arrivals a second than that.")
  private double to = MOST_PER_SECOND;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "How far apart the ends of the answer may be; 5%% by default.")
  private double precision = 0.05;

  @Option(
      names = "--hold",
      paramLabel = "TIME",
      description = "Judge each rate for that time; 30s by default.")
  Duration hold = Duration.ofSeconds(30);

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      description =
          "Reach each rate within that time, which is not judged, and leave the target alone for as"
              + " long after it; 5s by default.")
  Duration settle = Duration.ofSeconds(5);

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "End after so many trials at the latest; 20 by default.")
  private int trials = 20;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Try each end of the answer so often; 3 by default.")
  private int repeats = 3;

  /** Returns the thresholds to be kept. */
  List<Threshold> thresholds(Plan plan) throws Problem {
    List<Threshold> kept = thresholds.isEmpty() ? plan.thresholds() : thresholds;
    if (kept.isEmpty()) {
      throw wrong(
          "there must be a threshold to keep, the plan has none",
          "--threshold \"errorRate < 1 %\"");
    }
    for (Threshold threshold : kept) {
      Optional<String> scenario = takenForDistribution(threshold, plan);
      if (scenario.isPresent()) {
        throw wrong(
            "a time of scenario \"%s\" must have its unit, was \"%s\""
                .formatted(scenario.get(), threshold),
            "--threshold \"%s ms\"".formatted(threshold));
      }
    }
    return kept;
  }

  private static Optional<String> takenForDistribution(Threshold threshold, Plan plan) {
    return threshold.metric() instanceof Metric.Distribution distribution
        ? plan.workloads().stream()
            .flatMap(workload -> workload.scenarios().stream())
            .map(scenario -> scenario.name())
            .filter(distribution.name()::equals)
            .findFirst()
        : Optional.empty();
  }

  /** Returns the search of a plan's rate. */
  CapacitySearch search(Plan plan) throws Problem {
    double planned = SteadyLoad.highest(plan);
    if (planned == 0) {
      throw wrong(
          ("a load must have an arrival rate to be searched for, none of plan \"%s\" has one: users"
                  + " wait for the target, and make no rate of their own")
              .formatted(plan.name()),
          "a load with arrivalRate(...)");
    }
    double enough = new TrialLength(hold, thresholds(plan)).leastRate(plan);
    double begin = from == null ? Math.min(to, Math.max(planned, enough)) : from;
    if (begin < enough) {
      throw wrong(
          "%s/s must give its percentiles enough samples in %s, which takes %s/s"
              .formatted(
                  Figures.rate(begin), TimeConverter.text(hold), Figures.rate(Math.ceil(enough))),
          "a longer --hold");
    }
    try {
      double least = Math.max(enough, begin / MOST_DOWN);
      return new CapacitySearch(begin, least, to, precision, repeats, trials);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), "orca find --help");
    }
  }

  /** Returns what a rate is kept for. */
  SteadyLoad load(double rate) throws Problem {
    try {
      return new SteadyLoad(rate, settle, hold);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), "--settle 5s --hold 30s");
    }
  }

  /** Returns what these trials are too short to notice. */
  Optional<String> warning(Plan plan) throws Problem {
    double overshoot = new TrialLength(hold, thresholds(plan)).overshoot();
    if (overshoot <= precision) {
      return Optional.empty();
    }
    return Optional.of(
        Double.isInfinite(overshoot)
            ? "no threshold is on a time: a target that falls behind is noticed only when it fails"
            : "in %s a rate %s above what the target can keep may still pass; --hold %s would tell"
                .formatted(
                    TimeConverter.text(hold),
                    Figures.percent(overshoot),
                    TimeConverter.text(
                        Duration.ofSeconds(
                            (long) Math.ceil(hold.toSeconds() * overshoot / precision)))));
  }

  /** Returns the flags that search the same. */
  String flags() {
    StringBuilder flags = new StringBuilder();
    thresholds.forEach(each -> flags.append(" --threshold ").append(Shell.quote(each.toString())));
    OptionalDouble begin = from == null ? OptionalDouble.empty() : OptionalDouble.of(from);
    begin.ifPresent(rate -> flags.append(" --from ").append(rate));
    if (to != MOST_PER_SECOND) {
      flags.append(" --to ").append(to);
    }
    return flags
        .append(" --precision ")
        .append(precision)
        .append(" --hold ")
        .append(TimeConverter.text(hold))
        .append(" --settle ")
        .append(TimeConverter.text(settle))
        .append(" --trials ")
        .append(trials)
        .append(" --repeats ")
        .append(repeats)
        .toString();
  }

  private static Problem wrong(String rule, String remedy) {
    return LoadOptions.slip(rule, remedy);
  }
}
