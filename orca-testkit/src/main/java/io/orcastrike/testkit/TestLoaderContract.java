package io.orcastrike.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.Orca;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link io.orcastrike.spi.TestLoader} keeps that gives a test a class loader of its
 * own. A test class of such a loader extends this, and adds tests of what is its own: how it
 * fetches files, what it says when it cannot.
 *
 * <p>To extend it, say how a test is offered to the loader: {@link #offer} is given a test in each
 * shape that a loader may want, a source, a folder of class files with a resource, and a library
 * that the test needs, as a jar. It puts them where the loader looks, such as into a repository as
 * an artifact with a dependency, and returns what {@code find} is to be told. {@link #loader}
 * returns loaders that all look there.
 *
 * <pre>{@code
 * class JarLoaderContractTest extends TestLoaderContract {
 *   @Override
 *   protected TestLoader loader() {
 *     return new JarLoader();
 *   }
 *
 *   @Override
 *   protected String offer(OfferedTest test) throws IOException {
 *     return ... // a jar of test.classes() whose manifest names test.library()
 *   }
 *
 *   @Override
 *   protected String unknown() {
 *     return "gone.jar";
 *   }
 * }
 * }</pre>
 *
 * <p>What the test's code does is seen through the system properties, the one place that it and the
 * contract share. Tests of one JVM must not extend it in parallel.
 */
public abstract class TestLoaderContract extends LoadingContract {
  @TempDir Path offers;
  private OfferedTest offered;
  private String test = "";

  /**
   * Puts a test where the loader finds it, in place of what was offered before under the same name:
   * the main file holds only its classes and its resource.
   *
   * @return what the loader is to be told
   */
  protected abstract String offer(OfferedTest test) throws Exception;

  /** Returns what the loader might understand, for a test that is not there. */
  protected abstract String unknown() throws Exception;

  @Override
  protected final String test() {
    return test;
  }

  @BeforeEach
  void offerOne() throws Exception {
    System.clearProperty(OfferedTest.CALLS);
    offered = OfferedTest.compile(offers.resolve("one"), "first");
    test = offer(offered);
  }

  @AfterEach
  void forget() {
    System.clearProperty(OfferedTest.CALLS);
  }

  private static List<String> calls() {
    return System.getProperty(OfferedTest.CALLS, "").lines().toList();
  }

  @Test
  void findingRunsNoCodeOfTheTest() throws Exception {
    FoundTest found = loader().find(test);
    assertThat(calls()).isEmpty();
    try (LoadedTest loaded = found.open()) {
      assertThat(loaded.test()).isNotNull();
      assertThat(calls()).containsExactly("class", "constructor");
    }
  }

  @Test
  void theContextClassLoaderOfTheConstructorIsTheTests() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (LoadedTest loaded = loader().load(test)) {
      assertThat(loaded.test()).isNotNull();
      assertThat(calls()).noneMatch(call -> call.contains("context"));
    }
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void theLockNamesEachFileWithItsDigest() throws Exception {
    List<LockedFile> lock = loader().find(test).lock();
    assertThat(lock).hasSizeGreaterThanOrEqualTo(2);
    assertThat(lock).allSatisfy(file -> assertThat(file.sha256()).matches("[0-9a-f]{64}"));
    assertThat(loader().find(test).lock()).isEqualTo(lock);
  }

  @Test
  void theLockFollowsTheContentOfTheTest() throws Exception {
    List<LockedFile> before = loader().find(test).lock();
    String changed = offer(OfferedTest.compile(offers.resolve("two"), "second"));
    assertThat(loader().find(changed).lock()).isNotEqualTo(before);
    try (LoadedTest loaded = loader().load(changed)) {
      assertThat(loaded.test().toString()).isEqualTo("second with library of second");
    }
  }

  @Test
  void eachOpeningHasClassesOfItsOwn() throws Exception {
    FoundTest found = loader().find(test);
    try (LoadedTest one = found.open();
        LoadedTest other = found.open()) {
      for (String name : List.of(OfferedTest.CLASS, OfferedTest.LIBRARY_CLASS)) {
        assertThat(one.classLoader().loadClass(name))
            .isNotSameAs(other.classLoader().loadClass(name));
      }
    }
  }

  @Test
  void theTestSeesItsLibraryAndItsResource() throws Exception {
    try (LoadedTest loaded = loader().load(test)) {
      assertThat(loaded.test().toString()).isEqualTo("first with library of first");
      assertThat(text(loaded, OfferedTest.RESOURCE)).isEqualTo("word\nfirst\n");
      assertThat(loaded.classLoader().getResources(OfferedTest.RESOURCE).hasMoreElements())
          .isTrue();
      assertThat(text(loaded, OfferedTest.LIBRARY_RESOURCE)).isEqualTo("first");
    }
  }

  private static String text(LoadedTest loaded, String resource) throws IOException {
    try (InputStream in = loaded.classLoader().getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void theApiAndTheLoggingAreShared() throws Exception {
    try (LoadedTest loaded = loader().load(test)) {
      assertThat(loaded.classLoader().loadClass(LoadTest.class.getName())).isSameAs(LoadTest.class);
      assertThat(loaded.classLoader().loadClass("org.slf4j.Logger"))
          .isSameAs(Class.forName("org.slf4j.Logger"));
    }
  }

  @Test
  void nothingElseOfTheHostIsSeen() throws Exception {
    try (LoadedTest loaded = loader().load(test)) {
      ClassLoader tests = loaded.classLoader();
      for (Class<?> hidden : List.of(Orca.class, Test.class, TestLoaderContract.class)) {
        assertThatThrownBy(() -> tests.loadClass(hidden.getName()))
            .isInstanceOf(ClassNotFoundException.class);
        assertThat(tests.getResource(hidden.getName().replace('.', '/') + ".class")).isNull();
      }
    }
  }

  @Test
  void closingEndsLoading() throws Exception {
    LoadedTest loaded = loader().load(test);
    InputStream open = loaded.classLoader().getResourceAsStream(OfferedTest.LIBRARY_RESOURCE);
    loaded.close();
    ThrowingCallable late = () -> loaded.classLoader().loadClass(OfferedTest.LIBRARY_UNUSED);
    assertThatThrownBy(late).isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(open::readAllBytes).isInstanceOf(IOException.class);
  }

  @Test
  void closingOneLeavesOthersOpen() throws Exception {
    FoundTest found = loader().find(test);
    try (LoadedTest open = found.open()) {
      found.open().close();
      assertThat(text(open, OfferedTest.LIBRARY_RESOURCE)).isEqualTo("first");
      assertThat(open.classLoader().loadClass(OfferedTest.LIBRARY_UNUSED)).isNotNull();
    }
  }

  @Test
  void anUnknownTestIsExplained() throws Exception {
    String unknown = unknown();
    assertThatThrownBy(() -> loader().load(unknown))
        .isInstanceOf(TestNotFoundException.class)
        .message()
        .matches("(?s)\\S.*\n  where: \\S.*\n  likely cause: \\S.*\n  try: \\S.*");
  }
}
