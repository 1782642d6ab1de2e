package io.orcastrike.cli.doctor;

import java.util.List;

/** Looks at something that a swarm needs. */
@FunctionalInterface
public interface Check {

  /**
   * Looks, and says what was found. What is wrong is a finding, not an exception. Called once, on
   * any thread; what waits for others takes seconds at most.
   */
  List<Finding> look() throws InterruptedException;
}
