package io.orcastrike.core.sink;

import io.orcastrike.report.LockedFile;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.TrustLimits;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what a result says of the run itself. */
final class RunInfoReader {
  private RunInfoReader() {}

  /**
   * Reads it.
   *
   * @param names of the team, in order
   */
  static RunInfo info(JsonPart root, List<String> names) throws IOException {
    JsonPart drones = root.at("drones");
    if (drones.whole() != names.size()) {
      throw drones.wrong("%d, as many as \"team\" has".formatted(names.size()));
    }
    return new RunInfo(
        root.at("runId").text(),
        root.at("plan").text(),
        root.listOrNone("targets", JsonPart::text),
        root.at("test").text(),
        root.at("lock").list(RunInfoReader::file),
        instant(root.at("startedAt")),
        Duration.ofNanos(root.at("plannedSeconds").scaled(9)),
        seed(root.at("seed")),
        root.at("scale").number(),
        root.at("parameters").map(JsonPart::text),
        root.at("tags").map(JsonPart::text),
        root.at("note").text(),
        trust(root.at("trustLimits")),
        names,
        root.at("orcaVersion").text(),
        root.at("javaVersion").text());
  }

  private static LockedFile file(JsonPart file) throws IOException {
    return new LockedFile(file.at("name").text(), file.at("sha256").text());
  }

  private static Instant instant(JsonPart part) throws IOException {
    try {
      return Instant.parse(part.text());
    } catch (DateTimeException e) {
      throw part.wrong("a time such as 2026-11-22T15:00:00Z");
    }
  }

  private static long seed(JsonPart part) throws IOException {
    try {
      return Long.parseLong(part.text());
    } catch (NumberFormatException e) {
      throw part.wrong("a text of a whole number below 2^63");
    }
  }

  private static TrustLimits trust(JsonPart limits) throws IOException {
    try {
      return new TrustLimits(
          Duration.ofNanos(limits.at("lagMs").scaled(6)),
          limits.at("lagShare").number(),
          limits.at("generatorDrops").number());
    } catch (IllegalArgumentException e) {
      throw limits.mistake("must be kept by a run: " + e.getMessage());
    }
  }
}
