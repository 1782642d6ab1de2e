package io.orcastrike.core;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Rate;
import io.orcastrike.api.Threshold;
import io.orcastrike.core.load.SteadyLoad;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
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
 * Runs load tests: by default in this process, a leader and its drones over the in-process
 * transport, or as the leader of a swarm of drones elsewhere: the same classes and the same bytes.
 * Any number may run at once; nothing is shared.
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
   * Begins to take up a run whose leader ended in the middle of it: with the test, parameters,
   * tags, limits and loss policy of then.
   *
   * @param folder of that run, with its journal
   * @throws IOException if the journal cannot be read, or its leader is still there
   */
  public static Builder resume(TestLoader loader, Path folder) throws IOException {
    Resumption resumption = Resumption.of(folder);
    Builder builder = new Builder(loader, resumption.announce().test());
    builder.folder = Optional.of(run -> folder);
    builder.lock = Optional.of(resumption.announce().lock());
    builder.resumption = Optional.of(resumption);
    return builder;
  }

  /** Begins a drone that serves the runs of a swarm with tests that its own loader finds. */
  public static DroneBuilder drone(TestLoader loader, Swarm swarm) {
    return new DroneBuilder(loader, swarm);
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
    Optional<SteadyLoad> steady = Optional.empty();
    List<Threshold> thresholds = List.of();
    Optional<Function<String, Path>> folder = Optional.empty();
    OptionalLong seed = OptionalLong.empty();
    TrustLimits trust = TrustLimits.DEFAULT;
    Clock clock = Clock.system();
    String note = "";
    double scale = 1;
    int drones = 1;
    int mostDrones;
    LossPolicy losses = LossPolicy.STOP;
    Optional<Swarm> swarm = Optional.empty();
    Optional<List<LockedFile>> lock = Optional.empty();
    Optional<Resumption> resumption = Optional.empty();

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

    /**
     * Leads drones of a swarm, instead of some in this process. The run begins with as many as
     * {@link #drones} says, within the time that the swarm's {@link Swarm#timing} allows.
     */
    public Builder on(Swarm where) {
      swarm = Optional.of(where);
      return this;
    }

    /** Takes further drones of a swarm into the team, up to a number, if they are ready in time. */
    public Builder mostDrones(int count) {
      if (count < 0 || count > 1_000) {
        throw new IllegalArgumentException("mostDrones must be 0 to 1,000, was " + count);
      }
      mostDrones = count;
      return this;
    }

    /** Says what becomes of the run when a drone is lost; by default it ends. */
    public Builder onLoss(LossPolicy policy) {
      losses = policy;
      return this;
    }

    /** Runs exactly those files, as a result holds them, and none if they are others now. */
    public Builder lock(List<LockedFile> files) {
      lock = Optional.of(List.copyOf(files));
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

    /**
     * Keeps a rate instead of the plan's own curves. All arrivals together reach it in a straight
     * line, and each load has the share of it that its highest rate has in the plan; users stay as
     * many as the plan has at most.
     *
     * @param settle the time in which the rate is reached, as warm-up: not judged
     * @param hold the time for which it is kept
     */
    public Builder steady(Rate rate, Duration settle, Duration hold) {
      steady = Optional.of(new SteadyLoad(rate.perSecond(), settle, hold));
      return this;
    }

    /** Judges by these thresholds instead of the plan's own; none: by the plan's. */
    public Builder thresholds(List<Threshold> others) {
      thresholds = List.copyOf(others);
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
      return LedRun.start(this);
    }
  }
}
