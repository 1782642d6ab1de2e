package io.orcastrike.core.load;

import io.orcastrike.api.Users;
import io.orcastrike.core.measure.WorkloadRecorder.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Has each user run one iteration after another, on a virtual thread of its own while it is active.
 * The k-th iteration of user u has the number k·maxUsers + u.
 */
final class UserDriver implements Driver, Runnable {
  /** How often the curve is looked at. */
  private static final long TICK = 10_000_000L;

  /** How often all users are looked at, also when the curve stands still. */
  private static final long LOOK_AROUND = 1_000_000_000L;

  private final WorkloadRun run;
  private final UserCurve curve;
  private final int maxUsers;
  private final long pacing;
  private final Queue<Lane> added = new ConcurrentLinkedQueue<>();

  /** Of the driver's thread; in the order of their numbers, but for those taken over. */
  private final List<UserSlot> users = new ArrayList<>();

  private volatile int held;
  private final AtomicInteger exhausted = new AtomicInteger();
  private final Naps naps = new Naps();
  private final Thread thread;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile @Nullable Throwable failure;

  UserDriver(WorkloadRun run, Users profile) {
    this.run = run;
    this.curve = run.schedule().userCurve(profile);
    this.maxUsers = curve.maxUsers();
    this.pacing = profile.pacing().toNanos();
    this.added.add(Lane.of(run.stripe()));
    this.thread =
        Thread.ofPlatform()
            .name("orca-users-" + run.schedule().workload().name())
            .daemon()
            .unstarted(this);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    stopping = true;
    naps.end();
    thread.interrupt();
  }

  @Override
  public void end() {
    stop();
  }

  @Override
  public boolean isStopped() {
    return done.getCount() == 0;
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void takeOver(Lane lane) {
    added.add(lane);
  }

  /** Who waits for a pause to end learns when it does. */
  @Override
  public void steer(Schedule steered, long instant) {
    naps.rouse();
  }

  @Override
  public OptionalLong notReached() {
    return OptionalLong.empty();
  }

  @Override
  public void run() {
    try {
      long now = Math.max(run.t0(), run.clock().nanos());
      long lookAround = now;
      int before = 0;
      while (!stopping && now < run.end()) {
        run.clock().sleepUntil(now);
        adopt();
        if (users.isEmpty()) {
          break;
        }
        int active = curve.active(run.profileAt(now));
        if (active != before || now >= lookAround) {
          startUsers(active, now - run.t0());
          before = active;
          lookAround = now + LOOK_AROUND;
        }
        now = Math.max(now + TICK, run.clock().nanos());
      }
    } catch (InterruptedException e) {
      // stop() wakes this thread
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      done.countDown();
    }
  }

  /** Takes up the users of lanes that were added. */
  private void adopt() {
    for (Lane lane = added.poll(); lane != null; lane = added.poll()) {
      for (long user = lane.first(); user < maxUsers; user += lane.stride()) {
        users.add(new UserSlot(user, lane.instant(), lane.moves()));
      }
    }
    held = users.size();
  }

  private void startUsers(int active, long sinceStart) {
    for (UserSlot slot : users) {
      if (slot.user().number() < active && slot.from() <= sinceStart && slot.wake()) {
        Thread.ofVirtual()
            .name("orca-user-", slot.user().number())
            .start(
                () -> {
                  run.inFlight().enter(slot.user());
                  live(slot);
                  run.inFlight().leave(slot.user());
                  slot.user().end();
                  slot.rest();
                });
      }
    }
  }

  /** Due times are kept in the time of the profile, which a pause stops. */
  private void live(UserSlot slot) {
    long user = slot.user().number();
    long now = run.clock().nanos();
    long free = run.profileAt(now);
    long due = free;
    while (isActive(user, now)) {
      long number = slot.turn() * maxUsers + user;
      if (number >= run.schedule().numbers()) {
        slot.exhaust();
        if (exhausted.incrementAndGet() == held) {
          stop();
        }
        return;
      }
      if (pacing > 0 && run.profileAt(now) - due > ArrivalDriver.MOST_LATE) {
        drop(due);
        slot.nextTurn();
        due += pacing;
        continue;
      }
      now = awaitDue(user, due, now);
      if (now == SteeredTime.NEVER) {
        return;
      }
      slot.nextTurn();
      if (!iterate(number, slot.user(), due, free, now)) {
        return;
      }
      now = run.clock().nanos();
      free = run.profileAt(now);
      due = pacing > 0 ? due + pacing : free;
    }
  }

  /**
   * Waits, and returns the time; never when the load ended meanwhile, or this user's part of it.
   */
  private long awaitDue(long user, long due, long from) {
    long now = from;
    while (isActive(user, now)) {
      long seen = naps.roused();
      long at = run.t0() + run.schedule().time().leaves(due);
      if (at <= now) {
        return now;
      }
      naps.sleepUntil(run.clock(), at, seen);
      now = run.clock().nanos();
    }
    return SteeredTime.NEVER;
  }

  /** A pause between when it was due and its start is not its user's to have waited for. */
  private boolean iterate(long number, User user, long due, long free, long now) {
    long shift = now - run.profileAt(now);
    IterationRun iteration = new IterationRun(run, number, user, due + shift);
    if (!run.admit(iteration, now)) {
      return false;
    }
    run.counts().planned(iteration.isWarmUp(), due + shift);
    iteration.run(now, free + shift);
    return !Thread.interrupted() || !stopping;
  }

  /**
   * Counts a start that a paced user missed by too much, since its iteration before took so long.
   */
  private void drop(long profileDue) {
    long due = run.t0() + run.schedule().time().leaves(profileDue);
    boolean warm = run.isWarmUp(due);
    run.counts().planned(warm, due);
    run.counts().dropped(warm, Cause.LIMIT, run.clock().nanos(), 1);
  }

  private boolean isActive(long user, long now) {
    return !stopping && now < run.end() && user < curve.active(run.profileAt(now));
  }
}
