package io.orcastrike.benchmarks;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** Users that ask as fast as they can by one of the {@link HttpEngine}s, in a JVM of their own. */
final class HttpEngineLoad {
  private static final int USERS = 100;

  private final LongAdder count = new LongAdder();
  private volatile boolean ended;

  private HttpEngineLoad() {}

  /**
   * Prints requests per second and CPU µs of this process for each.
   *
   * @param arguments the engine, the port, and the seconds: so many to warm up, so many to measure
   */
  public static void main(String... arguments) throws Exception {
    HttpEngine engine = HttpEngine.valueOf(arguments[0]);
    int seconds = Integer.parseInt(arguments[2]);
    HttpEngineLoad load = new HttpEngineLoad();
    HttpEngine.Users users = engine.to(Integer.parseInt(arguments[1]), USERS);
    for (int i = 0; i < USERS; i++) {
      HttpEngine.Call call = users.user();
      Thread.ofVirtual().start(() -> load.ask(call));
    }
    Thread.sleep(seconds * 1_000L);
    long cpu = Programs.cpuNanos();
    long begin = System.nanoTime();
    long before = load.count.sum();
    Thread.sleep(seconds * 1_000L);
    double requests = load.count.sum() - before;
    double took = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%.0f %.3f%n", requests / took, (Programs.cpuNanos() - cpu) / requests / 1e3);
    load.ended = true;
    System.exit(0);
  }

  private void ask(HttpEngine.Call call) {
    while (!ended) {
      try {
        call.run();
        count.increment();
      } catch (IOException | InterruptedException e) {
        if (!ended) {
          e.printStackTrace();
          System.exit(1);
        }
      }
    }
  }
}
