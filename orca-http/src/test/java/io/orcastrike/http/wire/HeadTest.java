package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a head says of its fields. */
class HeadTest {
  private final Head head =
      parsed(
          "HTTP/1.1 200 OK\r\nServer: one\r\nset-cookie: a=1\r\nX-Folded: a \r\n\t b\r\n"
              + "Set-Cookie:b=2\r\nEmpty:\r\n\r\n");

  @Test
  void namesAreLookedUpInAnyCase() {
    assertThat(head.first("server")).isEqualTo("one");
    assertThat(head.first("SERVER")).isEqualTo("one");
    assertThat(head.first("Serve")).isNull();
    assertThat(head.first("Servet")).isNull();
  }

  @Test
  void allValuesOfANameInTheirOrder() {
    assertThat(head.all("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(head.first("Set-Cookie")).isEqualTo("a=1");
    assertThat(head.all("none")).isEmpty();
  }

  @Test
  void valuesAreWithoutBlanksAroundThem() {
    assertThat(head.first("Empty")).isEmpty();
    assertThat(head.first("X-Folded")).matches("a +b");
  }

  @Test
  void isPartOfWhatHasComeOnly() {
    assertThat(head.toString()).startsWith("Server: one\nset-cookie: a=1\n").endsWith("Empty: \n");
  }

  private static Head parsed(String text) {
    byte[] bytes = ("before" + text + "after").getBytes(ISO_8859_1);
    HeadParser parser = new HeadParser();
    try {
      for (int to = 6; to < 6 + text.length(); to++) {
        assertThat(parser.take(bytes, 6, to)).isFalse();
      }
      assertThat(parser.take(bytes, 6, bytes.length)).isTrue();
    } catch (MalformedResponseException e) {
      throw new AssertionError(e);
    }
    assertThat(parser.length()).isEqualTo(text.length());
    return parser.head(bytes, 6);
  }
}
