package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PathTemplateTest {
  @Test
  void putsValuesInTheirPlaces() {
    assertThat(PathTemplate.of("/catalog").with()).isEqualTo("/catalog");
    assertThat(PathTemplate.of("/items/{item}").with(17)).isEqualTo("/items/17");
    assertThat(PathTemplate.of("/{a}/x/{b}?c={c}").with("one", 2, true))
        .isEqualTo("/one/x/2?c=true");
  }

  @Test
  void encodesAllOfAValueThatCouldEndItsPiece() {
    assertThat(PathTemplate.of("/{v}").with("a/b?c&d=e#f g%20\r\n"))
        .isEqualTo("/a%2Fb%3Fc%26d%3De%23f%20g%2520%0D%0A");
    assertThat(PathTemplate.of("/{v}").with("grün €😀"))
        .isEqualTo("/gr%C3%BCn%20%E2%82%AC%F0%9F%98%80");
    assertThat(PathTemplate.of("/{v}").with("AZaz09-._~")).isEqualTo("/AZaz09-._~");
  }

  @Test
  void leavesLiteralsAsTheAuthorEncodedThem() {
    assertThat(PathTemplate.of("/a%20b;v=1/c+d?e[]=1,2").with())
        .isEqualTo("/a%20b;v=1/c+d?e[]=1,2");
    assertThat(PathTemplate.of("/grün").with()).isEqualTo("/gr%C3%BCn");
  }

  @Test
  void wantsAsManyValuesAsPlaces() {
    assertThatThrownBy(() -> PathTemplate.of("/a/{b}/{c}").with(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a path must get a value for each of its 2 places, got 1 (path \"/a/{b}/{c}\")");
    assertThatThrownBy(() -> PathTemplate.of("/a").with(1)).hasMessageContaining("0 places, got 1");
  }

  @Test
  void refusesWhatWouldEndTheRequestLine() {
    assertThatThrownBy(() -> PathTemplate.of("/a\r\nHost: evil"))
        .hasMessage(
            "a path must have no blanks, controls, # or single }, had \\u000d at index 2 (path"
                + " \"/a\\u000d\\u000aHost: evil\")");
    for (String wrong : new String[] {"/a b", "/a\u0000", "/a#b", "/a}", "a", "", "/{a"}) {
      assertThatThrownBy(() -> PathTemplate.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a path must");
    }
  }
}
