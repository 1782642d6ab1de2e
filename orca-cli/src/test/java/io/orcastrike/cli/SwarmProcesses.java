package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.redis.RedisServer;
import io.orcastrike.testkit.TruthScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A swarm of real processes: a Redis, drones that wait, leaders, and a target in this process.
 *
 * <p>Used by one thread at a time.
 */
final class SwarmProcesses implements AutoCloseable {
  private static final TruthScript QUICK = TruthScript.after(Duration.ofMillis(5));

  private static final int MOST_BEGINNINGS = 3;
  private static final int SHORTEST_PATIENCE_SECONDS = 6;
  private static final int LONGEST_PATIENCE_SECONDS = 24;

  private final Path folder;
  private final double timeScale;
  private final RedisServer redis = RedisServer.start();
  private final Map<String, Settings> settings = new LinkedHashMap<>();
  private final Map<String, SwarmProcess> drones = new LinkedHashMap<>();
  private final List<SwarmProcess> started = new ArrayList<>();
  private List<String> test = List.of(SwarmTarget.JAR);
  private SwarmTarget target;

  /** How a drone is started, and started anew. */
  private record Settings(
      String name, int port, Map<String, String> environment, List<String> flags) {}

  /**
   * Starts the server.
   *
   * @param folder for files, removed by whoever made it
   * @param timeScale of the protocol's waits: 0.1 makes the lease 3 s
   */
  SwarmProcesses(Path folder, double timeScale) throws Exception {
    this.folder = folder;
    this.timeScale = timeScale;
    this.target = new SwarmTarget(QUICK);
    SwarmTarget.writeTest(folder);
  }

  Path folder() {
    return folder;
  }

  RedisServer redis() {
    return redis;
  }

  /** Ends the Redis as a crash would, and returns when, of {@link System#nanoTime()}. */
  long killRedis() {
    redis.kill();
    return System.nanoTime();
  }

  SwarmTarget target() {
    return target;
  }

