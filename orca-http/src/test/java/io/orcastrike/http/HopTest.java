package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.http.wire.Origin;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HopTest {
  private static final Origin SHOP = Origin.of(URI.create("http://shop.example"));

  @Test
  void resolvesRelativeLocations() throws IOException {
    assertThat(to("/c")).isEqualTo("http://shop.example/c");
    assertThat(to("c")).isEqualTo("http://shop.example/a/c");
    assertThat(to("../c?d=1#e")).isEqualTo("http://shop.example/c?d=1");
    assertThat(to("?page=2")).isEqualTo("http://shop.example/a/b?page=2");
    assertThat(to("//other.example:8080")).isEqualTo("http://other.example:8080/");
    assertThat(to("https://other.example/x y/ü")).isEqualTo("https://other.example/x%20y/%C3%BC");
  }

  @Test
  void saysWhatIsNoLocation() {
    for (String wrong : new String[] {"ftp://x/", "http://", "http://a b/", "http:///x", "%zz"}) {
      assertThatThrownBy(() -> to(wrong))
          .as(wrong)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "Location of a redirect must be a URL of http or https, was \"%s\"".formatted(wrong));
    }
  }

  @Test
  void changesTheMethodAsBrowsersDo() throws IOException {
    for (int status : new int[] {301, 302, 303}) {
      assertThat(next("POST", status).method()).isEqualTo("GET");
      assertThat(next("POST", status).hasBody()).isFalse();
      assertThat(next("HEAD", status).method()).isEqualTo("HEAD");
    }
    assertThat(next("PUT", 303).method()).isEqualTo("GET");
    assertThat(next("DELETE", 302).method()).isEqualTo("DELETE");
    for (int status : new int[] {307, 308}) {
      assertThat(next("POST", status).method()).isEqualTo("POST");
      assertThat(next("POST", status).hasBody()).isTrue();
    }
  }

  @Test
  void leadsNowhereByOtherStatuses() throws IOException {
    for (int status : new int[] {200, 201, 300, 304, 305, 404}) {
      assertThat(next("GET", status)).isNull();
    }
    assertThat(hop("GET").next(302, null)).isNull();
  }

  @Test
  void knowsWhetherItHasLeftItsOrigin() throws IOException {
    Hop away = hop("GET").next(302, "http://shop.example:8080/");

    assertThat(next("GET", 302).hasLeft()).isFalse();
    assertThat(away.hasLeft()).isTrue();
    assertThat(away.next(302, "/further").hasLeft()).isTrue();
    assertThat(away.next(302, "http://shop.example/").hasLeft()).isTrue();
  }

  private static String to(String location) throws IOException {
    Hop next = hop("GET").next(302, location);
    return (next.origin().secure() ? "https://" : "http://")
        + next.origin().authority()
        + next.target();
  }

  private static Hop next(String method, int status) throws IOException {
    return hop(method).next(status, "/next");
  }

  private static Hop hop(String method) {
    return new Hop(method, SHOP, "/a/b?q=1", false, true);
  }
}
