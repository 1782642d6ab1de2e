package io.orcastrike.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * All but the command line may be a part of somebody else's program, whose JVM it leaves alone.
 * What each module's own architecture test asks is not asked again.
 */
class EmbeddableTest {
  private static final List<String> ROOMS =
      List.of(
          "api",
          "core",
          "report",
          "spi",
          "http",
          "redis",
          "elasticsearch",
          "maven",
          "html",
          "testkit");

  /**
   * The contract of loaders, which runs in tests only: a test in a class loader of its own says by
   * a system property what was called, which is the one place that both sides see.
   */
  private static final String OF_THE_CONTRACT = ".*\\.testkit\\.(OfferedTest|TestLoaderContract).*";

  /**
   * How long the code of the client was warmed up, and a lock: code is compiled for the whole JVM,
   * so this is no state of a run. The others hold nothing: a way to set fields, a sink's nothing.
   */
  private static final List<String> KNOWN =
      List.of(
          "io.orcastrike.http.WarmUp.warmed",
          "io.orcastrike.http.WarmUp.WARMING",
          "io.orcastrike.http.wire.Watched.DUE",
          "io.orcastrike.core.SinkFeed$Between.NOTHING");

  /** Holds what changes, whoever holds it. */
  private static final List<Class<?>> CHANGING =
      List.of(
          ThreadLocal.class,
          Thread.class,
          Executor.class,
          Random.class,
          StringBuilder.class,
          AutoCloseable.class);

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    // What is called is known by its name: to read the libraries too takes most of a minute.
    classes =
        ArchConfiguration.withThreadLocalScope(
            configuration -> {
              configuration.setResolveMissingDependenciesFromClassPath(false);
              return new ClassFileImporter()
                  .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                  .withImportOption(location -> !location.contains("-tests.jar"))
                  .importPackages(
                      ROOMS.stream().map(room -> "io.orcastrike." + room).toArray(String[]::new));
            });
  }

  @Test
  void sawEveryModule() {
    for (String room : ROOMS) {
      assertThat(classes)
          .as(room)
          .filteredOn(type -> type.getPackageName().startsWith("io.orcastrike." + room))
          .hasSizeGreaterThan(3);
    }
  }

  @Test
  void neitherEndsTheJvmNorHooksIntoItsEnd() {
    never("java\\.lang\\.System", "exit");
    never("java\\.lang\\.Runtime", "exit|halt|addShutdownHook");
  }

  @Test
  void setsNothingThatAllOfTheJvmShares() {
    noClasses()
        .that()
        .haveNameNotMatching(OF_THE_CONTRACT)
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.System")))
                .and(named("setProperty|setProperties|setOut|setErr|setIn|clearProperty")))
        .check(classes);
    never("java\\.lang\\.Thread", "setDefaultUncaughtExceptionHandler");
    never("java\\.util\\.(Locale|TimeZone)", "setDefault");
    never("java\\.net\\.(Authenticator|ProxySelector|CookieHandler)", "setDefault");
    never("javax\\.net\\.ssl\\.(SSLContext|HttpsURLConnection)", "setDefault.*");
    never("java\\.security\\.Security", "setProperty|addProvider|insertProviderAt");
    never("java\\.net\\.URL", "setURLStreamHandlerFactory");
  }

  private static void never(String owner, String methods) {
    noClasses()
        .should()
        .callMethodWhere(target(owner(nameMatching(owner))).and(named(methods)))
        .check(classes);
  }

  private static DescribedPredicate<JavaCall<?>> named(String names) {
    return DescribedPredicate.describe(
        "named " + names, call -> call.getTarget().getName().matches(names));
  }

  @Test
  void saysThingsToSlf4jOnly() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..",
            "org.apache.commons.logging..",
            "org.apache.logging..",
            "ch.qos.logback..")
        .check(classes);
  }

  @Test
  void hasNoStaticStateThatChanges() {
    List<JavaField> fields =
        classes.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
            .toList();

    assertThat(fields).hasSizeGreaterThan(200);
    assertThat(fields)
        .filteredOn(EmbeddableTest::changes)
        .extracting(JavaField::getFullName)
        .containsExactlyInAnyOrderElementsOf(KNOWN);
  }

  /** A field that cannot be set may yet hold what changes. */
  private static boolean changes(JavaField field) {
    Class<?> type = field.reflect().getType();
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || type.getPackageName().startsWith("java.util.concurrent.atomic")
        || type.getPackageName().startsWith("java.util.concurrent.locks")
        || CHANGING.stream().anyMatch(changing -> changing.isAssignableFrom(type))
        || (Stream.of(Collection.class, Map.class).anyMatch(all -> all.isAssignableFrom(type))
            && !isImmutable(value(field)));
  }

  private static boolean isImmutable(Object collection) {
    return collection.getClass().getName().startsWith("java.util.ImmutableCollections$");
  }

  private static Object value(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void seesStateWhereThereIsSome() {
    JavaClasses own = new ClassFileImporter().importClasses(Stateful.class);
    assertThat(own.get(Stateful.class).getFields())
        .filteredOn(EmbeddableTest::changes)
        .extracting(JavaField::getName)
        .containsExactlyInAnyOrder("FLAG", "LIST", "count");
  }

  @SuppressWarnings("unused")
  private static final class Stateful {
    static int count;
    static final AtomicBoolean FLAG = new AtomicBoolean();
    static final List<String> LIST = new ArrayList<>();
    static final List<String> FIXED = List.of("a");
    static final String TEXT = "a";
  }
}
