package io.orcastrike.core;

import io.orcastrike.core.load.Lanes;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.Schedule;
import io.orcastrike.core.measure.Results;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What of a run's plan no drone has told of, by workload: never due because the load ended before,
 * due on drones that were lost, or begun there with an end that nobody knows.
 */
final class Missing {
  private final RunPlan plan;
  private final Results results;
  private final Lanes lanes;
  private final int team;
  private final Map<String, Long> notReached = new TreeMap<>();
  private final Map<String, Long> undelivered = new TreeMap<>();
  private final Map<String, Long> unended = new TreeMap<>();
  private final Map<Integer, Long> notReachedOf = new HashMap<>();
  private final Map<Integer, Long> unendedOf = new HashMap<>();

  /**
   * Finds out what is missing.
   *
   * @param lasts what each drone said at its end, by place in the team
   */
  Missing(
      RunPlan plan,
      Results results,
      int team,
      Map<Integer, Message.Last> lasts,
      List<Loss> losses) {
    this.plan = plan;
    this.results = results;
    this.team = team;
    this.lanes = new Lanes(team);
    losses.forEach(
        loss -> lanes.lose(loss.drone(), loss.instant(), loss.steeringKnown(), loss.survivors()));
    List<Integer> lost = losses.stream().map(Loss::drone).toList();
    for (int drone = 0; drone < team; drone++) {
      Message.Last last = lasts.get(drone);
      if (last == null) {
        addUnended(drone);
      }
      if (last == null || lost.contains(drone)) {
        addUndelivered(drone);
      } else {
        addNotReached(drone, last);
      }
    }
  }

  private void addNotReached(int drone, Message.Last last) {
    last.notReached().forEach((name, count) -> notReached.merge(name, count, Long::sum));
    notReachedOf.put(drone, last.notReached().values().stream().mapToLong(Long::longValue).sum());
  }

  private void addUndelivered(int drone) {
    for (Schedule schedule : plan.schedules()) {
      String name = schedule.workload().name();
      OptionalLong planned = schedule.planned(lanes, drone, team);
      if (planned.isPresent()) {
        long left = planned.getAsLong() - results.plannedOf(drone, name);
        undelivered.merge(name, Math.max(0, left), Long::sum); // less where it was steered too late
      }
    }
  }

  private void addUnended(int drone) {
    for (Schedule schedule : plan.schedules()) {
      String name = schedule.workload().name();
      long count = results.unendedOf(drone, name);
      unended.merge(name, count, Long::sum);
      unendedOf.merge(drone, count, Long::sum);
    }
  }

  Map<String, Long> notReached() {
    return notReached;
  }

  Map<String, Long> undelivered() {
    return undelivered;
  }

  Map<String, Long> unended() {
    return unended;
  }

  long notReached(int drone) {
    return notReachedOf.getOrDefault(drone, 0L);
  }

  long unended(int drone) {
    return unendedOf.getOrDefault(drone, 0L);
  }
}
