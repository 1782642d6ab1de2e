package io.orcastrike.core;

import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the files of a test with those that it must have. */
final class LockDifference {
  private static final int NAMED = 5;

  private LockDifference() {}

  /**
   * Makes sure that a test has exactly the files of a lock, in its order.
   *
   * @param whose lock it is, as in "the leader's"
   * @throws TestNotFoundException naming the first differences
   */
  static void check(FoundTest found, List<LockedFile> lock, String whose)
      throws TestNotFoundException {
    if (!lines(found.lock()).equals(lines(lock))) {
      throw new TestNotFoundException(
          "the files of %s are not %s: %s".formatted(found.address(), whose, text(found, lock)));
    }
  }

  /** As text, since the JVM puts together how records compare when they do so first. */
  private static List<String> lines(List<LockedFile> files) {
    return files.stream().map(file -> file.name() + " " + file.sha256()).toList();
  }

  private static String text(FoundTest found, List<LockedFile> lock) {
    Map<String, String> here = byName(found.lock());
    Map<String, String> there = byName(lock);
    List<String> differences = new ArrayList<>();
    there.forEach(
        (name, sha256) -> {
          String other = here.get(name);
          if (other == null) {
            differences.add(name + " is missing here");
          } else if (!other.equals(sha256)) {
            differences.add(
                "%s has SHA-256 %s, must have %s".formatted(name, brief(other), brief(sha256)));
          }
        });
    here.keySet().stream()
        .filter(name -> !there.containsKey(name))
        .forEach(name -> differences.add(name + " is here only"));
    if (differences.isEmpty()) {
      return "the same files in another order";
    }
    int more = differences.size() - NAMED;
    return String.join("; ", differences.subList(0, Math.min(NAMED, differences.size())))
        + (more > 0 ? "; and %d more".formatted(more) : "");
  }

  private static Map<String, String> byName(List<LockedFile> files) {
    Map<String, String> byName = new LinkedHashMap<>();
    files.forEach(file -> byName.merge(file.name(), file.sha256(), (a, b) -> a + " " + b));
    return byName;
  }

  private static String brief(String sha256) {
    return sha256.length() > 12 ? sha256.substring(0, 12) + "…" : sha256;
  }
}
