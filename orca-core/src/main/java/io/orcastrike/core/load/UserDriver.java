package io.orcastrike.core.load;

import io.orcastrike.api.Users;
import io.orcastrike.core.measure.WorkloadRecorder.Cause;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
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

  private static final int RESTING = 0;
  private static final int ALIVE = 1;
  private static final int EXHAUSTED = 2;

  private final WorkloadRun run;
  private final UserCurve curve;
  private final int maxUsers;
  private final int ownUsers;
  private final long pacing;
  private final AtomicIntegerArray alive;
  private final AtomicLongArray next;
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
    this.ownUsers = (int) run.stripe().count(maxUsers);
    this.pacing = profile.pacing().toNanos();
    this.alive = new AtomicIntegerArray(ownUsers);
    this.next = new AtomicLongArray(ownUsers);
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
  public OptionalLong reached() {
    return OptionalLong.empty();
  }

  @Override
  public void run() {
    try {
      long now = Math.max(run.t0(), run.clock().nanos());
      long lookAround = now;
      int before = 0;
      while (!stopping && ownUsers > 0 && now < run.end()) {
        run.clock().sleepUntil(now);
        int active = curve.active(now - run.t0());
        if (active != before || now >= lookAround) {
          startUsers(active);
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

  private void startUsers(int active) {
    for (int own = 0; own < ownUsers && userOf(own) < active; own++) {
      if (alive.compareAndSet(own, RESTING, ALIVE)) {
        int index = own;
        Thread.ofVirtual()
            .name("orca-user-", userOf(own))
            .start(
                () -> {
                  live(index);
                  alive.compareAndSet(index, ALIVE, RESTING);
                });
      }
    }
  }

  private long userOf(int own) {
    return run.stripe().number() + (long) own * run.stripe().of();
  }

  private void live(int own) {
    long user = userOf(own);
    long free = run.clock().nanos();
    long due = free;
    while (isActive(user)) {
      long number = next.get(own) * maxUsers + user;
      if (number >= run.schedule().numbers()) {
        noteExhausted(own);
        return;
      }
      if (pacing > 0 && run.clock().nanos() - due > ArrivalDriver.MOST_LATE) {
        drop(due);
        next.incrementAndGet(own);
        due += pacing;
        continue;
      }
      // The load may have ended meanwhile, or this user's part of it.
      if (due > free && !(naps.sleepUntil(run.clock(), due) && isActive(user))) {
        return;
      }
      next.incrementAndGet(own);
      if (!iterate(number, user, due, free)) {
        return;
      }
      free = run.clock().nanos();
      due = pacing > 0 ? due + pacing : free;
    }
  }

  private boolean iterate(long number, long user, long due, long free) {
    IterationRun iteration = new IterationRun(run, number, user, due);
    if (!run.admit(iteration)) {
      return false;
    }
    run.counts().planned(iteration.isWarmUp(), due);
    iteration.run(free);
    return !Thread.interrupted() || !stopping;
  }

  /**
   * Counts a start that a paced user missed by too much, since its iteration before took so long.
   */
  private void drop(long due) {
    boolean warm = run.isWarmUp(due);
    run.counts().planned(warm, due);
    run.counts().dropped(warm, Cause.LIMIT, run.clock().nanos(), 1);
  }

  private boolean isActive(long user) {
    return !stopping && user < curve.active(run.clock().nanos() - run.t0());
  }

  /** Ends the load when no user of this drone has rows left. */
  private void noteExhausted(int own) {
    if (alive.compareAndSet(own, ALIVE, EXHAUSTED) && exhausted.incrementAndGet() == ownUsers) {
      stop();
    }
  }
}
