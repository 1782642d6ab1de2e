package io.orcastrike.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run as meters of a registry, renewed once a second; each has the tag {@code plan}. A sink
 * is for one run. The meters stay after its end, so that the last figures are read too, until a run
 * of the same tags takes their place; with {@link #removedAtEnd()} they go with the run.
 *
 * <pre>{@code
 * Orca.test(ShopTest::new).sink(MicrometerSink.to(registry)).start();
 * }</pre>
 *
 * <p>Used by one thread at a time; its meters are read by any.
 */
public final class MicrometerSink implements ResultSink {
  private final MeterRegistry registry;
  private final Tags tags;
  private final boolean isRemovedAtEnd;
  private @Nullable Meters meters;

  private MicrometerSink(MeterRegistry registry, Tags tags, boolean isRemovedAtEnd) {
    this.registry = registry;
    this.tags = tags;
    this.isRemovedAtEnd = isRemovedAtEnd;
  }

  /** Makes a sink to a registry, which stays the caller's to close. */
  public static MicrometerSink to(MeterRegistry registry) {
    return new MicrometerSink(registry, Tags.empty(), false);
  }

  /**
   * Returns a sink whose meters have one more tag, such as the stage that is tested. Runs of one
   * plan that go on at the same time need one to be told apart. The id of the run is not a good one
   * where time series are kept for long: each value makes new ones.
   */
  public MicrometerSink tag(String name, String value) {
    return new MicrometerSink(registry, tags.and(name, value), isRemovedAtEnd);
  }

  /** Returns a sink whose meters are removed when the run has ended. */
  public MicrometerSink removedAtEnd() {
    return new MicrometerSink(registry, tags, true);
  }

  @Override
  public String name() {
    return "micrometer";
  }

  @Override
  public void started(RunInfo info) {
    begin(info);
  }

  @Override
  public void progressed(Progress progress) {
    if (meters != null) {
      Figures.of(meters, progress);
    }
  }

  @Override
  public void ended(RunReport report) {
    Figures.of(meters == null ? begin(report.info()) : meters, report);
  }

  private Meters begin(RunInfo info) {
    Meters begun = Meters.in(registry, tags.and("plan", info.plan()));
    meters = begun;
    return begun;
  }

  @Override
  public void close() {
    if (meters != null && isRemovedAtEnd) {
      meters.remove();
    }
  }
}
