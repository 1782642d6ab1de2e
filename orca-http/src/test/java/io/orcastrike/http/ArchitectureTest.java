package io.orcastrike.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the client may know, and what it shows to authors. */
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
    assertThat(CLASSES.size()).isGreaterThan(50);
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
  void jsonIsReadAndWrittenInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Json")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void theWireKnowsNothingOfAuthors() {
    noClasses()
        .that()
        .resideInAPackage("io.orcastrike.http.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.orcastrike.http", "io.orcastrike.api..")
        .check(CLASSES);
  }

  @Test
  void authorsSeeAFewTypesAndNoneOfTheWire() {
    List<JavaClass> shown =
        CLASSES.stream()
            .filter(type -> type.getPackageName().equals("io.orcastrike.http"))
            .filter(ArchitectureTest::isShown)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .toList();
    assertThat(shown)
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "BodyReader",
            "BodyWriter",
            "Http",
            "HttpBuilder",
            "HttpCall",
            "HttpCheck",
            "HttpStatusException",
            "HttpUser",
            "InvalidJsonException",
            "Part",
            "Response");
    for (JavaClass type : shown) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
          assertThat(unit.getAllInvolvedRawTypes())
              .as(unit.getFullName())
              .noneMatch(raw -> raw.getPackageName().startsWith("com."))
              .noneMatch(raw -> raw.getPackageName().endsWith(".wire"));
        }
      }
    }
  }

  private static boolean isShown(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isShown).orElse(true);
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
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
