package io.orcastrike.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.orcastrike.api.Iteration;
import io.orcastrike.http.Http;
import io.orcastrike.http.HttpBuilder;
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
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What a call costs beyond the wire below it, as processor time of the process that calls: a GET of
 * 100 bytes on kept connections, by eight users, against a server in another process.
 */
public final class HttpCost {
  private static final int USERS = 8;
  private static final int CALLS = 40_000;
  private static final List<String> WAYS = List.of("wire", "steps", "with parts", "with a value");

  private HttpCost() {}

  /** Sends one request and reads its response. */
  private interface Call {
    void run(Iteration iteration) throws Exception;
  }

  /**
   * Runs it; the argument is the number of rounds, 3 by default.
   *
   * <p>In the fresh JVMs the arguments are the way and the port of the target.
   */
  public static void main(String... arguments) throws Exception {
    if (arguments.length == 2) {
      measure(arguments[0], Integer.parseInt(arguments[1]));
      System.exit(0);
    }
    System.out.println("processor time of the caller in µs for a call");
    try (HttpTarget target = new HttpTarget(Duration.ZERO)) {
      for (int round = 0; round < Programs.rounds(arguments); round++) {
        for (String way : WAYS) {
          String figures = Programs.inFreshJvm(HttpCost.class, List.of(), way, "" + target.port());
          System.out.printf("%-14s %s%n", way, figures);
        }
      }
    }
  }

  private static void measure(String way, int port) throws Exception {
    HttpBuilder builder = Http.to("http://127.0.0.1:" + port).sharedConnections(USERS);
    try (Wire wire = new Wire(WireSettings.standard());
        Http steps = builder.withoutParts().open();
        Http parts = Http.to("http://127.0.0.1:" + port).sharedConnections(USERS).open()) {
      run(
          switch (way) {
            case "wire" -> bare(wire, port);
            case "steps" -> it -> steps.user(it).get("/");
            case "with parts" -> it -> parts.user(it).get("/");
            case "with a value" -> HttpCost.withValue(parts);
            default -> throw new IllegalArgumentException("must be one of " + WAYS);
          });
    }
  }

  private static Call withValue(Http http) {
    return it -> {
      HttpUser user = http.user(it);
      user.step("item").header("X-Id", "load").get("/items/{item}", it.number());
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

  private static void run(Call call) throws Exception {
    BorrowedIterations iterations = new BorrowedIterations();
    iterations.begin();
    List<Iteration> borrowed = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      BorrowedIterations.One one = new BorrowedIterations.One();
      one.borrow(iterations);
      borrowed.add(one.iteration());
    }
    all(borrowed, call); // warms up
    all(borrowed, call);
    long before = Programs.cpuNanos();
    all(borrowed, call);
    System.out.printf("%8.2f%n", (Programs.cpuNanos() - before) / 1e3 / CALLS / USERS);
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
