package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iterations;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Users;
import io.orcastrike.api.Workload;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a workload does, as a pure function of plan and shape: the same for the leader and every
 * drone.
 *
 * <p>Safe for use by many threads.
 */
public final class Schedule {
  /** Stands for a number of iterations that is not known beforehand. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  private final Workload workload;
  private final LoadProfile profile;
  private final long seed;
  private final double scale;
  private final Mix mix;
  private final Feeders feeders;
  private final @Nullable PlannedArrivals planned;
  private final @Nullable Arrivals arrivals;
  private final long numbers;

  /** Nanoseconds from T0 after which the load ends, whatever the time of its profile. */
  private final long limit;

  private final SteeredTime time;

  /** Asked for by every iteration, so not computed anew. */
  private final long end;

  private Schedule(Workload workload, Shape shape, ClassLoader tests) {
    this.workload = workload;
    this.profile =
        shape
            .maxDuration()
            .filter(max -> max.compareTo(workload.profile().duration()) < 0)
            .map(max -> workload.profile().maxDuration(max))
            .orElse(workload.profile());
    this.seed = Seeds.named(shape.seed(), workload.name());
    this.scale = shape.scale();
    this.mix = new Mix(workload.scenarios(), Seeds.named(seed, "mix"));
    this.feeders = Feeders.of(workload, Seeds.named(seed, "rows"), tests);
    this.planned =
        profile instanceof ArrivalRate rate
            ? Arrivals.of(rate, scale, Seeds.named(seed, "arrivals"))
            : null;
    this.arrivals = planned;
    this.numbers = Math.min(numbersOfProfile(), feeders.numbers(mix));
    this.limit =
        Stream.concat(
                shape.maxDuration().stream(), workload.profile().bounds().maxDuration().stream())
            .mapToLong(Duration::toNanos)
            .min()
            .orElse(SteeredTime.NEVER);
    this.time = SteeredTime.UNSTEERED;
    this.end = end(time);
  }

  private Schedule(Schedule plan, SteeredTime time) {
    this.workload = plan.workload;
    this.profile = plan.profile;
    this.seed = plan.seed;
    this.scale = plan.scale;
    this.mix = plan.mix;
    this.feeders = plan.feeders;
    this.planned = plan.planned;
    this.limit = plan.limit;
    this.time = time;
    this.arrivals = planned == null ? null : new SteeredArrivals(planned, time, limit);
    this.numbers = Math.min(numbersOfProfile(), feeders.numbers(mix));
    this.end = end(time);
  }

  /**
   * Returns the schedule of a workload.
   *
   * @param tests where feeders find their files
   * @throws IllegalArgumentException if a feeder's file is missing or wrong
   */
  static Schedule of(Workload workload, Shape shape, ClassLoader tests) {
    return new Schedule(workload, shape, tests);
  }

  /** Returns the same schedule in a run whose time passes otherwise. */
  Schedule steered(SteeredTime changed) {
    return changed.changes() == 0 ? this : new Schedule(this, changed);
  }

  /** Returns how the run's time passes for the profile. */
  SteeredTime time() {
    return time;
  }

  /** Returns the workload. */
  public Workload workload() {
    return workload;
  }

  /** Returns the profile, as far as the run's longest duration lets it go. */
  public LoadProfile profile() {
    return profile;
  }

  /**
   * Returns when the load ends at the latest, from the start of the run: where its profile ends in
   * the time that a pause stops, or its longest duration, which counts real time.
   */
  public Duration duration() {
    return Duration.ofNanos(end());
  }

  /** Returns the same in nanoseconds; never in a pause that nobody has ended. */
  long end() {
    return end;
  }

  /** Returns when the load ends in a run whose time passes otherwise. */
  long end(SteeredTime other) {
    return Math.min(limit, other.reaches(profile.duration().toNanos()));
  }

  /** Returns how many iterations are planned in all; empty with users, who run what they can. */
  public OptionalLong planned() {
    return numbers == UNBOUNDED || profile instanceof Users
        ? OptionalLong.empty()
        : OptionalLong.of(numbers);
  }

  /** Returns how many iterations are planned for a drone; empty with users. */
  public OptionalLong planned(Stripe stripe) {
    return planned().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(includes(stripe) ? effective(stripe).count(numbers) : 0);
  }

  /** Returns how many iterations are planned for a drone of a team that loses some. */
  public OptionalLong planned(Lanes lanes, int drone, int team) {
    return profile instanceof ArrivalRate
        ? OptionalLong.of(
            lanes.of(drone).stream().mapToLong(lane -> lane.count(arrivals(), numbers)).sum())
        : planned(new Stripe(drone, team));
  }

  /**
   * Returns the target at a time: iterations per second or users.
   *
   * @param seconds from the start of the run
   */
  public double target(double seconds) {
    return switch (profile) {
      case ArrivalRate rate -> RateCurve.of(rate, scale).rate(seconds);
      case Users users -> new UserCurve(users, scale).active((long) (seconds * 1e9));
      case Iterations iterations -> iterations.users();
    };
  }

  /** Returns the rate over time, of profiles that have one. */
  Stream<RateCurve> curve() {
    return switch (profile) {
      case ArrivalRate rate -> Stream.of(RateCurve.of(rate, scale));
      case Users users -> Stream.empty();
      case Iterations iterations -> Stream.empty();
    };
  }

  /** Tells whether iterations have a due time that they can be late for. */
  boolean hasDueTimes() {
    return switch (profile) {
      case ArrivalRate rate -> true;
      case Users users -> !users.pacing().isZero();
      case Iterations iterations -> false;
    };
  }

  /** Returns the most users at once, of profiles that have users. */
  public int users() {
    return switch (profile) {
      case ArrivalRate rate -> 0;
      case Users users -> new UserCurve(users, scale).maxUsers();
      case Iterations iterations -> iterations.users();
    };
  }

  /** Returns the stripe that a drone really runs: a few shared users leave some drones without. */
  Stripe effective(Stripe stripe) {
    return profile instanceof Iterations iterations && iterations.users() < stripe.of()
        ? new Stripe(stripe.number(), iterations.users())
        : stripe;
  }

  /** Tells whether a drone has a part of the load. */
  boolean includes(Stripe stripe) {
    return !(profile instanceof Iterations iterations) || stripe.number() < iterations.users();
  }

  /** Returns the number at which the load ends because rows or iterations have run out. */
  long numbers() {
    return numbers;
  }

  /** Returns when each number is due; only arrival rates have that. */
  Arrivals arrivals() {
    return Objects.requireNonNull(arrivals, "only arrival rates have due times");
  }

  UserCurve userCurve(Users users) {
    return new UserCurve(users, scale);
  }

  Scenario scenario(int place) {
    return workload.scenarios().get(place);
  }

  int scenarioOf(long number) {
    return mix.scenarioOf(number);
  }

  Object row(Feeder<?> feeder, long number) {
    return feeders.row(feeder, number, mix);
  }

  Feeders feeders() {
    return feeders;
  }

  long seedOf(long number) {
    return Seeds.fold(seed, number);
  }

  private long numbersOfProfile() {
    return switch (profile) {
      case ArrivalRate rate -> arrivals().total();
      case Users users -> UNBOUNDED;
      case Iterations iterations -> Math.max(1, Math.round(iterations.total() * scale));
    };
  }
}
