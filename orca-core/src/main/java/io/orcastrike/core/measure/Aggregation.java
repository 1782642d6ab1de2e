package io.orcastrike.core.measure;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import io.orcastrike.report.Totals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Merges what the drones of a team send, exactly and in any order, and has it judged second by
 * second.
 *
 * <p>Used by one thread at a time.
 */
public final class Aggregation {
  /** Step names that the leader keeps apart. */
  private static final int MOST_NAMES = 200;

  private final List<DroneSum> drones = new ArrayList<>();
  private final Tally whole = new Tally();
  private final TreeMap<Integer, Tally> seconds = new TreeMap<>();
  private final List<Slice> coarse = new ArrayList<>();
  private final Timeline timeline = new Timeline();
  private final Courses courses = new Courses();
  private final StepNames names;
  private final Judge judge;
  private final Consumer<Slice> settled;
  private final SwarmIntervals intervals;
  private int covered;

  /** Makes the aggregation of a plan's run by a team of so many drones. */
  public Aggregation(Plan plan, int team) {
    this(plan, team, second -> {}, interval -> {});
  }

  /**
   * Makes the aggregation of a plan's run by a team of so many drones.
   *
   * @param settled gets each second, of all drones together, once it does not change any more
   * @param closed gets each interval, of all drones together, once it does not change any more
   */
  public Aggregation(Plan plan, int team, Consumer<Slice> settled, Consumer<Interval> closed) {
    this.settled = settled;
    this.intervals = new SwarmIntervals(closed);
    for (int i = 0; i < team; i++) {
      drones.add(new DroneSum());
    }
    names = new StepNames(MOST_NAMES, namesOf(plan));
    judge = new Judge(plan.thresholds(), warmUpEnd(plan));
  }

  /** Returns the names that thresholds look at, which are always kept. */
  public static Set<String> namesOf(Plan plan) {
    Set<String> names = new HashSet<>();
    for (Threshold threshold : plan.thresholds()) {
      switch (threshold.metric()) {
        case Metric.Latency latency -> latency.of().step().ifPresent(names::add);
        case Metric.ErrorRate errorRate -> errorRate.of().step().ifPresent(names::add);
        case Metric.Throughput throughput -> throughput.of().step().ifPresent(names::add);
        case Metric.CheckRate checkRate -> names.add(checkRate.check());
        case Metric.Counter counter -> names.add(counter.name());
        case Metric.Distribution distribution -> names.add(distribution.name());
        case Metric.Dropped dropped -> {}
      }
    }
    return names;
  }

  /**
   * Adds a part of a slice, once each.
   *
   * @param drone the place in the team
   * @param closes whether it is the last part of its seconds
   * @return what was added: step names above the limit are under "other"
   */
  public Slice add(int drone, Slice received, boolean closes) {
    drones.get(drone).add(received, closes);
    Slice added = limitNames(received).of(drone);
    add(added);
    judgeCovered();
    return added;
  }

  /**
   * Takes up a part of a second as it was of all drones together.
   *
   * @param covers whether it is the last part of a second that does not change any more
   */
  public void restore(Slice part, boolean covers) {
    add(limitNames(part));
    if (covers) {
      intervals.restore(cover(part.generator().inFlight()));
    }
  }

  /** Takes up what a drone has sent; after all seconds. */
  public void restore(int drone, DroneState state) {
    drones.get(drone).restore(state);
  }

  /** Returns the seconds that may still change, of all drones together. */
  public List<Slice> unsettled() {
    return seconds.tailMap(covered).entrySet().stream()
        .map(second -> slice(second.getKey(), second.getValue(), 0))
        .toList();
  }

  /** Returns how many drones the team has. */
  public int team() {
    return drones.size();
  }

  /** Returns what a drone has sent. */
  public DroneState state(int drone) {
    return drones.get(drone).state();
  }

  private void add(Slice slice) {
    whole.add(slice);
    if (slice.from() >= covered) {
      seconds.computeIfAbsent(slice.from(), second -> new Tally()).add(slice);
    } else {
      // Nothing before the covered second may change what was judged; the totals hold it.
      seconds.computeIfAbsent(covered, second -> new Tally()).add(slice);
    }
    if (slice.to() - slice.from() > 1) {
      coarse.add(slice.onlySeries(List.of()));
    }
  }

  /** Returns a tally as a slice; where a longer slice began with its second, as long as that. */
  private Slice slice(int second, Tally tally, long inFlight) {
    int to =
        coarse.stream()
            .filter(span -> span.from() == second)
            .mapToInt(Slice::to)
            .max()
            .orElse(second + 1);
    return tally.slice(second, to, inFlight);
  }

  /** Notes that a drone of the team has sent its last, or is lost: nobody waits for it any more. */
  public void finish(int drone) {
    drones.get(drone).finish();
    judgeCovered();
  }

