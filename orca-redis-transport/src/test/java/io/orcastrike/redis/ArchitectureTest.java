package io.orcastrike.redis;

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

/** What this extension may know, and what it shows. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.orcastrike.redis");

  private static final List<String> KNOWN =
      List.of(
          "java.",
          "javax.naming",
          "javax.net.ssl",
          "org.jspecify.",
          "org.slf4j",
          "io.lettuce.",
          "io.netty.channel.socket.SocketChannel",
          "io.netty.resolver",
          "io.netty.util.concurrent",
          "io.orcastrike.spi",
          "io.orcastrike.redis");

  @Test
  void sawEnoughClasses() {
    assertThat(CLASSES.size()).isGreaterThan(12);
  }

  @Test
  void knowsTheSpiAndItsClientLibraryOnly() {
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
  void showsItsFewTypesAndNoneOfTheLibrary() {
    List<JavaClass> shown =
        CLASSES.stream()
            .filter(ArchitectureTest::isPublic)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true))
            .toList();
    assertThat(shown)
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "RedisTransport", "RedisAddress", "RedisAcl", "Role", "RedisProbe", "ServerClock");
    for (JavaClass type : shown) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
          assertThat(unit.getAllInvolvedRawTypes())
              .as(unit.getFullName())
              .noneMatch(raw -> raw.getPackageName().startsWith("io.lettuce"))
              .noneMatch(raw -> raw.getPackageName().startsWith("io.netty"));
        }
      }
    }
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
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
