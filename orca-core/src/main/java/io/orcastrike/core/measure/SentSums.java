package io.orcastrike.core.measure;

import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Sums how much slices hold, without their distributions: small enough to be kept for each drone of
 * a large swarm.
 *
 * <p>Used by one thread at a time.
 */
public final class SentSums {
  private final Map<SeriesKey, SentCount> series = new HashMap<>();
  private final Map<LoadKey, Slice.Load> loads = new HashMap<>();

  private record LoadKey(String workload, boolean warmUp) {}

  /** Adds a slice. */
  public void add(Slice slice) {
    slice.series().forEach(part -> add(count(part)));
    slice.loads().forEach(this::add);
  }

  /** Returns the sums. */
  public Sums build() {
    return new Sums(
        count(key -> true),
        digest(),
        loads.values().stream()
            .sorted(Comparator.comparing(Slice.Load::workload).thenComparing(Slice.Load::warmUp))
            .toList());
  }

  private String digest() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    series.values().stream()
        .sorted(Comparator.comparing(SentCount::key, SeriesSum.ORDER))
        .forEach(count -> digest.update(line(count)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] line(SentCount count) {
    SeriesKey key = count.key();
    return "%s\0%s\0%s\0%s\0%s\0%d\0%d\0%d\n"
        .formatted(
            key.workload(),
            key.scenario(),
            key.step(),
            key.outcome(),
            key.warmUp(),
            count.count(),
            count.maxMicros(),
            count.pausedMicros())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns how much each series holds. */
  public List<SentCount> series() {
    return List.copyOf(series.values());
  }

  /** Returns what was counted of each workload. */
  public List<Slice.Load> loads() {
    return List.copyOf(loads.values());
  }

  /** Takes up what an earlier sum held. */
  public void restore(List<SentCount> earlier, List<Slice.Load> earlierLoads) {
    earlier.forEach(this::add);
    earlierLoads.forEach(this::add);
  }

  void add(SentSums other) {
    other.series.values().forEach(this::add);
    other.loads.values().forEach(this::add);
  }

  /** Returns how many iterations or steps ended in series. */
  long count(Predicate<SeriesKey> selected) {
    long count = 0;
    for (SentCount part : series.values()) {
      count += selected.test(part.key()) ? part.count() : 0;
    }
    return count;
  }

  /** Returns the iterations counted of workloads; what was not reached is not known here. */
  Totals totals(Predicate<String> workload, boolean withWarmUp) {
    long planned = 0;
    long started = 0;
    Totals.Dropped dropped = Totals.Dropped.ZERO;
    for (Slice.Load load : loads.values()) {
      if (workload.test(load.workload()) && (withWarmUp || !load.warmUp())) {
        planned += load.planned();
        started += load.started();
        dropped = dropped.plus(load.dropped());
      }
    }
    return new Totals(
        planned,
        started,
        ended(workload, Outcome.SUCCEEDED, withWarmUp),
        ended(workload, Outcome.FAILED, withWarmUp),
        ended(workload, Outcome.INTERRUPTED, withWarmUp),
        dropped,
        0,
        0);
  }

  private long ended(Predicate<String> workload, Outcome outcome, boolean withWarmUp) {
    return count(
        key ->
            key.isIteration()
                && key.outcome() == outcome
                && workload.test(key.workload())
                && (withWarmUp || !key.warmUp()));
  }

  private static SentCount count(Series part) {
    return new SentCount(part.key(), part.count(), part.service().max(), part.pausedMicros());
  }

  private void add(SentCount part) {
    series.merge(
        part.key(),
        part,
        (a, b) ->
            new SentCount(
                a.key(),
                a.count() + b.count(),
                Math.max(a.maxMicros(), b.maxMicros()),
                a.pausedMicros() + b.pausedMicros()));
  }

  private void add(Slice.Load load) {
    loads.merge(
        new LoadKey(load.workload(), load.warmUp()),
        load,
        (a, b) ->
            new Slice.Load(
                a.workload(),
                a.warmUp(),
                a.planned() + b.planned(),
                a.started() + b.started(),
                a.dropped().plus(b.dropped())));
  }
}
