package io.orcastrike.core;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * A run under way. It keeps no JVM alive: who forgets it loses it when the program ends, and drones
 * of a swarm notice by themselves that their leader is gone.
 *
 * <p>Safe for use by many threads.
 */
public interface Run {

  /** Returns the run's id, which sorts by time. */
  String id();

  /**
   * Returns how the run stands, at most about a second old; empty until its load is about to begin.
   * After the end, how it stood last: what came of it is the report's to say.
   */
  Optional<Progress> progress();

  /** Returns what the run came to; empty until its end, the last sink closed. Does not wait. */
  Optional<RunReport> report();

  /**
   * Ends the load gently: nothing more is started, what runs may finish within its grace. Does not
   * wait. Without effect on a run that has ended.
   *
   * @param verdict what the run comes to by this, such as {@link Verdict#INTERRUPTED}
   * @param reason in plain words, for the report
   */
  void stop(Verdict verdict, String reason);

  /** As {@link #stop}, but interrupts what runs. Also after {@code stop}. */
  void abort(Verdict verdict, String reason);

  /**
   * Changes the load: of a swarm within 6 s, in one process within 2 s, always at a whole second of
   * the run and at the same everywhere; stopping and aborting within 2 s. Waits for the leader's
   * answer, some seconds at most. Every command stands in the result, obeyed or not.
   *
   * @param by who wants it, for the result, such as {@code terminal}
   */
  SteerAnswer steer(SteerCommand command, String by) throws InterruptedException;

  /**
   * Waits for the run's end, the last sink closed.
   *
   * @return what it came to, also where it never began to load
   * @throws InterruptedException if the calling thread is interrupted; the run goes on
   */
  RunReport await() throws InterruptedException;

  /**
   * As {@link #await()}, but not for longer than a time.
   *
   * @return empty if the run had not ended by then
   */
  Optional<RunReport> await(Duration most) throws InterruptedException;
}
