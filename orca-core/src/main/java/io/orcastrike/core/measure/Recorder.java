package io.orcastrike.core.measure;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/**
 * Everything that one drone records in one run, until it is cut into slices.
 *
 * <p>Safe for use by many threads; {@link #cut} by one.
 */
public final class Recorder {
  /** Names of steps, checks, counters and distributions that a drone keeps apart, each. */
  static final int MOST_NAMES = 400;

  private static final long SECOND = 1_000_000_000L;

  private final long t0;
  private final UnaryOperator<String> mask;
  private final StepNames stepNames;
  private final NameLimit checkNames;
  private final NameLimit counterNames;
  private final NameLimit valueNames;
  private final Map<SeriesKey, SeriesCell> cells = new ConcurrentHashMap<>();
  private final Map<String, WorkloadRecorder> workloads = new ConcurrentHashMap<>();
  private final Map<CheckKey, CheckCell> checks = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
  private final Map<String, SeriesCell> values = new ConcurrentHashMap<>();
  private final Map<ScenarioKey, SlowLog> slow = new ConcurrentHashMap<>();
  private final ErrorLog errors = new ErrorLog();
  private final LongAdder excess = new LongAdder();
  private final SeriesCell lag = ownCell("lag");
  private final SeriesCell probe = ownCell("probe");
  private int from;

  private record ScenarioKey(String workload, String scenario) {}

  private record CheckKey(String scenario, String name) {}

  private record CheckCell(LongAdder passed, LongAdder failed) {}

  /**
   * Makes a recorder.
   *
   * @param t0 the start of the run, in nanoseconds of its clock
   * @param reserved names that are always kept: those of thresholds
   * @param mask takes secrets out of error messages
   */
  public Recorder(long t0, Set<String> reserved, UnaryOperator<String> mask) {
    this.t0 = t0;
    this.mask = mask;
    this.stepNames = new StepNames(MOST_NAMES, reserved);
    this.checkNames = new NameLimit(MOST_NAMES, reserved);
    this.counterNames = new NameLimit(MOST_NAMES, reserved);
    this.valueNames = new NameLimit(MOST_NAMES, reserved);
  }

  /** Returns the second of a run in which an instant lies; before its start, the first. */
  static int second(long t0, long nanos) {
    return (int) Math.max(0, (nanos - t0) / SECOND);
  }

  int second(long nanos) {
    return second(t0, nanos);
  }

  /** Returns where iterations of a workload are counted. */
  public WorkloadRecorder workload(String name) {
    return workloads.computeIfAbsent(name, key -> new WorkloadRecorder(key, t0));
  }

  /** Returns where iterations of a scenario are recorded; ask once and keep it. */
  public ScenarioRecorder scenario(String workload, String scenario) {
    SlowLog slowest =
        slow.computeIfAbsent(new ScenarioKey(workload, scenario), key -> new SlowLog());
    return new ScenarioRecorder(this, workload, scenario, slowest);
  }

  /** Records by how much an iteration started late for reasons of the drone. */
  public void lag(long startNanos, long lagNanos) {
    lag.record(second(startNanos), 0, lagNanos / 1_000, 0);
  }

  /** Records by how much the probe woke late. */
  public void probe(long nowNanos, long lateNanos) {
    probe.record(second(nowNanos), 0, lateNanos / 1_000, 0);
  }

  /** Records iterations that were begun before a change of the load had them due. */
  public void excess(long amount) {
    excess.add(amount);
  }

  /** Adds to a counter of the author's own. */
  public void count(String name, long amount) {
    LongAdder counter = counters.get(name);
    if (counter == null) {
      counter = counters.computeIfAbsent(counterNames.admit(name), key -> new LongAdder());
    }
    counter.add(amount);
  }

  /** Records a value of a distribution of the author's own. */
  public void value(String name, long nowNanos, long value) {
    SeriesCell cell = values.get(name);
    if (cell == null) {
      cell = values.computeIfAbsent(valueNames.admit(name), Recorder::ownCell);
    }
    cell.record(second(nowNanos), 0, value, 0);
  }

  /**
   * Takes what was recorded since the last cut.
   *
   * @param to the second after the last of the slice
   */
  public Slice cut(int to, Health health, long inFlight, long oldestMicros) {
    return cut(to, false, health, inFlight, oldestMicros);
  }

  /** Takes everything that is left, whatever its second: the last slice. */
  public Slice cutAll(int to, Health health) {
    return cut(to, true, health, 0, 0);
  }

  private Slice cut(int to, boolean all, Health health, long inFlight, long oldestMicros) {
    int second = all ? Integer.MAX_VALUE : to;
    List<Slice.Load> loads = new ArrayList<>();
    for (WorkloadRecorder workload : workloads.values()) {
      loads.add(workload.cut(false, to, all));
      loads.add(workload.cut(true, to, all));
    }
    List<Series> series = new ArrayList<>();
    for (SeriesCell cell : cells.values()) {
      Series part = cell.cut(second);
      if (part.count() > 0) {
        series.add(part);
      }
    }
    Slice slice =
        new Slice(
            from,
            to,
            loads,
            series,
            cutChecks(),
            cutCounters(),
            cutValues(second),
            errors.cut(),
            slow.values().stream().flatMap(log -> log.cut().stream()).toList(),
            new Slice.Generator(
                lag.cut(second).service(),
                probe.cut(second).service(),
                health,
                inFlight,
                oldestMicros,
                excess.sum(),
                stepNames.overflowed()));
    from = to;
    return slice;
  }

  SeriesCell cell(SeriesKey key) {
    return cells.computeIfAbsent(key, SeriesCell::new);
  }

  StepNames stepNames() {
    return stepNames;
  }

  void check(String scenario, String name, boolean passed) {
    CheckCell cell =
        checks.computeIfAbsent(
            new CheckKey(scenario, checkNames.admit(name)),
            key -> new CheckCell(new LongAdder(), new LongAdder()));
    (passed ? cell.passed : cell.failed).increment();
  }

  /** Returns the microseconds from the start of the run to an instant. */
  long micros(long nanos) {
    return Math.max(0, (nanos - t0) / 1_000);
  }

  void error(String scenario, String step, Throwable error, String trace) {
    errors.add(
        scenario,
        step.isEmpty() ? "" : stepNames.admit(step),
        ErrorText.of(error, mask).traced(trace));
  }

  private List<Slice.Check> cutChecks() {
    List<Slice.Check> result = new ArrayList<>();
    checks.forEach(
        (key, cell) -> {
          long passed = cell.passed.sumThenReset();
          long failed = cell.failed.sumThenReset();
          if (passed + failed > 0) {
            result.add(new Slice.Check(key.scenario, key.name, passed, failed));
          }
        });
    return result;
  }

  private List<Slice.Counter> cutCounters() {
    List<Slice.Counter> result = new ArrayList<>();
    counters.forEach(
        (name, adder) -> {
          long amount = adder.sumThenReset();
          if (amount != 0) {
            result.add(new Slice.Counter(name, amount));
          }
        });
    return result;
  }

  private List<Slice.Values> cutValues(int second) {
    List<Slice.Values> result = new ArrayList<>();
    values.forEach(
        (name, cell) -> {
          Distribution distribution = cell.cut(second).service();
          if (!distribution.isEmpty()) {
            result.add(new Slice.Values(name, distribution));
          }
        });
    return result;
  }

  /** A cell for something other than a series of the test. */
  private static SeriesCell ownCell(String name) {
    return new SeriesCell(
        new SeriesKey("", "", name, io.orcastrike.report.Outcome.SUCCEEDED, false));
  }
}
