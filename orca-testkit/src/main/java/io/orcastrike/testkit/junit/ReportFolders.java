package io.orcastrike.testkit.junit;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each run of a JVM a folder that no other has, the same from build to build. */
final class ReportFolders {
  private final Map<Path, Integer> taken = new ConcurrentHashMap<>();

  /** Returns the folder of a method's next run: the first is named like the method. */
  Path next(Path reports, String type, String method) {
    Path folder = reports.resolve(fileName(type)).resolve(fileName(method));
    int number = taken.merge(folder, 1, Integer::sum);
    return number == 1 ? folder : folder.resolveSibling(folder.getFileName() + "-" + number);
  }

  /** Names of methods may have blanks and more in other languages than Java. */
  private static String fileName(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._$-]", "_");
  }
}
