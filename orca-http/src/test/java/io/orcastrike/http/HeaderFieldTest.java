package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeaderFieldTest {
  @Test
  void refusesValuesThatWouldBeginAnotherField() {
    for (char c : new char[] {'\r', '\n', 0, 0x7f, '€'}) {
      assertThatThrownBy(() -> new HeaderField("X-Id", "a" + c + "b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("had \\u%04x at index 1 (header \"X-Id\")".formatted((int) c));
    }
    assertThatCode(() -> new HeaderField("X-Id", "grün\t!")).doesNotThrowAnyException();
  }

  @Test
  void doesNotTellAValueWhichMayBeASecret() {
    assertThatThrownBy(() -> new HeaderField("Authorization", "Bearer s3cret\n"))
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void refusesNamesThatAreNoToken() {
    for (String name : new String[] {"", "a b", "a:", "a\r\n", "ä"}) {
      assertThatThrownBy(() -> new HeaderField(name, "v"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("header name must be letters, digits and ");
    }
  }

  @Test
  void knowsWhichFieldsAreForOneOriginOnly() {
    assertThat(new HeaderField("authorization", "x").isCredential()).isTrue();
    assertThat(new HeaderField("COOKIE", "x").isCredential()).isTrue();
    assertThat(new HeaderField("X-Authorization", "x").isCredential()).isFalse();
  }
}
