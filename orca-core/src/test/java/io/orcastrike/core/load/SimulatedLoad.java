package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Rate;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A load without iterations: which numbers a drone would have started, by the same lanes, cursor
 * and lease as a real one.
 *
 * <p>Used by one thread at a time.
 */
public final class SimulatedLoad {

  /** Hears of each start. */
  @FunctionalInterface
  public interface Starts {
    /** A number was started. */
    void started(long number, boolean inWarmUp);
  }

  /** A loss, for a load that deals out everything anew. */
  private record Gone(long instant, List<Integer> survivors) {}

  private final EvenArrivals plan;
  private final long length;
  private final int place;
  private final int team;
  private final Clock clock;
  private final Lease lease;
  private final long t0;
  private final long warmUp;
  private final long begun;
  private final Lanes lanes;
  private final Cursor cursor;
  private final boolean renumbers;
  private final List<Gone> gone = new ArrayList<>();
  private final Map<Long, Long> startedAt = new HashMap<>();
  private SteeredTime time = SteeredTime.UNSTEERED;
  private Arrivals arrivals;
  private long total;
  private long excess;
  private long next;
  private boolean stopped;
  private long planned;
  private long started;
  private long plannedInWarmUp;
  private long startedInWarmUp;

  /**
   * Begins a load.
   *
   * @param warmUp so many of the seconds come first and are counted apart
   * @param renumbers whether a loss deals out all numbers anew, as it must not
   */
  public SimulatedLoad(
      int place,
      int team,
      double rate,
      int seconds,
      int warmUp,
      Clock clock,
      long t0,
      long leaseUntil,
      boolean renumbers) {
    ArrivalRate profile =
        LoadProfile.arrivalRate(Rate.perSecond(rate)).hold(Duration.ofSeconds(seconds));
    Stripe stripe = new Stripe(place, team);
    this.plan = new EvenArrivals(RateCurve.of(profile, 1));
    this.arrivals = plan;
    this.total = arrivals.total();
    this.place = place;
    this.team = team;
    this.clock = clock;
    this.lease = new Lease(clock, leaseUntil);
    this.t0 = t0;
    this.length = profile.duration().toNanos();
    this.warmUp = t0 + Duration.ofSeconds(warmUp).toNanos();
    this.begun = clock.nanos();
    this.lanes = new Lanes(team);
    this.cursor = new Cursor(arrivals, total, stripe);
    this.renumbers = renumbers;
  }

  /** Takes over what a lost drone made, as {@link DroneLoad#lose} does. */
  public void lose(int drone, long instant, int known, List<Integer> survivors) {
    if (renumbers && !survivors.isEmpty()) {
      gone.add(new Gone(instant, List.copyOf(survivors)));
    }
    int before = lanes.of(place).size();
    lanes.lose(drone, instant, known, survivors);
    List<Lane> now = lanes.of(place);
    now.subList(before, now.size()).forEach(lane -> cursor.add(lane, clock.nanos()));
  }

  /** Changes the load, as {@link DroneLoad#steer} does. */
  public void steer(long instant, double factor, boolean paused) {
    time = time.changed(instant, factor, paused);
    arrivals = new SteeredArrivals(plan, time, SteeredTime.NEVER);
    total = arrivals.total();
    cursor.steer(arrivals, total, instant, clock.nanos());
    excess += cursor.takeEarly();
  }

  /** Returns how many numbers were gone past before they were due. */
  public long excess() {
    return excess;
  }

  /** Returns how many numbers were started before they were due, by all changes known now. */
  public long startedEarly() {
    return startedAt.entrySet().stream()
        .filter(start -> arrivals.dueNanos(start.getKey()) > start.getValue())
        .count();
  }

  /** Starts or drops what is due, as {@link ArrivalDriver} does. */
  public void advance(Starts starts) {
    long now = clock.nanos();
    while (!stopped && !isAtEnd()) {
      long number = renumbers ? next : cursor.number();
      long due = t0 + arrivals.dueNanos(number);
      if (due > now) {
        return;
      }
      long known = renumbers ? Long.MIN_VALUE : cursor.known();
      boolean late =
          due < Math.max(begun, known) - ArrivalDriver.MOST_LATE
              || now - due > ArrivalDriver.MOST_LATE;
      if (late) {
        count(due, 0);
      } else if (lease.holds(now)) {
        count(due, 1);
        startedAt.put(number, now - t0);
        starts.started(number, due < warmUp);
      }
      if (renumbers) {
        next++;
      } else {
        cursor.advance();
      }
    }
  }

  private void count(long due, int starts) {
    planned++;
    started += starts;
    if (due < warmUp) {
      plannedInWarmUp++;
      startedInWarmUp += starts;
    }
  }

  private boolean isAtEnd() {
    if (!renumbers) {
      return cursor.isAtEnd();
    }
    while (next < total && owner(next) != place) {
      next++;
    }
    return next >= total;
  }

  private int owner(long number) {
    int owner = (int) (number % team);
    for (Gone loss : gone) {
      if (arrivals.dueNanos(number) >= loss.instant) {
        owner = loss.survivors.get((int) (number % loss.survivors.size()));
      }
    }
    return owner;
  }

  /** Moves the end of the lease. */
  public void renew(long until) {
    lease.renew(until);
  }

  /** Tells whether a start was refused. */
  public boolean hasLapsed() {
    return lease.hasLapsed();
  }

  /** Starts nothing more. */
  public void stop() {
    stopped = true;
  }

  /** Tells whether nothing more will be started. */
  public boolean isOver() {
    return stopped || clock.nanos() >= end();
  }

  private long end() {
    return t0 + time.reaches(length);
  }

  /** Returns how many numbers there are, of all drones. */
  public long total() {
    return total;
  }

  /** Returns how many were due so far. */
  public long planned() {
    return planned;
  }

  /** Returns how many were started so far. */
  public long started() {
    return started;
  }

  /** Returns how many of the planned were due during warm-up. */
  public long plannedInWarmUp() {
    return plannedInWarmUp;
  }

  /** Returns how many of the started were due during warm-up. */
  public long startedInWarmUp() {
    return startedInWarmUp;
  }
}
