package io.orcastrike.spi;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;

/**
 * Takes the results of one run. Called by the leader, on one thread of the sink's own, in this
 * order: {@link #started} once, {@link #progressed} once a second, {@link #ended} once, {@link
 * #close} once. A run that never began to load has no {@code started}. An exception is reported as
 * a warning and stops neither the run nor other sinks; a sink that is slow misses progress, never
 * the end.
 */
public interface ResultSink extends AutoCloseable {

  /** Returns the name under which the sink stands in warnings. */
  String name();

  /** Takes what is known when the load begins. */
  default void started(RunInfo info) throws Exception {}

  /** Takes how the run stands. */
  default void progressed(Progress progress) throws Exception {}

  /** Takes what the run came to. */
  void ended(RunReport report) throws Exception;

  /** Gives back what the sink holds; called also when others threw. */
  @Override
  default void close() throws Exception {}
}
