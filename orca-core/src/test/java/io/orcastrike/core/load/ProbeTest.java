package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ProbeTest {

  @Test
  void countsEveryWakingThatAStandstillHeldUp() {
    ManualClock clock = new ManualClock();
    long from = clock.nanos() + 5 * Bench.MILLI;
    Recorder recorder = new Recorder(clock.nanos(), Set.of(), text -> text);
    Probe probe = new Probe(clock, recorder, from);
    probe.start();
    clock.set(from);
    Distribution seen = Distribution.EMPTY;
    while (seen.count() < 1) {
      seen = seen.plus(recorder.cutAll(1, Health.UNKNOWN).generator().probe());
      Thread.yield();
    }
    assertThat(seen.max()).isZero();
    // It stood still for a second, in which it would have looked a hundred times.
    clock.set(from + 1_000 * Bench.MILLI);
    while (seen.count() < 101) {
      seen = seen.plus(recorder.cutAll(1, Health.UNKNOWN).generator().probe());
      Thread.yield();
    }
    probe.stop();

    assertThat(seen.max()).isBetween(989_000L, 991_000L);
    assertThat(seen.percentile(50)).isBetween(489_000L, 501_000L);
  }
}
