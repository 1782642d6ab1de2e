package io.orcastrike.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of docs: what may know what. */
class ArchitectureTest {
  private static final String OURS = "io.orcastrike..";

  /** A rehearsal plays one iteration of each scenario, shows how long it took, measures nothing. */
  private static final String TIMED_BY_THE_SYSTEM =
      "io\\.orcastrike\\.core\\.(Rehearsal|RehearsedIteration)";

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.orcastrike");
  }

  @Test
  void sawEnoughClasses() {
    assertThat(classes.size()).isGreaterThan(200);
    for (String room :
        List.of(
            "api",
            "core",
            "core.load",
            "core.local",
            "core.measure",
            "core.protocol",
            "core.sink",
            "report",
            "spi")) {
      assertThat(classes.that(resideInAPackage("io.orcastrike." + room)))
          .as(room)
          .hasSizeGreaterThan(3);
    }
  }

  @Test
  void theApiNeedsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.orcastrike.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.orcastrike.api..")
        .check(classes);
  }

  @Test
  void coreNeedsFewLibraries() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "com.sun.management..",
                    "javax.tools..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "com.fasterxml.jackson..",
                    "org.HdrHistogram..",
                    OURS)
                .negate()
                .and(isNoPrimitive()))
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> isNoPrimitive() {
    return DescribedPredicate.describe(
        "no primitive", type -> !type.isPrimitive() && !type.getBaseComponentType().isPrimitive());
  }

  @Test
  void leaderAndDroneDoNotKnowEachOther() {
    noClasses().that(partOf("Leader")).should().dependOnClassesThat(partOf("Drone")).check(classes);
    noClasses().that(partOf("Drone")).should().dependOnClassesThat(partOf("Leader")).check(classes);
  }

  /** What belongs to one side: in core and protocol, named after it. */
  private static DescribedPredicate<JavaClass> partOf(String side) {
    return DescribedPredicate.describe(
        "part of the " + side,
        type ->
            List.of("io.orcastrike.core", "io.orcastrike.core.protocol")
                    .contains(type.getPackageName())
                && type.getName().replaceAll(".*\\.", "").startsWith(side));
  }

  @Test
  void theProtocolIsPure() {
    noClasses()
        .that()
        .resideInAPackage("io.orcastrike.core.protocol..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.concurrent..", "java.net..", "java.util.random..")
                .or(
                    nameMatching(
                        "java\\.lang\\.(Thread.*|Runtime|ProcessHandle.*)"
                            + "|java\\.nio\\.channels\\..*(Socket|Selector).*"
                            + "|java\\.util\\.(Random|SplittableRandom|UUID|Timer.*)"
                            + "|java\\.security\\.SecureRandom"
                            + "|java\\.time\\.(Clock|InstantSource)"
                            + "|io\\.orcastrike\\.spi\\.(Clock|SystemClock)")))
        .check(classes);
  }

  @Test
  void jacksonIsInTheCodecWhereResultsAreWrittenAndReadAndInTheReaderOfRowsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.orcastrike.core.sink..")
        .and()
        .haveNameNotMatching(
            "io\\.orcastrike\\.core\\.(protocol\\.Codec|load\\.FeederFiles)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(classes);
  }

  @Test
  void hdrHistogramIsBehindOurOwnTypeOnly() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.orcastrike\\.report\\.Distribution(Builder|Codec)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.HdrHistogram..")
        .check(classes);
    for (String name : List.of("Distribution", "DistributionBuilder")) {
      JavaClass type = classes.get("io.orcastrike.report." + name);
      assertThat(type.getMethods())
          .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
          .noneMatch(
              method ->
                  method.getAllInvolvedRawTypes().stream()
                      .anyMatch(raw -> raw.getPackageName().equals("org.HdrHistogram")));
    }
  }

  @Test
  void nothingPrintsExitsReadsTheEnvironmentOrLooksForServices() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.Runtime"))).and(named("exit|halt")))
        .orShould()
        .callMethodWhere(target(owner(nameMatching("java\\.lang\\.System"))).and(named("getenv")))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.Throwable.*"))).and(named("printStackTrace")))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .check(classes);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.orcastrike\\.spi\\.SystemClock")
        .and()
        .haveNameNotMatching(TIMED_BY_THE_SYSTEM)
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.System")))
                .and(named("nanoTime|currentTimeMillis")))
        .orShould()
        .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(named("now")))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit")))
                .and(named("sleep")))
        .orShould()
        .callConstructor(java.util.Date.class)
        .check(classes);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.orcastrike.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void whatExtensionsSeeKnowsNothingOfCore() {
    noClasses()
        .that()
        .resideInAnyPackage("io.orcastrike.api..", "io.orcastrike.report..", "io.orcastrike.spi..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.orcastrike.core..")
        .check(classes);
  }

  @Test
  void moreIsHiddenThanPublicInCore() {
    long shown = 0;
    long hidden = 0;
    for (JavaClass type : classes.that(resideInAPackage("io.orcastrike.core.."))) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC);
        shown += open ? 1 : 0;
        hidden += open ? 0 : 1;
      }
    }
    assertThat(hidden).isGreaterThan(shown);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameContaining("Manager")
        .orShould()
        .haveSimpleNameContaining("Helper")
        .orShould()
        .haveSimpleNameContaining("Util")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveNameMatching(".*\\.[^.]*(Agent|Worker|Master|Slave|VirtualUser|Tps)[^.]*")
        .check(classes);
  }

  private static DescribedPredicate<JavaCall<?>> named(String names) {
    return DescribedPredicate.describe(
        "named " + names, call -> call.getTarget().getName().matches(names));
  }
}
