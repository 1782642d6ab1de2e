package io.orcastrike.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this extension may know, and what it shows. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.orcastrike.http");

  private static final List<String> KNOWN =
      List.of(
          "java.",
          "javax.net.ssl.",
          "org.jspecify.",
          "com.fasterxml.jackson.core.",
          "io.orcastrike.api.",
          "io.orcastrike.http.");

  @Test
  void sawEnoughClasses() {
    assertThat(CLASSES.size()).isGreaterThan(20);
  }

  @Test
  void knowsTheApiAndAReaderOfJsonOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "unknown",
                (JavaClass type) ->
                    !type.getBaseComponentType().isPrimitive()
                        && KNOWN.stream()
                            .noneMatch(type.getBaseComponentType().getName()::startsWith)))
        .check(CLASSES);
  }

  @Test
  void theWireKnowsTheJdkOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.orcastrike.http.wire")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.orcastrike.http", "io.orcastrike.api..", "com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void theWireShowsAFewTypes() {
    assertThat(CLASSES)
        .filteredOn(type -> type.getPackageName().equals("io.orcastrike.http.wire"))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filteredOn(type -> !type.getSimpleName().equals("package-info"))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "Connections",
            "Head",
            "HttpTimeoutException",
            "MalformedResponseException",
            "Origin",
            "Reply",
            "RequestBody",
            "ResponseTooLargeException",
            "Timeouts",
            "Timings",
            "Wire",
            "WireRequest",
            "WireSettings");
  }

  @Test
  void printsNothingAndReadsNoEnvironment() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
