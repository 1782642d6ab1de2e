package io.orcastrike.core.local;

import io.orcastrike.api.LoadTest;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that make up a test; each opening has a class loader of its own.
 *
 * <p>Immutable.
 *
 * @param main the jar, folder or source that the test's class is in
 * @param classPath jars and folders; the first is {@code main} unless that was compiled in memory
 * @param compiled the classes of a source that was compiled in memory, by name
 * @param className empty: the one public test in {@code main}
 */
public record TestFiles(
    Path main, List<Path> classPath, Map<String, byte[]> compiled, Optional<String> className) {
  private static final Pattern DATA = Pattern.compile("\\.(csv|jsonl)$");

  /** Copies the collections. */
  public TestFiles {
    classPath = List.copyOf(classPath);
    compiled = Map.copyOf(compiled);
  }

  /**
   * Returns a test in jars and folders.
   *
   * @param classPath at least one; the test's class is in the first
   */
  public static TestFiles of(List<Path> classPath, Optional<String> className) {
    return new TestFiles(classPath.get(0), classPath, Map.of(), className);
  }

  /**
   * Returns a test compiled in memory.
   *
   * @param source what it was compiled from
   * @param classes by name
   * @param classPath what it needs; of the source's own folder the .csv and .jsonl files are locked
   */
  public static TestFiles compiled(
      Path source, Map<String, byte[]> classes, List<Path> classPath, Optional<String> className) {
    return new TestFiles(source, classPath, classes, className);
  }

  /**
   * Locks the files as they are now.
   *
   * @param address that others find the same files by
   * @throws TestNotFoundException if a file cannot be read
   */
  public FoundTest find(String address) throws TestNotFoundException {
    try {
      return found(address, lock());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Returns the test with a lock that was made by whoever fetched the files.
   *
   * @param address that others find the same files by
   */
  public FoundTest found(String address, List<LockedFile> lock) {
    return new Found(this, address, lock);
  }

  LoadedTest open() throws TestNotFoundException {
    try {
      ClassLoader host = LoadTest.class.getClassLoader();
      Containers containers = containers();
      TestClassLoader loader =
          new TestClassLoader(containers, compiled, main.toUri().toURL(), host);
      try {
        Candidates candidates = new Candidates(containers, compiled, host);
        return new OpenedTest(new TestFinder(this, loader, candidates).make(), loader);
      } catch (TestNotFoundException | IOException | RuntimeException | Error e) {
        loader.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Containers containers() throws IOException {
    List<Container> opened = new ArrayList<>();
    try {
      for (Path file : classPath) {
        opened.add(isSources(file) ? FolderContainer.of(file, dataIn(file)) : Container.open(file));
      }
      return new Containers(opened);
    } catch (IOException | RuntimeException | Error e) {
      for (Container container : opened) {
        container.close();
      }
      throw e;
    }
  }

  private TestNotFoundException unreadable(IOException e) {
    return e instanceof BadFileException bad
        ? bad.trouble()
        : Trouble.of(
            "the files of the test cannot be read",
            main,
            String.valueOf(e),
            "ls -l " + main.toAbsolutePath(),
            e);
  }

  /** Tells whether a folder is that of the source: only its data is the test's. */
  private boolean isSources(Path file) {
    return !compiled.isEmpty() && file.equals(main.toAbsolutePath().normalize().getParent());
  }

  private record Found(TestFiles files, String address, List<LockedFile> lock)
      implements FoundTest {
    Found {
      lock = List.copyOf(lock);
    }

    @Override
    public LoadedTest open() throws TestNotFoundException {
      return files.open();
    }
  }

  private List<LockedFile> lock() throws IOException {
    List<LockedFile> lock = new ArrayList<>();
    if (!compiled.isEmpty()) {
      lock.add(Digests.lock(main));
    }
    for (Path file : classPath) {
      if (isSources(file)) {
        for (Path data : dataIn(file)) {
          lock.add(Digests.lock(data));
        }
      } else {
        lock.add(Digests.lock(file));
      }
    }
    return lock;
  }

  /** What feeders read; all else in a source's folder may be large, and none of the test's. */
  private static List<Path> dataIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> DATA.matcher(file.toString()).find() && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  boolean isFolder() {
    return Files.isDirectory(main);
  }
}
