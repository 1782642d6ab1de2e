package io.orcastrike.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Elasticsearch that the build unpacks for tests. It does not run as root. */
final class ElasticsearchProgram {
  private static final String NOBODY = "65534";
  private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));
  private static final int MOST_ENDING_SECONDS = 20;

  private ElasticsearchProgram() {}

  /** A server that runs. */
  record Running(Process process, Path log) {
    boolean isAlive() {
      return process.isAlive();
    }

    /** Ends it at once, as a crash would. */
    void kill() {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(Running::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle ending) {
      try {
        ending.onExit().get(MOST_ENDING_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      } catch (Exception e) {
        throw new AssertionError("process %d does not end".formatted(ending.pid()), e);
      }
    }

    String lastLog() {
      try {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Starts it.
   *
   * @param folder readable by all, with a folder {@code node} that has the configuration and
   *     becomes the server's own
   */
  static Running start(Path folder) throws IOException {
    Path node = folder.resolve("node");
    List<String> command = new ArrayList<>();
    if (IS_ROOT) {
      own(node);
      command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY));
      command.add("--clear-groups");
    }
    command.add(home(folder).resolve("bin/elasticsearch").toString());
    Path log = folder.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(node.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var environment = builder.environment();
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("JAVA_") || name.startsWith("ES_") || name.contains("JDK"));
    environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
    environment.put("ES_PATH_CONF", node.resolve("config").toString());
    environment.put("ES_TMPDIR", node.resolve("tmp").toString());
    environment.put("HOME", node.toString());
    // The launcher leaves a folder behind each time, so it gets one that does not stay.
    environment.put(
        "CLI_JAVA_OPTS",
        "-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + node.resolve("tmp"));
    return new Running(builder.start(), log);
  }

  private static void own(Path node) throws IOException {
    Process chown = new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, "" + node).start();
    try {
      if (!chown.waitFor(MOST_ENDING_SECONDS, TimeUnit.SECONDS) || chown.exitValue() != 0) {
        throw new IOException("chown failed: " + node);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Returns the program's folder, or a copy where nobody else may look into the build's. */
  private static Path home(Path folder) throws IOException {
    Path built = unpacked();
    if (!IS_ROOT || isOpen(built)) {
      return built;
    }
    Path copy = folder.resolve("program");
    if (!Files.exists(copy)) {
      copy(built, copy);
    }
    return copy;
  }

  private static Path unpacked() throws IOException {
    Path server = ofBuild().resolve("server");
    if (Files.isDirectory(server)) {
      try (Stream<Path> folders = Files.list(server)) {
        return folders
            .filter(folder -> Files.isRegularFile(folder.resolve("bin/elasticsearch")))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no Elasticsearch in " + server));
      }
    }
    throw new AssertionError(
        "no Elasticsearch: mvn process-test-resources in orca-es-sink unpacks it to " + server);
  }

  /** Returns the folder in which this module was built, from wherever its tests' classes are. */
  private static Path ofBuild() {
    try {
      return Path.of(
              ElasticsearchProgram.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isOpen(Path home) throws IOException {
    for (Path folder = home.resolve("bin"); folder != null; folder = folder.getParent()) {
      if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return Files.getPosixFilePermissions(home.resolve("bin/elasticsearch"))
        .contains(PosixFilePermission.OTHERS_READ);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.copy(file, copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
