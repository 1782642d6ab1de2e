package io.orcastrike.core;

import io.orcastrike.api.Target;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.measure.Results;
import io.orcastrike.core.protocol.LeaderMachine;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.Member;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a run came to.
 *
 * <p>Used by one thread at a time: the leader's.
 */
final class RunReports {
  private static final long SECOND = 1_000_000_000L;

  private final String runId;
  private final LeaderTest test;
  private final RunOptions options;
  private final Map<Integer, Message.Last> lasts = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final List<DroneLoss> lost = new ArrayList<>();
  private final List<SteeringResult> steering = new ArrayList<>();
  private List<Member> team = List.of();
  private Instant startedAt;
  private @Nullable Ending ending;
  private @Nullable Ending failure;

  RunReports(String runId, LeaderTest test, RunOptions options, Instant now) {
    this.runId = runId;
    this.test = test;
    this.options = options;
    this.startedAt = now;
  }

  String runId() {
    return runId;
  }

  TrustLimits trust() {
    return options.trust();
  }

  /** Returns what a later leader needs, should this one end in the middle of the run. */
  Message.Opening opening() {
    return new Message.Opening(
        options.tags(),
        options.note(),
        options.trust().lag().toNanos(),
        options.trust().lagShare(),
        options.trust().generatorDrops(),
        options.losses());
  }

  LossPolicy losses() {
    return options.losses();
  }

  /** Notes that a drone of the team was lost. */
  void lost(Loss loss, String reason) {
    losses.add(loss);
    String name = team.get(loss.drone()).name();
    lost.add(new DroneLoss(name, Math.max(0, loss.instant()) / SECOND, reason));
    warnings.add("drone %s was lost: %s".formatted(name, reason));
  }

  /** Returns the drones that were lost, in order. */
  List<DroneLoss> lost() {
    return List.copyOf(lost);
  }

  /** Notes what keeps the run from being led at all. */
  void fail(Verdict verdict, String reason) {
    failure = new Ending(verdict, reason, true);
  }

  /** Notes what ends the run before its time; the first counts. */
  void ending(Ending given) {
    if (ending == null) {
      ending = given;
    }
  }

