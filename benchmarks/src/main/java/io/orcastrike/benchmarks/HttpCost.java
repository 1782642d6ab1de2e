package io.orcastrike.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.orcastrike.api.Iteration;
import io.orcastrike.http.Http;
import io.orcastrike.http.HttpCheck;
import io.orcastrike.http.HttpUser;
import io.orcastrike.http.wire.Connections;
import io.orcastrike.http.wire.Origin;
import io.orcastrike.http.wire.Reply;
import io.orcastrike.http.wire.Timings;
import io.orcastrike.http.wire.Wire;
import io.orcastrike.http.wire.WireRequest;
import io.orcastrike.http.wire.WireSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a call costs beyond the wire below it, as processor time of the process that calls: a GET of
 * 100 bytes on kept connections, by eight users, against a server in another process. The ways take
 * turns in short batches of one JVM, since the machine drifts by more than what is looked for.
 */
public final class HttpCost {
  private static final int USERS = 8;
  private static final int BATCHES = 200;
  private static final int CALLS = 200;
  private static final HttpCheck OK = HttpCheck.status(200);

  private HttpCost() {}

  /** Sends one request and reads its response. */
  private interface Call {
    void run(Iteration iteration) throws Exception;
  }

  /**
   * Runs it; the argument is the number of rounds, 3 by default.
   *
   * <p>In the fresh JVMs the arguments are the port of the target and a word.
   */
  public static void main(String... arguments) throws Exception {
    if (arguments.length == 2) {
      measure(Integer.parseInt(arguments[0]));
      System.exit(0);
    }
    System.out.println("processor time of the caller in µs for a call");
    try (SlowTarget target = SlowTarget.ofRequests(Duration.ZERO)) {
      for (int round = 0; round < Programs.rounds(arguments); round++) {
        System.out.println(FreshJvm.run(HttpCost.class, List.of(), "" + target.port(), "call"));
      }
    }
  }

  private static void measure(int port) throws Exception {
    String target = "http://127.0.0.1:" + port;
    try (Wire wire = new Wire(WireSettings.standard());
        Http steps = Http.to(target).sharedConnections(USERS).withoutParts().open();
        Http parts = Http.to(target).sharedConnections(USERS).open()) {
      Map<String, Call> ways = new LinkedHashMap<>();
      ways.put("the wire alone", bare(wire, port));
      ways.put("a step", it -> steps.user(it).get("/"));
      ways.put("a step with parts", it -> parts.user(it).get("/"));
      ways.put("the same with a value, a header and a check", withValue(parts));
      run(ways);
    }
  }

  private static Call withValue(Http http) {
    return it -> {
      HttpUser user = http.user(it);
      user.step("item").header("X-Id", "load").check(OK).get("/items/{item}", it.number());
    };
  }

  private static Call bare(Wire wire, int port) {
    Connections connections = wire.connections(USERS);
    Origin origin = new Origin(false, "127.0.0.1", port);
    WireRequest request =
        new WireRequest(
            "GET",
            ("GET / HTTP/1.1\r\nHost: "
                    + origin.authority()
                    + "\r\nUser-Agent: orca/dev\r\n"
                    + "Accept-Encoding: gzip\r\n\r\n")
                .getBytes(US_ASCII),
            null);
    return it -> {
      try (Reply reply = connections.exchange(origin, request, new Timings())) {
        reply.readAll(1_000);
      }
    };
  }

  private static void run(Map<String, Call> ways) throws Exception {
    BorrowedIterations iterations = new BorrowedIterations();
    iterations.begin();
    List<Iteration> users = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      BorrowedIterations.One one = new BorrowedIterations.One();
      one.borrow(iterations);
      users.add(one.iteration());
    }
    Map<String, Long> spent = new LinkedHashMap<>();
    for (int batch = -BATCHES / 2; batch < BATCHES; batch++) { // those below 0 warm up
      for (Map.Entry<String, Call> way : ways.entrySet()) {
        long before = Programs.cpuNanos();
        all(users, way.getValue());
        if (batch >= 0) {
          spent.merge(way.getKey(), Programs.cpuNanos() - before, Long::sum);
        }
      }
    }
    spent.forEach(
        (way, nanos) ->
            System.out.printf("%-44s %6.2f%n", way, nanos / 1e3 / CALLS / BATCHES / USERS));
    iterations.end();
  }

  private static void all(List<Iteration> users, Call call) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(users.size());
    for (Iteration user : users) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (int n = 0; n < CALLS; n++) {
                    call.run(user);
                  }
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                } finally {
                  ended.countDown();
                }
              });
    }
    ended.await();
  }
}
