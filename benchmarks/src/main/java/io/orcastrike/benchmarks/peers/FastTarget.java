package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers as fast as one thread can, and counts. */
public final class FastTarget {
  private FastTarget() {}

  /**
   * Runs it; the arguments are the port, and the seconds after which it ends by itself.
   *
   * @see TargetConsole what it prints and understands
   */
  public static void main(String... arguments) throws IOException {
    AtomicLong count = new AtomicLong();
    Answers answers = new Answers();
    RequestLoop loop =
        new RequestLoop(
            TargetConsole.port(arguments),
            (connection, requests) -> {
              count.lazySet(count.getPlain() + requests);
              connection.answer(requests, answers);
            });
    TargetConsole.start(loop.port(), arguments, () -> "count " + count.get());
    loop.run();
  }
}
