package io.orcastrike.cli;

import io.orcastrike.core.sink.ResultFile;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The good runs of a plan that are kept in a folder, for later ones to be measured by. A run is
 * measured by the middle one of them: a lucky run does not become a measure that no later one
 * meets, and a slow drift, of which each run adds too little to be seen, is still seen against the
 * middle of twenty.
 *
 * <p>Each file is whole or not there, and has a name of its own, so that several jobs may use one
 * folder at once.
 */
final class Baseline {
  /** How many are kept of a plan under one load. */
  static final int MOST = 20;

  /** How many files are looked at, the latest first. */
  private static final int MOST_FILES = 200;

  private static final int LONGEST_NAME = 60;

  private record Kept(Path file, RunReport report) {}

  private final Path folder;
  private final List<String> troubles = new ArrayList<>();

  Baseline(Path folder) {
    this.folder = folder;
  }

  /** Returns the run that another is to be measured by, if there is one of its plan and load. */
  Optional<RunReport> measureOf(RunReport report) {
    List<RunReport> runs =
        kept(report).stream()
            .map(Kept::report)
            .sorted(Comparator.comparingLong(Baseline::slowness))
            .toList();
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get((runs.size() - 1) / 2));
  }

  /** Tells whether a run may be a measure: it was good, and had the load that was planned. */
  static boolean isGood(RunReport report) {
    return report.verdict() == Verdict.PASSED
        && report.complete()
        && report.steering().stream().noneMatch(SteeringResult::accepted);
  }

  /** Keeps a run, and of the earlier ones of its plan and load the latest. */
  void keep(RunReport report) throws IOException {
    String run = safe(report.info().runId());
    ResultJson.write(folder.resolve(prefix(report.info()) + run + ".json"), report);
    List<Kept> kept = kept(report);
    for (Kept tooMany : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
      Files.deleteIfExists(tooMany.file);
    }
  }

  /** Returns the files of a plan, as a shell names them. */
  String pattern(Path shown, RunInfo info) {
    return Shell.quote(shown.resolve(prefix(info)).toString()) + "*.json";
  }

  /** Returns what could not be read, in plain words. */
  List<String> troubles() {
    return troubles.stream().distinct().toList();
  }

  /** Returns the runs of the same plan and load, the latest first. */
  private List<Kept> kept(RunReport like) {
    List<Kept> kept = new ArrayList<>();
    for (Path file : files(like.info())) {
      read(file)
          .filter(report -> isGood(report) && isSameLoad(report, like))
          .ifPresent(report -> kept.add(new Kept(file, report)));
    }
    kept.sort(Comparator.comparing((Kept each) -> each.report.info().startedAt()).reversed());
    return kept;
  }

  private List<Path> files(RunInfo info) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).startsWith(prefix(info)) && name(file).endsWith(".json"))
          .sorted(Comparator.comparing(Baseline::name).reversed())
          .limit(MOST_FILES)
          .toList();
    } catch (IOException e) {
      troubles.add("the runs kept in %s cannot be listed: %s".formatted(folder, e));
      return List.of();
    }
  }

  private Optional<RunReport> read(Path file) {
    try {
      return Optional.of(ResultFile.read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // another job has removed it
    } catch (IOException e) {
      troubles.add("a kept run is left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isSameLoad(RunReport one, RunReport other) {
    return one.info().plan().equals(other.info().plan())
        && one.info().parameters().equals(other.info().parameters())
        && one.info().scale() == other.info().scale()
        && one.info().planned().equals(other.info().planned())
        && one.workloads().keySet().equals(other.workloads().keySet());
  }

  private static long slowness(RunReport report) {
    DistributionBuilder all = new DistributionBuilder();
    for (Series series : report.series()) {
      if (series.key().isIteration()
          && series.key().outcome() == Outcome.SUCCEEDED
          && !series.key().warmUp()) {
        all.add(series.response());
      }
    }
    Distribution values = all.build();
    return values.percentile(95);
  }

  private static String prefix(RunInfo info) {
    return safe(info.plan()) + "--";
  }

  private static String safe(String text) {
    String safe = text.replaceAll("[^A-Za-z0-9_-]", "_");
    return safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
