package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.core.measure.WorkloadRecorder.Cause;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Starts each arrival when it is due, on a virtual thread of its own. One platform thread waits for
 * due times: it is woken more exactly than a virtual one, and is not held up by authors' code.
 */
final class ArrivalDriver implements Driver, Runnable {
  /** Lateness up to this is made good; arrivals beyond are dropped. */
  static final long MOST_LATE = 1_000_000_000L;

  private static final int DEFAULT_IN_FLIGHT = 10_000;

  /** How long a wait may take before what was added is looked at. */
  private static final long LOOK = 1_000_000_000L;

  private final WorkloadRun run;
  private final boolean queues;
  private final Semaphore slots;
  private final Thread thread;
  private final Cursor cursor;

  /** What is new to the cursor, whose thread takes it up. */
  private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile @Nullable Throwable failure;
  private volatile long begun;
  private final AtomicLong reached = new AtomicLong();

  /** When a slot became free after none was; only queueing arrivals look at it. */
  private volatile long slotFreed;

  ArrivalDriver(WorkloadRun run, ArrivalRate profile) {
    this.run = run;
    this.queues = profile.whenFull() == WhenFull.QUEUE;
    this.slots = new Semaphore(inFlightLimit(profile, run.stripe()));
    this.slotFreed = run.t0();
    this.cursor = new Cursor(run.schedule().arrivals(), run.schedule().numbers(), run.stripe());
    this.thread =
        Thread.ofPlatform()
            .name("orca-arrivals-" + run.schedule().workload().name())
            .daemon()
            .unstarted(this);
  }

  private static int inFlightLimit(ArrivalRate profile, Stripe stripe) {
    return profile.maxInFlight() == 0
        ? DEFAULT_IN_FLIGHT
        : (int) Math.max(1, stripe.count(profile.maxInFlight()));
  }

  @Override
  public void start() {
    begun = run.clock().nanos();
    thread.start();
  }

  @Override
  public void stop() {
    stopping = true;
    thread.interrupt();
  }

  /**
   * Arrivals that are still to come were due before the end: their numbers run out by themselves.
   */
  @Override
  public void end() {}

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
    news.add(() -> cursor.add(lane, run.clock().nanos()));
  }

  /** The thread is woken: what it waits for may be due sooner, or later. */
  @Override
  public void steer(Schedule steered, long instant) {
    long known = run.clock().nanos();
    news.add(() -> cursor.steer(steered.arrivals(), steered.numbers(), instant, known));
    thread.interrupt();
  }

  /** What was gone past and neither begun nor dropped was refused by the lease, or at the end. */
  @Override
  public OptionalLong notReached() {
    adopt();
    return OptionalLong.of(cursor.left() + cursor.passed() - reached.get());
  }

  @Override
  public void run() {
    TimerSlack.lower();
    try {
      while (!stopping) {
        adopt();
        boolean atEnd = cursor.isAtEnd();
        if (atEnd && hasRunOut()) {
          return;
        }
        long due = atEnd ? run.end() : run.t0() + cursor.dueNanos();
        if (!waitUntil(due) || !news.isEmpty()) {
          continue;
        }
        if (atEnd || stopping) {
          return;
        }
        long number = cursor.number();
        long known = cursor.known();
        cursor.advance();
        arrive(number, due, known);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      dropBacklog();
      done.countDown();
    }
  }

  /** Takes up what is new. */
  private void adopt() {
    for (Runnable each = news.poll(); each != null; each = news.poll()) {
      each.run();
    }
    run.excess(cursor.takeEarly());
  }

  /** Tells whether rows have run out; otherwise the load lasts, although nothing may arrive. */
  private boolean hasRunOut() {
    return run.schedule().numbers() < run.schedule().arrivals().total();
  }

  /**
   * Waits, but not longer than a drone may go without noticing what was added.
   *
   * @return false if it is not due yet, or the load was stopped or steered meanwhile
   */
  private boolean waitUntil(long due) {
    long now = run.clock().nanos();
    try {
      if (due > now) {
        run.clock().sleepUntil(Math.min(due, now + LOOK));
      }
      return due <= now + LOOK;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Drops what waited for the in-flight limit when the load was stopped. */
  private void dropBacklog() {
    if (!queues || slots.availablePermits() > 0) {
      return;
    }
    long now = run.clock().nanos();
    while (!cursor.isAtEnd()) {
      long due = run.t0() + cursor.dueNanos();
      if (due > now) {
        return;
      }
      cursor.advance();
      drop(run.isWarmUp(due), due, Cause.LIMIT);
    }
  }

  private void arrive(long number, long due, long known) {
    boolean warm = run.isWarmUp(due);
    long now = run.clock().nanos();
    boolean backlog = queues && slots.availablePermits() == 0;
    if (due < Math.max(begun, known) - MOST_LATE) {
      drop(warm, due, Cause.LATE);
    } else if (!backlog && now - slotFree(due) > MOST_LATE) {
      drop(warm, due, Cause.GENERATOR);
    } else if (backlog ? waitForSlot() : slots.tryAcquire()) {
      launch(number, due, slotFree(due));
    } else {
      drop(warm, due, Cause.LIMIT);
    }
  }

  /** Returns from when on the arrival could be started, were the drone never late. */
  private long slotFree(long due) {
    return queues ? Math.max(due, slotFreed) : due;
  }

  private void drop(boolean warm, long due, Cause cause) {
    settle(warm, due);
    run.counts().dropped(warm, cause, run.clock().nanos(), 1);
  }

  /** Counts an arrival as planned and dealt with. */
  private void settle(boolean warm, long due) {
    run.counts().planned(warm, due);
    reached.lazySet(reached.getPlain() + 1);
  }

  /** Waits until an iteration ends; false when the load ended first. */
  private boolean waitForSlot() {
    while (!stopping && run.clock().nanos() < run.end()) {
      try {
        if (slots.tryAcquire(10, TimeUnit.MILLISECONDS)) {
          return true;
        }
      } catch (InterruptedException e) {
        // stopped, which ends the loop, or steered, which does not concern what is due already
      }
    }
    return false;
  }

  private void launch(long number, long due, long slotFree) {
    User user = new User(number);
    IterationRun iteration = new IterationRun(run, number, user, due);
    run.inFlight().enter(user);
    if (!run.admit(iteration, run.clock().nanos())) {
      run.inFlight().leave(user);
      slots.release();
      return;
    }
    settle(run.isWarmUp(due), due);
    Thread.ofVirtual()
        .name("orca-iteration-", number)
        .start(
            () -> {
              try {
                recordWait(iteration, slotFree - due);
                iteration.run(run.clock().nanos(), slotFree);
              } finally {
                run.inFlight().leave(user);
                user.end();
                release();
              }
            });
  }

  private void release() {
    if (queues && slots.availablePermits() == 0) {
      slotFreed = run.clock().nanos();
    }
    slots.release();
  }

  private void recordWait(IterationRun iteration, long waited) {
    if (waited > 0) {
      run.recorder(run.schedule().scenarioOf(iteration.number()))
          .waited(iteration.isWarmUp(), run.clock().nanos(), waited);
    }
  }
}
