package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How large a peer's installation is, without the JVM or the interpreter that runs it. */
record InstallSize() implements Case {

  @Override
  public String name() {
    return "size";
  }

  @Override
  public String title() {
    return "Size of the installation, without JVM, interpreter and system libraries";
  }

  @Override
  public String work() {
    return "size";
  }

  @Override
  public int rounds() {
    return 1;
  }

  @Override
  public Map<String, Double> ask(Peer peer, Site site) throws IOException, InterruptedException {
    Set<Path> files = new HashSet<>();
    for (Path one : peer.files()) {
      try (Stream<Path> below = Files.walk(one.toRealPath())) {
        below.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    long jars = files.stream().filter(file -> file.toString().endsWith(".jar")).count();
    return Map.of("mb", bytes / 1e6, "files", (double) files.size(), "jars", (double) jars);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        new Column.Of("MB", "mb"), new Column.Of("files", "files"), new Column.Of("jars", "jars"));
  }
}
