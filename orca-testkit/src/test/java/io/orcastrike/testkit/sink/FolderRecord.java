package io.orcastrike.testkit.sink;

import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.spi.RecordSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A sink as others write them: a file for each interval, named by what it is. */
class FolderRecord implements RecordSink {
  private final Path folder;
  private volatile long arrived;

  FolderRecord(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public void check() throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public boolean isRequired() {
    return false;
  }

  @Override
  public void started(RunInfo info) throws IOException {
    check();
  }

  @Override
  public void recorded(RecordedInterval interval) throws IOException {
    Files.writeString(folder.resolve(id(interval)), "");
    arrived++;
  }

  /** Returns what no other interval is named. */
  String id(RecordedInterval interval) {
    return switch (interval) {
      case DroneInterval of -> "%s-%d".formatted(of.process(), of.number());
      case SwarmInterval of -> "swarm-%d".formatted(of.fromSecond());
    };
  }

  @Override
  public void ended(RunReport report) throws IOException {
    ResultJson.write(folder.resolve(ResultJson.NAME), report);
  }

  @Override
  public Delivery delivery() {
    return new Delivery(name(), true, arrived + " intervals arrived");
  }

  static List<String> intervals(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(ResultJson.NAME))
          .sorted()
          .toList();
    }
  }
}
