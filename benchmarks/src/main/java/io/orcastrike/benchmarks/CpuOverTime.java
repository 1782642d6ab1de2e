package io.orcastrike.benchmarks;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.time.Duration;

/** Processor time of this process during a part of a run, from one progress to another. */
final class CpuOverTime implements ResultSink {
  private final long from;
  private final long to;
  private long fromElapsed;
  private long fromCpu;
  private long toElapsed;
  private long toCpu;

  CpuOverTime(Duration from, Duration to) {
    this.from = from.toNanos();
    this.to = to.toNanos();
  }

  @Override
  public String name() {
    return "processor time";
  }

  @Override
  public void progressed(Progress progress) {
    long elapsed = progress.elapsed().toNanos();
    if (elapsed > to) {
      return;
    }
    if (fromElapsed == 0 && elapsed >= from) {
      fromElapsed = elapsed;
      fromCpu = Programs.cpuNanos();
    }
    toElapsed = elapsed;
    toCpu = Programs.cpuNanos();
  }

  double microsPerSecond() {
    return 1e6 * (toCpu - fromCpu) / (toElapsed - fromElapsed);
  }

  @Override
  public void ended(RunReport report) {}
}
