package io.orcastrike.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rules a plan as a whole must keep; profiles and thresholds have their own. */
final class PlanRules {
  /** A block of the mix holds as many numbers as the weights sum to. */
  private static final int MOST_WEIGHT = 10_000;

  private PlanRules() {}

  static void check(Plan plan, Mistakes mistakes) {
    mistakes.checkName("plan", plan.name());
    Set<Target> targets = new HashSet<>();
    for (Target target : plan.targets()) {
      mistakes.rule(targets.add(target), "targets must differ, %s stands twice".formatted(target));
    }
    mistakes.rule(!plan.workloads().isEmpty(), "a plan must have at least one load(...), had none");
    Set<String> names = new HashSet<>();
    Map<Feeder<?>, String> owners = new HashMap<>();
    int number = 0;
    for (Workload workload : plan.workloads()) {
      String name = workload.name();
      mistakes.at("load " + ++number).checkName("load", name);
      mistakes.rule(
          names.add(name), "names of loads must differ, \"%s\" stands twice".formatted(name));
      Mistakes ofLoad = mistakes.at("load", name);
      ProfileRules.check(workload.profile(), ofLoad);
      checkMix(workload, ofLoad);
      for (Scenario scenario : workload.scenarios()) {
        checkFeeders(scenario, name, owners, ofLoad.at("scenario", scenario.name()));
      }
    }
    for (Threshold threshold : plan.thresholds()) {
      ThresholdRules.check(threshold, plan, mistakes.at("threshold " + threshold));
    }
  }

  private static void checkMix(Workload workload, Mistakes mistakes) {
    mistakes.rule(
        !workload.scenarios().isEmpty(), "a load must have at least one scenario(...), had none");
    Set<String> names = new HashSet<>();
    long sum = 0;
    for (Scenario scenario : workload.scenarios()) {
      String name = scenario.name();
      mistakes.checkName("scenario", name);
      mistakes.rule(
          names.add(name), "names of scenarios must differ, \"%s\" stands twice".formatted(name));
      int weight = scenario.weight();
      mistakes.at("scenario", name).rule(weight >= 1, "weight must be >= 1, was " + weight);
      sum += Math.max(0, weight);
    }
    mistakes.rule(
        sum <= MOST_WEIGHT, "weights must sum to at most %s, were %s".formatted(MOST_WEIGHT, sum));
  }

  private static void checkFeeders(
      Scenario scenario, String load, Map<Feeder<?>, String> owners, Mistakes mistakes) {
    Set<Feeder<?>> declared = new HashSet<>();
    for (Feeder<?> feeder : scenario.feeders()) {
      mistakes.rule(
          declared.add(feeder),
          "a scenario must declare a feeder once, %s stands twice".formatted(feeder));
      mistakes.rule(
          !(feeder.source() instanceof Feeder.Source.Rows<?> made && made.rows().isEmpty()),
          "a feeder must have at least one row, %s had none".formatted(feeder));
      mistakes.rule(
          !(feeder.order() == Feeder.Order.ONCE && feeder.isSameOnEveryDrone()),
          "a feeder must not be both once() and sameOnEveryDrone(): a row would be given out by"
              + " every drone, %s is".formatted(feeder));
      String owner = owners.putIfAbsent(feeder, load);
      mistakes.rule(
          owner == null || owner.equals(load),
          "a feeder must belong to one load, so that rows never collide; %s stands in \"%s\" too"
              .formatted(feeder, owner));
    }
  }
}
