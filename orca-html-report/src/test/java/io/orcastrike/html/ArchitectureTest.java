package io.orcastrike.html;

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
          .importPackages("io.orcastrike.html");

  private static final List<String> KNOWN =
      List.of(
          "com.sun.net.httpserver.",
          "java.",
          "org.jspecify.",
          "com.fasterxml.jackson.core.",
          "io.orcastrike.report.",
          "io.orcastrike.spi.",
          "io.orcastrike.html.");

  @Test
  void sawEnoughClasses() {
    assertThat(CLASSES.size()).isGreaterThan(30);
  }

  @Test
  void knowsTheSpiAndAWriterOfJsonOnly() {
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
  void onlyItsDataIsWrittenByTheLibrary() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.orcastrike\\.html\\.(PageData|LiveMessage)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void showsAFewTypes() {
    assertThat(CLASSES)
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filteredOn(type -> !type.getSimpleName().equals("package-info"))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder("ReportPage", "HtmlReport", "LivePage", "Steering", "Answer");
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
