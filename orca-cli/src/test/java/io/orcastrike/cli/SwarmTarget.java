package io.orcastrike.cli;

import io.orcastrike.testkit.TruthScript;
import io.orcastrike.testkit.TruthServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.LongStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The target of a swarm's load, which knows of each request the iteration and the drone.
 *
 * <p>Used by one thread at a time.
 */
final class SwarmTarget implements AutoCloseable {
  /** The file of {@link #TEST}. */
  static final String JAR = "calls.jar";

  private static final int NUMBER = 1;
  private static final int PROCESS = 2;

  /** A load test that tells the target of each iteration, at 90 a second for 5 s by default. */
  static final String TEST =
      """
      import io.orcastrike.api.*;
      import java.net.Socket;
      import java.time.Duration;

      public class Calls implements LoadTest {
        public Plan plan(Parameters p) {
          int port = p.integer("port", 0);
          Rate rate = Rate.perSecond(90);
          return Plan.named("calls")
              .load("load", LoadProfile.arrivalRate(rate).hold(p.duration("length", Duration.ofSeconds(5))))
              .scenario("call", it -> {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                  String request = "GET /%d/%d HTTP/1.1\\r\\nHost: target\\r\\n\\r\\n"
                      .formatted(it.number(), ProcessHandle.current().pid());
                  socket.getOutputStream().write(request.getBytes("US-ASCII"));
                  it.require("answered", socket.getInputStream().read() == 'H');
                }
              })
              .build();
        }
      }
      """;

  /** The rate of {@link #TEST}. */
  static final int RATE = 90;

  private final TruthServer server;

  /** An iteration that the target saw. */
  record Arrival(long number, long process, long nanos) {}

  SwarmTarget(TruthScript script) throws IOException {
    server = TruthServer.start(script);
  }

  /** Writes the test, compiled once for all the processes. */
  static void writeTest(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Calls.java"), TEST);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    String[] options = {"-cp", classPath, "-d", folder.toString(), source.toString()};
    if (compiler.run(null, null, null, options) != 0) {
      throw new IOException("the test does not compile");
    }
    try (OutputStream file = Files.newOutputStream(folder.resolve(JAR));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("Calls.class"));
      Files.copy(folder.resolve("Calls.class"), jar);
    }
  }

  int port() {
    return server.port();
  }

  List<Arrival> arrivals() {
    return server.log().stream().map(SwarmTarget::arrival).toList();
  }

  private static Arrival arrival(TruthServer.Request request) {
    String[] parts = request.path().split("/");
    return new Arrival(
        Long.parseLong(parts[NUMBER]), Long.parseLong(parts[PROCESS]), request.arrivedNanos());
  }

  List<Arrival> arrivals(SwarmProcess drone) {
    return arrivals().stream().filter(arrival -> arrival.process() == drone.pid()).toList();
  }

  List<Long> numbers() {
    return arrivals().stream().map(Arrival::number).toList();
  }

  /** Returns when the last iteration arrived, of {@link System#nanoTime()}; of some or all. */
  static long lastNanos(List<Arrival> arrivals) {
    return arrivals.stream().mapToLong(Arrival::nanos).max().orElse(0);
  }

  /** Returns the numbers that are due in some seconds of the test. */
  static List<Long> due(int fromSecond, int toSecond) {
    return LongStream.range((long) fromSecond * RATE, (long) toSecond * RATE).boxed().toList();
  }

  /** Waits until so much of the load has arrived, counted from the beginning. */
  void awaitSeconds(double seconds) throws InterruptedException {
    server.awaitRequests((long) (seconds * RATE));
  }

  /** Waits while so many more arrive. */
  void awaitMore(long requests) throws InterruptedException {
    server.awaitRequests(server.requests() + requests);
  }

  static long nanos(double seconds) {
    return (long) (seconds * Duration.ofSeconds(1).toNanos());
  }

  @Override
  public void close() {
    server.close();
  }
}
