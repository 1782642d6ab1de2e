package io.orcastrike.core;

import java.time.Duration;
import java.util.Optional;

/**
 * What happened within an iteration.
 *
 * <p>Immutable.
 */
public sealed interface RehearsalEvent {
  /** A step ended. */
  record Step(String name, Duration duration, Optional<Throwable> failure)
      implements RehearsalEvent {}

  /** A check was counted. */
  record Check(String name, boolean passed) implements RehearsalEvent {}

  /** The id of a trace was told. */
  record Trace(String id) implements RehearsalEvent {}

  /** The iteration paused; a rehearsal does not wait. */
  record Pause(Duration duration) implements RehearsalEvent {}

  /** A counter was added to. */
  record Count(String name, long amount) implements RehearsalEvent {}

  /** A value of a distribution was recorded. */
  record Value(String name, long value) implements RehearsalEvent {}
}