  private void judgeCovered() {
    int reached = reached();
    while (covered < reached) {
      long inFlight = drones.stream().mapToLong(drone -> drone.last().inFlight()).sum();
      settled.accept(slice(covered, seconds.getOrDefault(covered, new Tally()), inFlight));
      intervals.add(cover(inFlight));
    }
  }

  /** Closes the interval of all drones together that is not full, since no more comes. */
  public void closeInterval() {
    intervals.close();
  }

  /** The next second does not change any more. */
  private Interval cover(long inFlight) {
    Interval latest = interval(covered, inFlight);
    timeline.add(latest);
    courses.add(covered, seconds.getOrDefault(covered, new Tally()));
    seconds.computeIfPresent(covered, (second, tally) -> tally.judged(judge));
    covered++;
    judge.judge(covered, whole, this::window);
    int kept = covered - judge.longestWindow();
    seconds.headMap(kept).clear();
    coarse.removeIf(span -> span.to() <= kept);
    return latest;
  }

  /**
   * Returns the second that every drone has reached which still sends; at the end, that any has.
   */
  private int reached() {
    return drones.stream()
        .filter(drone -> !drone.isFinished())
        .mapToInt(DroneSum::covered)
        .min()
        .orElseGet(() -> drones.stream().mapToInt(DroneSum::covered).max().orElse(0));
  }

  /** Returns the first threshold that demands the run to end now. */
  public Optional<Threshold> abortDemanded() {
    return judge.abortDemanded();
  }

  /** Returns the second up to which every drone's data has arrived. */
  public int covered() {
    return covered;
  }

  /** Tells whether what arrived of a drone is what it says it recorded. */
  public boolean agrees(int drone, Sums recorded) {
    return drones.get(drone).sums().build().equals(recorded);
  }

  /** Returns every series, in order. */
  public List<Series> series() {
    return whole.series(key -> true);
  }

  /** Returns how checks came out. */
  public List<CheckResult> checks() {
    return whole.checks();
  }

  /** Returns the counters of the author's own. */
  public Map<String, Long> counters() {
    return Map.copyOf(whole.counters());
  }

  /** Returns the distributions of the author's own. */
  public Map<String, Distribution> distributions() {
    return whole.distributions();
  }

  /** Returns the errors, most frequent first. */
  public List<ErrorGroup> errorGroups() {
    return whole.errors().groups();
  }

  /** Returns the slowest iterations of each scenario, the slowest first. */
  public List<SlowIteration> slowest() {
    return whole.slowest();
  }

  /** Returns the time series. */
  public List<Interval> intervals() {
    return timeline.intervals();
  }

  /** Returns how every series went over time, in order. */
  public List<Course> courses() {
    return courses.with(seconds.tailMap(covered));
  }

  /** Tells whether step names above the limit were put under "other". */
  public boolean namesOverflowed() {
    return names.overflowed();
  }

  Tally whole() {
    return whole;
  }

  DroneSum drone(int number) {
    return drones.get(number);
  }

  Timeline timeline() {
    return timeline;
  }

  ErrorSums errors() {
    return whole.errors();
  }

  Judge judge() {
    return judge;
  }

  /** Returns how many whole seconds of warm-up come first; the longest of all workloads. */
  static int warmUpEnd(Plan plan) {
    return plan.workloads().stream()
        .mapToInt(
            workload -> (int) Math.ceil(workload.profile().bounds().warmUp().toMillis() / 1e3))
        .max()
        .orElse(0);
  }

  private Interval interval(int second, long inFlight) {
    Tally tally = seconds.getOrDefault(second, new Tally());
    Totals totals = tally.totals(workload -> true, true);
    return new Interval(
        second,
        second + 1,
        totals.planned(),
        totals.started(),
        totals.succeeded(),
        totals.failed() + totals.interrupted(),
        totals.dropped().total(),
        inFlight,
        tally.judged(Aggregation::isSuccess),
        tally.service(Aggregation::isSuccess));
  }

  private static boolean isSuccess(SeriesKey key) {
    return key.isIteration() && key.outcome() == Outcome.SUCCEEDED;
  }

  /** Sums the last seconds; empty where a longer slice overlaps them only in part. */
  private Optional<Tally> window(int length) {
    int from = covered - length;
    for (Slice span : coarse) {
      boolean apart = span.to() <= from || span.from() >= covered;
      boolean within = span.from() >= from && span.to() <= covered;
      if (!apart && !within) {
        return Optional.empty();
      }
    }
    Tally sum = new Tally();
    seconds.subMap(from, covered).values().forEach(sum::add);
    return Optional.of(sum);
  }

  private Slice limitNames(Slice slice) {
    List<Series> renamed = new ArrayList<>();
    for (Series part : slice.series()) {
      SeriesKey key = part.key();
      String step = key.isIteration() ? "" : names.admit(key.step());
      renamed.add(
          step.equals(key.step())
              ? part
              : new Series(
                  new SeriesKey(key.workload(), key.scenario(), step, key.outcome(), key.warmUp()),
                  part.response(),
                  part.service(),
                  part.pausedMicros()));
    }
    return slice.withSeries(renamed);
  }
}
