package io.orcastrike.micrometer;

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
          .importPackages("io.orcastrike.micrometer");

  private static final List<String> KNOWN =
      List.of(
          "java.",
          "org.jspecify.",
          "io.micrometer.core.instrument.",
          "io.orcastrike.report.",
          "io.orcastrike.spi.",
          "io.orcastrike.micrometer.");

  @Test
  void knowsTheSpiAndMicrometerOnly() {
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
  void showsTheSinkOnly() {
    assertThat(CLASSES)
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .containsExactly("MicrometerSink");
  }
}
