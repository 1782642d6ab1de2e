package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that answers as fast as one thread can, and counts: it answers a line on its standard
 * input with the number of requests so far.
 */
public final class FastTarget {
  private FastTarget() {}

  /** Runs it; the argument is the port, by default a free one, which it prints. */
  public static void main(String... arguments) throws IOException {
    AtomicLong count = new AtomicLong();
    Answers answers = new Answers();
    RequestLoop loop =
        new RequestLoop(
            arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]),
            (connection, requests) -> {
              count.lazySet(count.getPlain() + requests);
              connection.answer(requests, answers);
            });
    TargetConsole.start(loop.port(), line -> Long.toString(count.get()));
    loop.run();
  }
}
