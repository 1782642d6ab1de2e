package io.orcastrike.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a load test asks for: workloads and thresholds. Made by {@link #named}.
 *
 * <p>Immutable.
 */
public final class Plan {
  private final String name;
  private final List<Target> targets;
  private final List<Workload> workloads;
  private final List<Threshold> thresholds;

  private Plan(
      String name, List<Target> targets, List<Workload> workloads, List<Threshold> thresholds) {
    this.name = name;
    this.targets = List.copyOf(targets);
    this.workloads = List.copyOf(workloads);
    this.thresholds = List.copyOf(thresholds);
  }

  /** Begins a plan. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Returns the plan's name. */
  public String name() {
    return name;
  }

  /** Returns where the load goes, in the order they were added; none: the plan does not say. */
  public List<Target> targets() {
    return targets;
  }

  /** Returns the workloads, in the order they were added; at least one. */
  public List<Workload> workloads() {
    return workloads;
  }

  /** Returns the thresholds, in the order they were added. */
  public List<Threshold> thresholds() {
    return thresholds;
  }

  /** Returns when the last load ends at the latest, from the start of the run, grace apart. */
  public Duration duration() {
    return workloads.stream()
        .map(workload -> workload.profile().duration())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * Collects a plan. Nothing is refused before {@link #build()}, which reports every mistake.
   *
   * <p>Used by one thread at a time.
   */
  public static final class Builder {
    private final String name;
    private final List<Target> targets = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Threshold> thresholds = new ArrayList<>();
    private final List<String> mistaken = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Declares where the load goes; may be repeated. A drone that was told which targets it may
     * load takes part in no run whose plan declares another, or none.
     *
     * @param target a URL, of which scheme, host and port count, or {@code host:port}
     */
    public Builder target(String target) {
      try {
        targets.add(Target.of(target));
      } catch (IllegalArgumentException e) {
        mistaken.add(String.valueOf(e.getMessage()));
      }
      return this;
    }

    /** Adds a workload; the scenarios that follow are its mix. */
    public Builder load(String name, LoadProfile profile) {
      workloads.add(new Workload(name, profile, List.of()));
      return this;
    }

    /** Adds a scenario of weight 1 to the workload before. */
    public Builder scenario(String name, Scenario.Body body) {
      return scenario(name, 1, body);
    }

    /** Adds a scenario to the workload before. */
    public Builder scenario(String name, int weight, Scenario.Body body) {
      if (workloads.isEmpty()) {
        mistaken.add("a scenario must follow its load(...), was \"%s\"".formatted(name));
        return this;
      }
      List<Scenario> mix = new ArrayList<>(lastWorkload().scenarios());
      mix.add(new Scenario(name, weight, body, List.of()));
      return replaceMix(mix);
    }

    /** Gives the scenario before a feeder to take rows from. */
    public Builder feed(Feeder<?> feeder) {
      if (workloads.isEmpty() || lastWorkload().scenarios().isEmpty()) {
        mistaken.add("feed(...) must follow its scenario(...), was " + feeder);
        return this;
      }
      List<Scenario> mix = new ArrayList<>(lastWorkload().scenarios());
      Scenario last = mix.remove(mix.size() - 1);
      List<Feeder<?>> feeders = new ArrayList<>(last.feeders());
      feeders.add(feeder);
      mix.add(new Scenario(last.name(), last.weight(), last.body(), feeders));
      return replaceMix(mix);
    }

    /** Adds a pass rule. */
    public Builder threshold(Threshold threshold) {
      thresholds.add(threshold);
      return this;
    }

    /**
     * Returns the plan.
     *
     * @throws InvalidPlanException naming every mistake, with rule, value and place
     */
    public Plan build() {
      Plan plan = new Plan(name, targets, workloads, thresholds);
      List<String> mistakes = new ArrayList<>(mistaken);
      PlanRules.check(plan, new Mistakes(mistakes, ""));
      if (!mistakes.isEmpty()) {
        throw new InvalidPlanException(name, mistakes);
      }
      return plan;
    }

    private Workload lastWorkload() {
      return workloads.get(workloads.size() - 1);
    }

    private Builder replaceMix(List<Scenario> mix) {
      Workload last = workloads.remove(workloads.size() - 1);
      workloads.add(new Workload(last.name(), last.profile(), mix));
      return this;
    }
  }
}
