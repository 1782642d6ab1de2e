package io.orcastrike.cli;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a drone's process holds.
 *
 * @param liveBytes on its heap, after a collection
 * @param loadedTests classes of the test with instances that are there
 * @param connections of all clients of the swarm's Redis, and the one that asks
 */
record SwarmFigures(long liveBytes, long threads, long loadedTests, long connections) {
  private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern CLIENTS = Pattern.compile("connected_clients:(\\d+)");

  /** Returns the figures of each drone. */
  static List<SwarmFigures> of(SwarmProcesses swarm) throws Exception {
    List<SwarmFigures> figures = new ArrayList<>();
    long clients = number(CLIENTS, redisInfo(swarm.redis().port()));
    for (SwarmProcess drone : swarm.drones()) {
      String live = jcmd(drone, "GC.class_histogram");
      long threads = jcmd(drone, "Thread.print").lines().filter(l -> l.startsWith("\"")).count();
      long tests = live.lines().filter(line -> line.stripTrailing().endsWith(" Calls")).count();
      figures.add(new SwarmFigures(number(LIVE, live), threads, tests, clients));
    }
    return figures;
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("%s must be in: %s".formatted(pattern, text));
    }
    return Long.parseLong(matcher.group(1));
  }

  private static String jcmd(SwarmProcess drone, String command) throws Exception {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(program, Long.toString(drone.pid()), command).start();
    return text(process.getInputStream());
  }

  private static String redisInfo(int port) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write("INFO clients\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      return text(socket.getInputStream());
    }
  }

  private static String text(InputStream stream) throws Exception {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
