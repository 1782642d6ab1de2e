package io.orcastrike.core.compare;

import io.orcastrike.report.Comparison.Difference;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SteeringResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What differs in what was run. */
final class SetUp {
  private static final int MOST_FILES = 20;
  private static final int DIGITS = 12;

  private SetUp() {}

  /** Tells whether both runs were asked for the same load, and got it unsteered. */
  static boolean sameLoad(RunReport before, RunReport after) {
    return before.info().scale() == after.info().scale()
        && before.info().planned().equals(after.info().planned())
        && before.info().parameters().equals(after.info().parameters())
        && before.workloads().keySet().equals(after.workloads().keySet())
        && steering(before).isEmpty()
        && steering(after).isEmpty();
  }

  static List<Difference> differences(RunReport before, RunReport after) {
    RunInfo first = before.info();
    RunInfo second = after.info();
    List<Difference> found = new ArrayList<>();
    add(found, "plan", first.plan(), second.plan());
    add(found, "test", first.test(), second.test());
    addFiles(found, first.lock(), second.lock());
    addEach(found, "parameter ", first.parameters(), second.parameters());
    add(found, "scale", first.scale() + "", second.scale() + "");
    add(found, "planned", seconds(first), seconds(second));
    add(found, "workloads", names(before), names(after));
    add(found, "steering", steering(before), steering(after));
    addSeries(found, before, after);
    add(found, "drones", first.drones().size() + "", second.drones().size() + "");
    add(found, "Orca", first.orcaVersion(), second.orcaVersion());
    add(found, "Java", first.javaVersion(), second.javaVersion());
    addEach(found, "tag ", first.tags(), second.tags());
    add(found, "seed", first.seed() + "", second.seed() + "");
    return found;
  }

  private static void add(List<Difference> to, String what, String before, String after) {
    if (!before.equals(after)) {
      to.add(new Difference(what, before, after));
    }
  }

  private static void addEach(
      List<Difference> to, String kind, Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      add(to, kind + name, before.getOrDefault(name, ""), after.getOrDefault(name, ""));
    }
  }

  private static void addFiles(
      List<Difference> to, List<LockedFile> before, List<LockedFile> after) {
    List<Difference> files = new ArrayList<>();
    addEach(files, "file ", digests(before), digests(after));
    to.addAll(files.subList(0, Math.min(MOST_FILES, files.size())));
    if (files.size() > MOST_FILES) {
      to.add(new Difference("files", "", files.size() - MOST_FILES + " more differ"));
    }
  }

  /** Two files of a name, as a class path may have them, stand together. */
  private static Map<String, String> digests(List<LockedFile> lock) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (LockedFile file : lock) {
      String digest = file.sha256().substring(0, Math.min(DIGITS, file.sha256().length()));
      digests.merge(file.name(), digest, (one, other) -> one + " " + other);
    }
    return digests;
  }

  private static void addSeries(List<Difference> to, RunReport before, RunReport after) {
    Set<String> first = series(before);
    Set<String> second = series(after);
    first.stream()
        .filter(name -> !second.contains(name))
        .forEach(name -> add(to, "series", name, ""));
    second.stream()
        .filter(name -> !first.contains(name))
        .forEach(name -> add(to, "series", "", name));
  }

  /** Returns what has succeeded. */
  private static Set<String> series(RunReport report) {
    return report.series().stream()
        .map(Series::key)
        .filter(key -> key.outcome() == Outcome.SUCCEEDED && !key.warmUp())
        .map(Reasons::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String seconds(RunInfo info) {
    return info.planned().toNanos() / 1e9 + " s";
  }

  private static String names(RunReport report) {
    return String.join(", ", new TreeSet<>(report.workloads().keySet()));
  }

  private static String steering(RunReport report) {
    return report.steering().stream()
        .filter(SteeringResult::accepted)
        .map(each -> "%s at %d s".formatted(each.command(), each.second()))
        .collect(Collectors.joining(", "));
  }
}
