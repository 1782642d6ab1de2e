package io.orcastrike.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a URL leads. */
class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "http://shop, shop, shop:80",
    "http://Shop:80/x, shop, shop:80",
    "http://shop:8080, shop:8080, shop:8080",
    "HTTPS://shop, shop, shop:443",
    "https://shop:80, shop:80, shop:80",
    "http://[::1]:8080/, [::1]:8080, [::1]:8080",
    "http://[::1], [::1], [::1]:80"
  })
  void ofAUrl(String url, String authority, String text) {
    Origin origin = Origin.of(URI.create(url));
    assertThat(origin.authority()).isEqualTo(authority);
    assertThat(origin).hasToString(text);
  }

  @Test
  void theSameWhereItIsTheSame() {
    assertThat(Origin.of(URI.create("http://SHOP/a")))
        .isEqualTo(Origin.of(URI.create("http://shop:80/b")))
        .isNotEqualTo(Origin.of(URI.create("https://shop:80")));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://shop, must begin with http:// or https://",
    "/path, must begin with http:// or https://",
    "http:///path, must name a host",
    "http://under_score, must name a host",
    "http://shop:0, port must be 1 to 65535",
    "http://shop:70000, port must be 1 to 65535"
  })
  void whatLeadsNowhere(String url, String message) {
    assertThatThrownBy(() -> Origin.of(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
