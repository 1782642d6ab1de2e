package io.orcastrike.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A target in a process of its own; see {@link TargetConsole}.
 *
 * <p>Used by one thread.
 */
public final class Target implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;
  private final Writer asked;
  private final int port;

  /**
   * Starts one on the second processor, by taskset. Its heap is such that it collects no garbage
   * while it answers: requests that come meanwhile would wait unseen by its log.
   *
   * @param main {@link FastTarget} or {@link TruthTarget}
   * @param complaints where what it complains of goes
   * @param arguments what follows the port
   */
  public static Target start(Class<?> main, ProcessBuilder.Redirect complaints, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "1"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn600m", "-XX:+AlwaysPreTouch"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), "0"));
    command.addAll(List.of(arguments));
    return new Target(new ProcessBuilder(command).redirectError(complaints).start());
  }

  private Target(Process process) throws IOException {
    this.process = process;
    this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.asked = new OutputStreamWriter(process.getOutputStream(), UTF_8);
    this.port = Integer.parseInt(line().replace("listening ", ""));
  }

  /** Returns the port that it listens on. */
  public int port() {
    return port;
  }

  /** Returns how many requests have come, of a {@link FastTarget}. */
  long count() throws IOException {
    return Long.parseLong(ask(""));
  }

  /** Returns what a {@link TruthTarget} says of requests that came so long after the first. */
  Truth truth(double fromSecond, double toSecond) throws IOException {
    return Truth.of(ask(fromSecond + " " + toSecond));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private String ask(String line) throws IOException {
    asked.write(line + "\n");
    asked.flush();
    return line();
  }

  private String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new EOFException("the target has ended; target.log may say why");
    }
    return line;
  }
}
