package io.orcastrike.core;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs load tests in this process: a leader and its drones over the in-process transport, the same
 * classes and the same bytes as on a swarm. Any number may run at once; nothing is shared.
 */
public final class Orca {
  private Orca() {}

  /**
   * Begins a run of a test that a loader finds.
   *
   * @param test what the loader understands
   */
  public static Builder test(TestLoader loader, String test) {
    return new Builder(loader, test);
  }

  /** Begins a run of a test on the class path; the supplier is asked once by each participant. */
  public static Builder test(Supplier<? extends LoadTest> test) {
    ClassPathLoader loader = new ClassPathLoader(test);
    return new Builder(loader, loader.name());
  }

  /**
   * Collects what a run needs.
   *
   * <p>Used by one thread at a time.
   */
  public static final class Builder {
    final TestLoader loader;
    final String test;
    final Map<String, String> parameters = new HashMap<>();
    final Map<String, String> tags = new HashMap<>();
    final List<ResultSink> sinks = new ArrayList<>();
    Function<String, Optional<String>> secrets = name -> Optional.empty();
    Optional<Duration> maxDuration = Optional.empty();
    Optional<Function<String, Path>> folder = Optional.empty();
    OptionalLong seed = OptionalLong.empty();
    TrustLimits trust = TrustLimits.DEFAULT;
    Clock clock = Clock.system();
    String note = "";
    double scale = 1;
    int drones = 1;

    Builder(TestLoader loader, String test) {
      this.loader = loader;
      this.test = test;
    }

    /** Divides the load among that many drones; 1 by default. */
    public Builder drones(int count) {
      if (count < 1 || count > 1_000) {
        throw new IllegalArgumentException("drones must be 1 to 1,000, were " + count);
      }
      drones = count;
      return this;
    }

    /** Gives a parameter. */
    public Builder parameter(String name, String value) {
      parameters.put(name, value);
      return this;
    }

    /** Gives parameters. */
    public Builder parameters(Map<String, String> values) {
      parameters.putAll(values);
      return this;
    }

    /** Says where the test's secrets come from, by name. */
    public Builder secrets(Function<String, Optional<String>> source) {
      secrets = source;
      return this;
    }

    /** Multiplies every load; 1 by default. */
    public Builder scale(double factor) {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("scale must be above 0, was " + factor);
      }
      scale = factor;
      return this;
    }

    /** Ends every load after a time at the latest. */
    public Builder maxDuration(Duration maximum) {
      if (maximum.isNegative() || maximum.isZero()) {
        throw new IllegalArgumentException("maxDuration must be above 0, was " + maximum);
      }
      maxDuration = Optional.of(maximum);
      return this;
    }

    /** Seeds everything random; by default a new seed, which stands in the result. */
    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    /** Keeps a tag in the result. */
    public Builder tag(String name, String value) {
      tags.put(name, value);
      return this;
    }

    /** Keeps a note in the result. */
    public Builder note(String text) {
      note = text;
      return this;
    }

    /** Says from where on a generator's numbers are not believed. */
    public Builder trust(TrustLimits limits) {
      trust = limits;
      return this;
    }

    /** Keeps the leader's journal in a folder, which is made when needed; by default in memory. */
    public Builder folder(Path path) {
      return folder(run -> path);
    }

    /**
     * Keeps the leader's journal in a folder that depends on the run's id. The journal of an
     * earlier run in the same folder is replaced.
     */
    public Builder folder(Function<String, Path> ofRun) {
      folder = Optional.of(ofRun);
      return this;
    }

    /** Hands results to a sink, which the run closes. */
    public Builder sink(ResultSink sink) {
      sinks.add(sink);
      return this;
    }

    /** Takes time from another clock than the machine's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Loads the test, and starts the run.
     *
     * @throws TestNotFoundException if there is no such test
     * @throws io.orcastrike.api.InvalidPlanException naming every mistake of the plan
     * @throws io.orcastrike.api.ParameterException if a parameter is missing or wrong
     * @throws IllegalArgumentException if a feeder's file is missing or wrong
     * @throws java.io.UncheckedIOException if the journal cannot be written
     */
    public Run start() throws TestNotFoundException {
      return LocalRun.start(this);
    }
  }
}
