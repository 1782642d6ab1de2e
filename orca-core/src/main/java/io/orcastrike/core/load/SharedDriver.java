package io.orcastrike.core.load;

import io.orcastrike.api.Iterations;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has users share a fixed number of iterations. Numbers are dealt to drones beforehand, so that
 * nobody has to be asked.
 */
final class SharedDriver implements Driver {
  private final WorkloadRun run;
  private final long ownNumbers;
  private final int ownUsers;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong admitted = new AtomicLong();
  private final AtomicInteger living;
  private final Naps naps = new Naps();
  private volatile boolean stopping;

  SharedDriver(WorkloadRun run, Iterations profile) {
    this.run = run;
    this.ownNumbers = run.stripe().count(run.schedule().numbers());
    this.ownUsers = (int) run.stripe().count(profile.users());
    this.living = new AtomicInteger(ownUsers);
  }

  @Override
  public void start() {
    for (int own = 0; own < ownUsers; own++) {
      User user = new User(run.stripe().number() + (long) own * run.stripe().of());
      Thread.ofVirtual().name("orca-user-", user.number()).start(() -> live(user));
    }
  }

  private void live(User user) {
    run.inFlight().enter(user);
    try {
      while (!stopping && run.clock().nanos() < run.t0()) {
        naps.sleepUntil(run.clock(), run.t0(), naps.roused());
      }
      share(user);
    } finally {
      run.inFlight().leave(user);
      user.end();
      living.decrementAndGet();
    }
  }

  private void share(User user) {
    while (awaitResumption()) {
      long own = next.getAndIncrement();
      if (own >= ownNumbers) {
        return;
      }
      long now = run.clock().nanos();
      long number = run.stripe().number() + own * run.stripe().of();
      IterationRun iteration = new IterationRun(run, number, user, now);
      if (!run.admit(iteration, now)) {
        return;
      }
      admitted.incrementAndGet();
      run.counts().planned(iteration.isWarmUp(), now);
      iteration.run(now, now);
      Thread.interrupted(); // the author's code may have left it set
    }
  }

  /** Waits while the load is paused; false when it was stopped. */
  private boolean awaitResumption() {
    while (!stopping && run.isPaused(run.clock().nanos())) {
      long seen = naps.roused();
      SteeredTime time = run.schedule().time();
      long paused = time.profileAt(run.clock().nanos() - run.t0());
      naps.sleepUntil(run.clock(), run.t0() + time.leaves(paused), seen);
    }
    return !stopping;
  }

  /** Who waits for a pause to end learns when it does. */
  @Override
  public void steer(Schedule steered, long instant) {
    naps.rouse();
  }

  @Override
  public void stop() {
    stopping = true;
    naps.end();
  }

  @Override
  public void end() {
    stop();
  }

  @Override
  public boolean isStopped() {
    return stopping || living.get() == 0;
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.empty();
  }

  /** The numbers were dealt out beforehand. */
  @Override
  public void takeOver(Lane lane) {}

  @Override
  public OptionalLong notReached() {
    return OptionalLong.of(ownNumbers - admitted.get());
  }
}
