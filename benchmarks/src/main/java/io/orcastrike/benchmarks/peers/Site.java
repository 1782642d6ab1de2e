package io.orcastrike.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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

  /** Starts a target; what it complains of goes to a file. */
  Target target(Class<?> main, String... arguments) throws IOException {
    return Target.start(main, Redirect.to(out.resolve("target.log").toFile()), arguments);
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
