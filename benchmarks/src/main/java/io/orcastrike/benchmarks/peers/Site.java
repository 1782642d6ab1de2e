package io.orcastrike.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where everything runs: the generator on one processor, the target on another.
 *
 * <p>Used by one thread.
 *
 * @param root the checkout
 * @param out where the files of this comparison go
 */
record Site(Path root, Path out) {
  private static final String GENERATOR = "0";
  private static final String TARGET = "1";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Returns the same, with another folder for files below this one's. */
  Site below(String folder) throws IOException {
    return new Site(root, Files.createDirectories(out.resolve(folder)));
  }

  Path peers() {
    return root.resolve("benchmarks/peers");
  }

  /** Returns where a peer puts what it fetches and builds. */
  Path installed(String peer) {
    return root.resolve("benchmarks/target/peers").resolve(peer);
  }

  /**
   * Starts a target; what it complains of goes to a file. Its heap is such that it collects no
   * garbage while it answers: requests that come meanwhile would wait unseen by its log.
   */
  Target target(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", TARGET, JAVA));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn600m", "-XX:+AlwaysPreTouch"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), "0"));
    command.addAll(List.of(arguments));
    return new Target(
        new ProcessBuilder(command).redirectError(out.resolve("target.log").toFile()).start());
  }

  /** Starts a peer on the generator's processor; what it prints goes to a file. */
  ProcessTree pinned(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", GENERATOR));
    pinned.addAll(command);
    return free(pinned, environment, log);
  }

  /** Starts a peer on all processors. */
  ProcessTree free(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    File file = log.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(out.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(file)
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new ProcessTree(builder.start());
  }
}
