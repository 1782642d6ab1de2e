package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestAddressTest {
  @Test
  void takesTheClassBehindTheLastMark() {
    assertThat(TestAddress.parse("a/shop.jar#x.Shop"))
        .isEqualTo(new TestAddress(Path.of("a/shop.jar"), Optional.of("x.Shop")));
    assertThat(TestAddress.parse("a/shop.jar:x.Shop$Inner"))
        .isEqualTo(new TestAddress(Path.of("a/shop.jar"), Optional.of("x.Shop$Inner")));
  }

  @Test
  void takesAPathWithoutClass() {
    for (String path : new String[] {"shop", "../shop.jar", "C:shop.jar", "a:b/c"}) {
      assertThat(TestAddress.parse(path))
          .isEqualTo(new TestAddress(Path.of(path), Optional.empty()));
    }
  }
}
