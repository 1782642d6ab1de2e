package io.orcastrike.api;

import java.time.Duration;
import java.util.Map;

/**
 * The drone that a test is being prepared on.
 *
 * <p>Safe for use by many threads.
 */
public interface DroneContext {

  /** Returns the drone's name, for people; several drones may have the same. */
  String drone();

  /** Returns the run's parameters. */
  Parameters parameters();

  /** Returns what {@link LoadTest#setUp} returned on the leader. */
  Map<String, String> values();

  /**
   * Returns for how long a client may warm itself up before the load begins, without touching the
   * target. Nothing where the plan begins with a few iterations per second; 6 s at most.
   */
  Duration warmUp();

  /**
   * Runs iterations of a client's own, against something that stands in for the target, as the
   * drone will run those of the load: some at a time, one after another, for so long. Nothing of
   * them is counted anywhere.
   *
   * @param length no longer than {@link #warmUp()}, so that the drone joins in time
   */
  void warmUp(Scenario.Body body, Duration length) throws InterruptedException;

  /**
   * Throws unless this drone may send load to a target. A client calls it before it looks a name up
   * or connects; Orca's own do. A drone that was started without {@code --target} permits all.
   *
   * @throws NotPermittedException naming the target and what is permitted
   */
  void requirePermitted(Target target);

  /**
   * Hands back a free-form result of this drone, which stands in the run's result under the drone's
   * name. The last value of a name counts; later than {@link LoadTest#cleanup()} it is ignored.
   *
   * @throws IllegalArgumentException if this drone's results would exceed 32 KB
   */
  void result(String name, String value);
}
