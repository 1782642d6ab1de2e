package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.Clock;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final long SECOND = 1_000_000_000L;

  private final TwoHands clock = new TwoHands();

  /** A clock whose hands are moved one by one. */
  private static final class TwoHands implements Clock {
    private long nanos = -7 * SECOND;
    private long wall = 100 * SECOND;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long wallNanos() {
      return wall;
    }

    @Override
    public void sleepUntil(long until) {
      throw new AssertionError("a lease waits for nothing");
    }

    void pass(double seconds) {
      nanos += (long) (seconds * SECOND);
      wall += (long) (seconds * SECOND);
    }

    void suspend(double seconds) {
      wall += (long) (seconds * SECOND);
    }
  }

  private boolean holds(Lease lease) {
    return lease.holds(clock.nanos());
  }

  @Test
  void endsAtItsInstant() {
    Lease lease = new Lease(clock, clock.nanos() + 30 * SECOND);
    clock.pass(29.9);
    assertThat(holds(lease)).isTrue();
    clock.pass(0.1);
    assertThat(holds(lease)).isFalse();
    lease.renew(clock.nanos() + 30 * SECOND);
    assertThat(holds(lease)).as("never renewed once it has lapsed").isFalse();
    assertThat(lease.hasLapsed()).isTrue();
  }

  @Test
  void goesOnWhereItIsRenewed() {
    Lease lease = new Lease(clock, clock.nanos() + 30 * SECOND);
    for (int i = 0; i < 10; i++) {
      clock.pass(20);
      assertThat(holds(lease)).isTrue();
      lease.renew(clock.nanos() + 30 * SECOND);
    }
  }

  @Test
  void endsByTheWallClockWhereAMachineWasSuspendedForLessThanIsNoticed() {
    Lease lease = new Lease(clock, clock.nanos() + 30 * SECOND);
    clock.pass(26);
    clock.suspend(4.5);
    assertThat(holds(lease)).isFalse();
  }

  /** Each step is too small to be noticed, and so is what they come to. */
  @Test
  void aClockSetBackHidesASuspensionByAsMuchAsItWasSetOnly() {
    clock.suspend(-3.8);
    Lease lease = new Lease(clock, clock.nanos() + 30 * SECOND);
    clock.pass(25);
    clock.suspend(4.5);
    assertThat(holds(lease)).isTrue();
    clock.suspend(1.9);
    assertThat(holds(lease)).isFalse();
  }

  @Test
  void endsWhereTheClockWasSetByMoreThanAnybodyCanTell() {
    Lease lease = new Lease(clock, clock.nanos() + 30 * SECOND);
    clock.suspend(-5.1);
    assertThat(holds(lease)).isFalse();
  }

  @Test
  void withoutEndHoldsForEver() {
    Lease lease = Lease.endless(clock);
    clock.pass(1e7);
    assertThat(holds(lease)).isTrue();
  }
}
