package io.orcastrike.core.local;

import io.orcastrike.api.LoadTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the class of a test in its files, and makes the test. */
final class TestFinder {
  private static final int MOST_NAMES = 10;

  private final TestFiles files;
  private final TestClassLoader loader;
  private final Candidates candidates;

  TestFinder(TestFiles files, TestClassLoader loader, Candidates candidates) {
    this.files = files;
    this.loader = loader;
    this.candidates = candidates;
  }

  LoadTest make() throws TestNotFoundException, IOException {
    Class<?> found = named(files.className().isPresent() ? files.className().get() : only());
    checkType(found);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return make(found);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private LoadTest make(Class<?> found) throws TestNotFoundException {
    try {
      return (LoadTest) found.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw trouble(
          "class %s has no public constructor without parameters".formatted(found.getName()),
          "each drone makes a test of its own, and has nothing to give to a constructor",
          "add \"public %s() {}\" and take values from Parameters".formatted(found.getSimpleName()),
          e);
    } catch (InvocationTargetException e) {
      throw constructorThrew(found, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | LinkageError | SecurityException e) {
      throw unlinked(found.getName(), e);
    }
  }

  private Class<?> named(String name) throws TestNotFoundException, IOException {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      List<String> tests = candidates.tests();
      throw trouble(
          "there is no class %s".formatted(name),
          tests.isEmpty()
              ? "a wrong file: it holds no load test"
              : "a misspelt name; the load tests there are " + some(tests),
          tests.isEmpty() ? "another file" : command(tests.get(0)),
          e);
    } catch (LinkageError | SecurityException e) {
      throw unlinked(name, e);
    }
  }

  private String only() throws TestNotFoundException, IOException {
    List<String> tests = candidates.declared();
    if (tests.isEmpty()) {
      tests = candidates.tests();
    }
    if (tests.size() == 1) {
      return tests.get(0);
    }
    if (!tests.isEmpty()) {
      throw trouble(
          "there are %d load tests, and none was named".formatted(tests.size()),
          "a file with several tests: " + some(tests),
          command(tests.get(0)),
          null);
    }
    int classes = candidates.classes().size();
    if (classes == 0 && files.isFolder()) {
      throw trouble(
          "there is no class in this folder",
          "it is no Maven module (it has no pom.xml), or it was not compiled",
          "ls " + files.main().toAbsolutePath(),
          null);
    }
    throw trouble(
        classes == 1
            ? "its only class is no load test"
            : "none of the %,d classes is a load test".formatted(classes),
        "the class does not implement %s, or is not public".formatted(LoadTest.class.getName()),
        "declare it \"public final class MyTest implements LoadTest\"",
        null);
  }

  private void checkType(Class<?> type) throws TestNotFoundException, IOException {
    String name = type.getName();
    if (!LoadTest.class.isAssignableFrom(type)) {
      List<String> tests = candidates.tests();
      throw trouble(
          "class %s is no load test".formatted(name),
          "it does not implement %s".formatted(LoadTest.class.getName())
              + (tests.isEmpty() ? "" : "; the load tests there are " + some(tests)),
          tests.isEmpty()
              ? "declare it \"public final class %s implements LoadTest\""
                  .formatted(type.getSimpleName())
              : command(tests.get(0)),
          null);
    }
    if (!canBeMade(type)) {
      throw trouble(
          "class %s cannot be made from outside".formatted(name),
          "it is not public, or abstract",
          "declare it \"public final class %s implements LoadTest\""
              .formatted(type.getSimpleName()),
          null);
    }
  }

  private static boolean canBeMade(Class<?> type) {
    int modifiers = type.getModifiers();
    return Modifier.isPublic(modifiers) && !Modifier.isAbstract(modifiers);
  }

  private TestNotFoundException constructorThrew(Class<?> type, Throwable thrown) {
    String place = "";
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(type.getName())) {
        place = " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber());
        break;
      }
    }
    return trouble(
        "the constructor of %s threw %s%s".formatted(type.getName(), thrown, place),
        "it does work that belongs in prepare()",
        "move that work to prepare(DroneContext)",
        thrown);
  }

  private TestNotFoundException unlinked(String name, Throwable thrown) {
    if (thrown instanceof UnsupportedClassVersionError) {
      return trouble(
          "class %s cannot be loaded: %s".formatted(name, thrown.getMessage()),
          "it was compiled for a newer Java than this",
          "compile with --release 21",
          thrown);
    }
    boolean untrusted = thrown instanceof SecurityException;
    return trouble(
        "class %s cannot be loaded: %s".formatted(name, thrown),
        untrusted
            ? "a jar was changed after it was signed or sealed"
            : "a library it needs is not beside it",
        untrusted ? "build the jar anew" : "run the Maven module folder instead",
        thrown);
  }

  private TestNotFoundException trouble(
      String what, String cause, String remedy, @Nullable Throwable thrown) {
    return Trouble.of(what, files.main(), cause, remedy, thrown);
  }

  private String command(String className) {
    return "orca check %s#%s".formatted(files.main(), className);
  }

  private static String some(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES))
            + " and "
            + (names.size() - MOST_NAMES)
            + " more";
  }
}
