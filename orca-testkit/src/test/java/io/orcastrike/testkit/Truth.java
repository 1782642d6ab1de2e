package io.orcastrike.testkit;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tests against a {@link TruthServer} have in common. */
final class Truth {
  private Truth() {}

  static ArrivalRate rate(double perSecond, Duration duration) {
    return arrivalRate(perSecond(perSecond)).hold(duration);
  }

  /** Begins a plan of one scenario "call" with one step "get". */
  static Plan.Builder calls(ArrivalRate load, TruthClient client) {
    return Plan.named("truth")
        .load("load", load)
        .scenario("call", it -> it.step("get", client::call));
  }

  /** Begins a run on three drones. */
  static Orca.Builder run(Plan plan) {
    return Orca.test(() -> parameters -> plan).drones(3);
  }

  /** As {@link #run}, for tests of something else than trust: the machine need not be quiet. */
  static Orca.Builder runAnywhere(Plan plan) {
    return run(plan).trust(TrustLimits.DEFAULT.withLag(Duration.ofMinutes(1)));
  }

  /** The time of each request by the server's log, sorted. */
  static long[] serverNanos(List<TruthServer.Request> log) {
    return log.stream()
        .mapToLong(request -> request.repliedNanos().orElseThrow() - request.arrivedNanos())
        .sorted()
        .toArray();
  }

  /** The time of each call by the client's log, sorted. */
  static long[] clientNanos(List<TruthClient.Call> calls) {
    return calls.stream().mapToLong(call -> call.endNanos() - call.beginNanos()).sorted().toArray();
  }

  /** The time of each call that the server does not know of, sorted. */
  static long[] overheadNanos(List<TruthServer.Request> log, List<TruthClient.Call> calls) {
    Map<String, TruthServer.Request> requests =
        log.stream().collect(Collectors.toMap(TruthServer.Request::path, Function.identity()));
    return calls.stream()
        .mapToLong(
            call -> {
              TruthServer.Request request = requests.get(call.path());
              long known = request.repliedNanos().orElseThrow() - request.arrivedNanos();
              return call.endNanos() - call.beginNanos() - known;
            })
        .sorted()
        .toArray();
  }

  /** The value that a share of all does not exceed. */
  static double micros(long[] sortedNanos, double percent) {
    int rank = (int) Math.ceil(sortedNanos.length * percent / 100);
    return sortedNanos[Math.max(0, rank - 1)] / 1e3;
  }

  /** How many arrived in each whole second since the first. */
  static List<Long> arrivalsBySecond(List<TruthServer.Request> log) {
    Map<Long, Long> counts =
        log.stream()
            .map(request -> (request.arrivedNanos() - log.get(0).arrivedNanos()) / 1_000_000_000L)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return List.copyOf(counts.values());
  }

  /** When a request arrived, since the first. */
  static long elapsedNanos(List<TruthServer.Request> log, int index) {
    return log.get(index).arrivedNanos() - log.get(0).arrivedNanos();
  }
}
