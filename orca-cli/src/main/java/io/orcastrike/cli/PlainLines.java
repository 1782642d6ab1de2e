package io.orcastrike.cli;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.util.Locale;

/**
 * Prints how a run stands as one line of {@code key=value} every ten seconds, for logs.
 *
 * <p>Used by one thread at a time.
 */
final class PlainLines implements ResultSink {
  private static final long SECONDS = 10;

  private final Screen screen;
  private long printed;

  PlainLines(Screen screen) {
    this.screen = screen;
  }

  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public void started(RunInfo info) {
    screen.line(
        "run=%s plan=%s drones=%d planned=%ds"
            .formatted(
                info.runId(),
                value(info.plan()),
                info.drones().size(),
                info.planned().toSeconds()));
  }

  @Override
  public void progressed(Progress progress) {
    long tens = progress.elapsed().toSeconds() / SECONDS;
    if (tens > printed) {
      printed = tens;
      screen.line(line(progress));
    }
  }

  @Override
  public void ended(RunReport report) {
    // the summary tells
  }

  static String line(Progress progress) {
    Reading now = new Reading(progress);
    Distribution response = now.response();
    return "t=%ds target=%s/s achieved=%s/s err=%s%% p50=%s p95=%s p99=%s thresholds=%d/%d drones=%d/%d trust=%s%s"
        .formatted(
            progress.elapsed().toSeconds(),
            rate(now.target()),
            rate(now.achieved()),
            String.format(Locale.ROOT, "%.2f", now.errorRate() * 100),
            millis(response, 50),
            millis(response, 95),
            millis(response, 99),
            now.thresholdsKept(),
            progress.thresholds().size(),
            now.working(),
            progress.drones().size(),
            progress.untrusted().isEmpty() ? "ok" : "no",
            steered(progress.load()));
  }

  /** Nothing is said of a load that is as planned. */
  private static String steered(Progress.Load load) {
    String rate = load.factor() == 1 ? "" : " rate=" + Figures.factor(load.factor());
    return load.paused() ? rate + " load=paused" : rate;
  }

  private static String rate(double perSecond) {
    return Figures.rate(perSecond).replace(" ", "");
  }

  private static String millis(Distribution distribution, double percent) {
    return distribution.isEmpty()
        ? "-"
        : Figures.millis(distribution.percentile(percent)).replace(" ", "") + "ms";
  }

  private static String value(String text) {
    return Figures.harmless(text).replace(' ', '_');
  }
}
