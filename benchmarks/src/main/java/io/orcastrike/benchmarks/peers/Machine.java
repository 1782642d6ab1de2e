package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What a comparison ran on. */
final class Machine {
  private Machine() {}

  /** Returns a line that says it, with the load that others made before. */
  static String text() throws IOException {
    return "%s, %s, %d processors, Linux %s, Java %s, load before %s"
        .formatted(
            LocalDate.now(ZoneId.systemDefault()),
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
  }

  private static String processor() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("an unnamed processor");
  }
}
