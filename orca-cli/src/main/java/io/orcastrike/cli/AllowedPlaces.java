package io.orcastrike.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code --allow} names.
 *
 * @param paths files and folders that exist
 * @param groups group ids
 */
record AllowedPlaces(List<Path> paths, List<String> groups) {

  /** Tells them apart: a path exists, or looks like one. */
  static AllowedPlaces of(List<String> allowed, Path directory) throws Problem {
    List<Path> paths = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (String each : allowed) {
      Path path = directory.resolve(each).toAbsolutePath().normalize();
      if (Files.exists(path)) {
        paths.add(path);
      } else if (each.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")
          && !each.endsWith(".jar")
          && !each.endsWith(".java")) {
        groups.add(each);
      } else {
        throw Problem.of(
            "--allow must name a file or folder, there is none, or a group id",
            path,
            "a misspelt path",
            "ls " + path.getParent());
      }
    }
    return new AllowedPlaces(paths, groups);
  }

  /** Says what a drone may run, for whoever started it. */
  String describe(boolean inline) {
    List<String> said = new ArrayList<>();
    groups.forEach(group -> said.add("tests of " + group));
    paths.forEach(path -> said.add("tests from " + path));
    if (inline) {
      said.add("whatever a leader hands out");
    }
    return said.isEmpty() ? "nothing: see --allow" : String.join(", ", said);
  }
}