  /** Waits until so much of the load has arrived, counted from the beginning. */
  void awaitLoad(double seconds) throws Exception {
    try {
      target.awaitSeconds(seconds);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + said(), e);
    }
  }

  private String said() throws Exception {
    StringBuilder said = new StringBuilder();
    for (SwarmProcess process : started) {
      said.append("\n--- ").append(process).append('\n').append(process.err());
    }
    return said.toString();
  }

  /** Begins a log of its own. */
  SwarmTarget newTarget(TruthScript script) throws Exception {
    target.close();
    target = new SwarmTarget(script);
    return target;
  }

  SwarmTarget newTarget() throws Exception {
    return newTarget(QUICK);
  }

  /**
   * Adds a drone to the swarm.
   *
   * @param key to find it by
   * @param name which it may share with others
   * @param port of the Redis, or of what stands before it
   */
  void add(String key, String name, int port) {
    settings.put(key, new Settings(name, port, Map.of(), List.of("--allow", SwarmTarget.JAR)));
  }

  /** Adds a drone that may run what its flags say, and is named like its key. */
  void add(String key, Map<String, String> environment, String... flags) {
    settings.put(key, new Settings(key, redis.port(), environment, List.of(flags)));
  }

  /** Sets what is led from now on, with the flags that say where it is. */
  void leads(String... testAndFlags) {
    test = List.of(testAndFlags);
  }

  /** Returns all drones, which wait for runs; those that are gone are started anew. */
  List<SwarmProcess> drones() throws Exception {
    for (String key : settings.keySet()) {
      SwarmProcess there = drones.get(key);
      if (there == null || !there.isAlive()) {
        startDrone(key);
      }
    }
    for (SwarmProcess drone : drones.values()) {
      drone.awaitText("waiting for runs");
    }
    return List.copyOf(drones.values());
  }

  private void startDrone(String key) throws Exception {
    Settings of = settings.get(key);
    String on = "redis://127.0.0.1:" + of.port;
    List<String> command = new ArrayList<>(List.of("drone", "--on", on, "--name", of.name));
    command.addAll(of.flags);
    drones.put(key, start(key, of.environment, scaled(command.toArray(String[]::new))));
  }

  /** Starts a leader, of three drones if not told otherwise, which prints its result as JSON. */
  SwarmProcess lead(String... flags) throws Exception {
    return lead(target, flags);
  }

  /** Starts a leader whose load another target gets. */
  SwarmProcess lead(SwarmTarget other, String... flags) throws Exception {
    List<String> command = new ArrayList<>(List.of("lead"));
    command.addAll(test);
    command.addAll(List.of("--param", "port=" + other.port(), "--max-lag", "10s"));
    if (!List.of(flags).contains("--quorum")) {
      command.addAll(List.of("--quorum", "3"));
    }
    if (!List.of(flags).contains("--quorum-within")) {
      command.addAll(List.of("--quorum-within", "40s"));
    }
    return leader(command, flags);
  }

  /**
   * Leads a run, and waits until so much of its load has arrived at a new target. On a machine so
   * busy that a drone learns too late that the run goes, which scaled waits make likely, it is
   * begun anew.
   */
  SwarmProcess leadWhole(double seconds, String... flags) throws Exception {
    for (int i = 0; i < MOST_BEGINNINGS; i++) {
      newTarget();
      SwarmProcess leader = lead(flags);
      leader.awaitEndOr(() -> target.numbers().size() >= seconds * SwarmTarget.RATE);
      if (drones.values().stream().noneMatch(drone -> target.arrivals(drone).isEmpty())) {
        return leader;
      }
      leader.close();
    }
    throw new AssertionError("no run began with all drones" + said());
  }

  /**
   * Leads a run that gets no quorum, with more patience each time until all this is said of it: on
   * a busy machine a drone joins, or refuses, late.
   */
  SwarmResult leadRefused(int quorum, String... reasons) throws Exception {
    for (int seconds = SHORTEST_PATIENCE_SECONDS; ; seconds *= 2) {
      String within = seconds + "s";
      String least = String.valueOf(quorum);
      SwarmResult result = SwarmResult.of(lead("--quorum", least, "--quorum-within", within));
      if (seconds >= LONGEST_PATIENCE_SECONDS
          || Stream.of(reasons).allMatch(result.reasons()::contains)) {
        assertThat(result.reasons()).contains(reasons);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.verdict()).isEqualTo("NO_QUORUM");
        return result;
      }
    }
  }

  /** Starts a leader that takes up a run. */
  SwarmProcess resume(String run) throws Exception {
    return leader(new ArrayList<>(List.of("lead", "--resume", run)));
  }

  private SwarmProcess leader(List<String> command, String... flags) throws Exception {
    command.addAll(List.of("--json", "--on", "redis://" + redis.hostAndPort()));
    command.addAll(List.of(flags));
    // Its temporary files must not stay when it is killed.
    Path temporary = Files.createDirectories(folder.resolve("temporary-leader"));
    Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    return start("leader", environment, scaled(command.toArray(String[]::new)));
  }

  private List<String> scaled(String... command) {
    List<String> scaled = new ArrayList<>(List.of(command));
    scaled.addAll(List.of("--time-scale", Double.toString(timeScale)));
    return scaled;
  }

  /** Starts any command, without scaling its times. */
  SwarmProcess start(String... command) throws Exception {
    return start(Map.of(), command);
  }

  SwarmProcess start(Map<String, String> environment, String... command) throws Exception {
    return start(command[0], environment, List.of(command));
  }

  private SwarmProcess start(String name, Map<String, String> environment, List<String> command)
      throws Exception {
    SwarmProcess process =
        SwarmProcess.start(folder, name + "-" + started.size(), environment, command);
    started.add(process);
    return process;
  }

  @Override
  public void close() throws Exception {
    for (SwarmProcess process : started) {
      process.close();
    }
    target.close();
    redis.close();
  }
}
