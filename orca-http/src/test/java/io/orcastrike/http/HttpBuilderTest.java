package io.orcastrike.http;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.testkit.FakeDrone;
import io.orcastrike.testkit.FakeIteration;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpBuilderTest {
  private static final String GOOD = "http://127.0.0.1:1";

  @Test
  void mustBeToldWhoOwnsConnections() {
    assertThatThrownBy(() -> Http.to(GOOD).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "who owns connections must be chosen: sharedConnections(limit) of the drone, or"
                + " connectionsPerUser(limit), 6 as in a browser");
    assertThatThrownBy(
            () -> Http.to(GOOD).sharedConnections(1).connectionsPerUser(6).open(new FakeDrone()))
        .hasMessage("connections must be shared or per user, were both");
  }

  @Test
  void refusesWhatIsNoTarget() {
    for (String url :
        new String[] {
          "",
          "localhost",
          "localhost:8080",
          "ftp://localhost",
          "http:",
          "http://",
          "http:///x",
          "http://h:0",
          "http://h:99999",
          "http://h/a b",
          "http://u:p@h",
          "http://h?a",
          "http://h#a"
        }) {
      assertThatThrownBy(() -> Http.to(url).sharedConnections(1).open())
          .as(url)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "target must be a URL of scheme, host and perhaps port and path, such as http://127.0.0.1:8080, was \"%s\""
                  .formatted(url));
    }
  }

  @Test
  void saysAllMistakesAtOnce() throws Exception {
    assertThatThrownBy(
            () ->
                Http.to("shop")
                    .sharedConnections(0)
                    .header("a b", "c")
                    .header("Content-Length", "5")
                    .connectTimeout(Duration.ZERO)
                    .redirects(-1)
                    .maxBody(-1)
                    .trustAll()
                    .tls(SSLContext.getDefault())
                    .open())
        .message()
        .contains(
            "the limit of connections must be 1 to 1,000,000, was 0; ",
            "header name must be",
            "header Content-Length is set for each request",
            "target must be a URL",
            "timeout connect must be",
            "redirects must be 0 to 100, was -1; ",
            "maxBody must be",
            "tls(...) and trustAll() exclude each other");
  }

  @Test
  void itsHeadersAreSentWithEachRequest() throws Exception {
    try (Target target = new Target();
        FakeIteration it = new FakeIteration();
        Http http =
            Http.to(target.url())
                .sharedConnections(1)
                .header("X-Of", "all")
                .header("User-Agent", "mine")
                .withoutGzip()
                .open()) {
      http.user(it).get("/");

      assertThat(target.last().headers()).containsOnlyKeys("Host", "X-Of", "User-Agent");
      assertThat(target.last().header("User-Agent")).isEqualTo("mine");
    }
  }

  @Test
  void itsTimeoutsHold() throws Exception {
    try (Target target = new Target();
        FakeIteration it = new FakeIteration();
        Http http =
            Http.to(target.url()).sharedConnections(1).firstByteTimeout(ofMillis(50)).open()) {
      var go = new java.util.concurrent.CountDownLatch(1);
      target.on(
          "/never",
          exchange -> {
            try {
              go.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });

      assertThatThrownBy(() -> http.user(it).get("/never"))
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("first byte");
      go.countDown();
    }
  }
}
