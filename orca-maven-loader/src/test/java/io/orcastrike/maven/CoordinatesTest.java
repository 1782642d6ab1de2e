package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.TestNotFoundException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {
  @Test
  void readsThreeParts() throws TestNotFoundException {
    assertThat(Coordinates.parse("com.acme:shop-test:1.2"))
        .isEqualTo(new Coordinates("com.acme", "shop-test", "1.2", Optional.empty()))
        .hasToString("com.acme:shop-test:1.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme:shop:1.2:com.acme.Shop$A", "com.acme:shop:1.2#com.acme.Shop$A"})
  void readsAClassAfterAColonOrAHash(String text) throws TestNotFoundException {
    assertThat(Coordinates.parse(text))
        .isEqualTo(new Coordinates("com.acme", "shop", "1.2", Optional.of("com.acme.Shop$A")))
        .hasToString("com.acme:shop:1.2:com.acme.Shop$A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.acme:shop:|the version is empty",
        "com.acme::1|the artifact is empty",
        ":shop:1|the group is empty",
        "com.acme:shop:1:|the class is empty",
        "com.acme:shop|fewer than three parts",
        "com.acme:shop:[1.0,2.0)|a test has one version, was the range \"[1.0,2.0)\"",
        "com.acme:shop:(,1]|was the range",
        "com.acme:shop:LATEST|LATEST is another version each day",
        "com.acme:shop:release|release is another version each day",
        "com.acme:shop:jar:1.2|\"1.2\" is no class",
        "com.acme:..:1|\"..\" is no artifact",
        "com.acme:shop:../../x|\"../../x\" is no version",
        "com acme:shop:1|\"com acme\" is no group",
        "com.acme:shop:${env.HOME}|is no version"
      })
  void refusesOthersAndSaysWhy(String text, String reason) {
    assertThatThrownBy(() -> Coordinates.parse(text))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContainingAll(
            reason, "where: \"" + text, "likely cause:", "try: com.acme:shop-test:1.2");
  }

  @Test
  void refusesALineFeedInAName() {
    assertThatThrownBy(() -> Coordinates.parse("com.acme:shop:1\n2"))
        .isInstanceOf(TestNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com.acme:shop:1", "com.acme:shop:1:a.B", "com.acme:shop:1#a.B", "com.acme::1"})
  void areToldFromPaths(String text) {
    assertThat(Coordinates.isCoordinates(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.jar",
        "shop.jar:shop.ShopTest",
        "shop.jar#shop.ShopTest",
        "C:\\tests\\shop.jar:shop.ShopTest",
        "C:/tests/shop.jar:shop.ShopTest",
        "/a:b:c/shop.jar",
        "shop/"
      })
  void pathsAreNone(String text) {
    assertThat(Coordinates.isCoordinates(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0-SNAPSHOT,true",
    "1.0-20261122.101112-3,true",
    "20261122.101112-3,true",
    "1.0,false",
    "1.0-20261122,false"
  })
  void knowsSnapshots(String version, boolean expected) throws TestNotFoundException {
    assertThat(Coordinates.parse("com.acme:shop:" + version).isSnapshot()).isEqualTo(expected);
  }
}