  boolean isEnding() {
    return ending != null;
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** Notes a command by which somebody steered the run, or tried to. */
  void steered(SteeringResult command) {
    steering.add(command);
  }

  /** Returns the commands so far, in order. */
  List<SteeringResult> steering() {
    return List.copyOf(steering);
  }

  void started(List<Member> members, long t0) {
    team = members;
    startedAt = Instant.EPOCH.plusNanos(t0);
  }

  void last(int drone, Message.Last last) {
    lasts.put(drone, last);
  }

  /** Returns what drones said at their end, by their places. */
  Map<Integer, Message.Last> lasts() {
    return Collections.unmodifiableMap(lasts);
  }

  RunInfo info() {
    return new RunInfo(
        runId,
        test.plan().plan().name(),
        test.plan().plan().targets().stream().map(Target::toString).toList(),
        options.test(),
        options.lock(),
        startedAt,
        test.plan().duration(),
        options.shape().seed(),
        options.shape().scale(),
        options.parameters(),
        options.tags(),
        options.note(),
        options.trust(),
        team.stream().map(Member::name).toList(),
        Versions.orca(),
        Versions.java());
  }

  /** Returns what the run came to. */
  RunReport build(Optional<Results> measured, @Nullable LeaderMachine machine) {
    addAskedWarnings();
    addSteeringWarning();
    return measured.isPresent() && machine != null
        ? full(measured.get(), machine)
        : withoutLoad(machine);
  }

  private RunReport withoutLoad(@Nullable LeaderMachine machine) {
    Ending cause = ending != null ? ending : failure;
    Verdict verdict = cause == null ? Verdict.NO_QUORUM : cause.verdict();
    String reason = cause == null ? "" : cause.reason();
    if (cause == null && machine != null) {
      verdict = machine.prepareFailed() ? Verdict.NOT_PREPARED : Verdict.NO_QUORUM;
      reason = machine.failure().orElse("");
    }
    return new RunReport(
        info(),
        verdict,
        List.of(reason),
        Duration.ZERO,
        false,
        Totals.ZERO,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        steering,
        List.of(),
        warnings);
  }

  private RunReport full(Results results, LeaderMachine machine) {
    List<DroneResult> drones = new ArrayList<>();
    boolean complete = true;
    long loadMicros = 0;
    RunPlan plan = new LeaderSteering(test.plan(), machine).plan();
    Missing missing = new Missing(plan, results, team.size(), lasts, losses);
    for (int i = 0; i < team.size(); i++) {
      Message.Last last = lasts.get(i);
      boolean intact =
          last != null && machine.isContiguous(i) && results.aggregation().agrees(i, last.sums());
      complete &= intact;
      if (last != null) {
        loadMicros = Math.max(loadMicros, last.loadMicros());
      }
      drones.add(drone(results, missing, i, last, intact));
    }
    if (results.aggregation().namesOverflowed()) {
      warnings.add("more than 200 step names: the rest stands under \"(other)\"");
    }
    PlanOrder order = PlanOrder.of(test.plan().plan());
    Map<String, Totals> workloads =
        results.workloads(missing.notReached(), missing.undelivered(), missing.unended());
    Totals totals = workloads.values().stream().reduce(Totals.ZERO, Totals::plus);
    Duration elapsed =
        loadMicros == 0
            ? Duration.ofSeconds(results.aggregation().covered())
            : Duration.ofNanos(loadMicros * 1_000);
    List<ThresholdResult> thresholds = results.thresholds(elapsed, complete);
    if (thresholds.isEmpty() && totals.failed() > 0) {
      warnings.add(
          "%,d of %,d iterations failed, which no threshold of the plan judges: add errorRate().below(0.01)"
              .formatted(totals.failed(), totals.ended()));
    }
    Judgement judgement =
        new Judgement(
            Optional.ofNullable(failure != null ? failure : ending),
            failureOf(machine),
            complete,
            lostNames(),
            totals,
            endless(),
            results.untrusted(),
            thresholds);
    return new RunReport(
        info(),
        judgement.verdict(),
        judgement.reasons(),
        elapsed,
        complete,
        totals,
        workloads,
        order.series(results.aggregation().series()),
        thresholds,
        results.aggregation().errorGroups(),
        results.aggregation().slowest(),
        order.checks(results.aggregation().checks()),
        results.aggregation().counters(),
        results.aggregation().distributions(),
        drones,
        lost,
        results.aggregation().intervals(),
        order.courses(results.aggregation().courses()),
        steering,
        List.of(),
        warnings);
  }

  private boolean isLost(int drone) {
    return losses.stream().anyMatch(loss -> loss.drone() == drone);
  }

  private DroneResult drone(
      Results results, Missing missing, int number, Message.@Nullable Last last, boolean intact) {
    Member member = team.get(number);
    DroneResult drone =
        results.drone(
            number,
            member.process(),
            intact ? DroneResult.State.COMPLETE : DroneResult.State.INCOMPLETE,
            results.totalsOf(number, missing.notReached(number), missing.unended(number)),
            last == null ? 0 : last.startSkewMicros(),
            last == null ? 0 : last.startSkewBoundMicros(),
            last == null ? Map.of() : last.results(),
            last == null ? List.of() : last.warnings());
    drone.warnings().forEach(warning -> warnings.add(member.name() + ": " + warning));
    return drone;
  }

  /** Returns why the run, or the load of a drone, could not go on. */
  private Optional<String> failureOf(LeaderMachine machine) {
    List<String> failures = new ArrayList<>(machine.failure().stream().toList());
    for (int i = 0; i < team.size(); i++) {
      Message.Last last = lasts.get(i);
      if (last != null && !last.failure().isEmpty() && !isLost(i)) {
        failures.add(
            "the load of drone %s broke off: %s".formatted(team.get(i).name(), last.failure()));
      }
    }
    return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
  }

  private List<String> lostNames() {
    return losses.stream().map(loss -> team.get(loss.drone()).name()).toList();
  }

  private Map<String, Long> endless() {
    Map<String, Long> endless = new TreeMap<>();
    lasts
        .values()
        .forEach(last -> last.endless().forEach((name, n) -> endless.merge(name, n, Long::sum)));
    return endless;
  }

  private void addSteeringWarning() {
    List<SteeringResult> obeyed = steering.stream().filter(SteeringResult::accepted).toList();
    if (!obeyed.isEmpty()) {
      SteeringResult first = obeyed.getFirst();
      warnings.add(
          "the load was steered, and is not the plan's: %d commands, the first at %d s (%s, by %s)"
              .formatted(obeyed.size(), first.second(), first.command(), first.by()));
    }
  }

  private void addAskedWarnings() {
    if (lasts.isEmpty()) {
      return; // what prepare would have asked for is not known
    }
    Set<String> asked = new TreeSet<>(test.asked());
    lasts.values().forEach(last -> asked.addAll(last.asked()));
    for (String given : new TreeSet<>(options.parameters().keySet())) {
      if (!asked.contains(given)) {
        warnings.add(
            "parameter \"%s\" was given, but the test asks only for %s".formatted(given, asked));
      }
    }
  }
}
