package io.orcastrike.core.protocol;

/**
 * Numbers and signs what a process says.
 *
 * <p>Used by one thread at a time.
 */
final class Voice {
  private final String process;
  private long number;

  Voice(String process) {
    this.process = process;
  }

  String process() {
    return process;
  }

  /** Puts a message about a run under the next number. */
  Envelope say(Message message, String run, int epoch, String leader, Now now) {
    return new Envelope(
        new Header(Header.VERSION, run, epoch, leader, process, ++number, now.wall()), message);
  }
}
