package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.http.wire.Certificates;
import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TlsTest {
  private static SSLContext context;
  private static Target target;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    context = new Certificates(folder, "dns:localhost").context();
    target = Target.secure(context);
    target.on(
        "/login",
        exchange -> Target.answer(exchange, 200, "", "Set-Cookie", "sid=1; Path=/; Secure"));
  }

  @AfterAll
  static void stop() {
    target.close();
  }

  @Test
  void theHandshakeIsAPartOfTheFirstCall() throws Exception {
    try (Http http = Http.to(target.url()).sharedConnections(1).tls(context).open();
        FakeIteration it = new FakeIteration()) {
      assertThat(http.user(it).get("/").text()).isEqualTo("hello");
      http.user(it).get("/");

      assertThat(it.steps())
          .startsWith("GET /", "GET / > connect", "GET / > TLS", "GET / > first byte")
          .containsOnlyOnce("GET / > TLS");
    }
  }

  @Test
  void secureCookiesAreSentBack() throws Exception {
    try (Http http = Http.to(target.url()).connectionsPerUser(1).tls(context).open();
        FakeIteration it = new FakeIteration()) {
      http.user(it).get("/login");
      http.user(it).get("/cart");

      assertThat(target.last().header("Cookie")).isEqualTo("sid=1");
    }
  }

  @Test
  void takesNoCertificateOfNobodyItKnows() throws Exception {
    try (Http http = Http.to(target.url()).sharedConnections(1).open();
        FakeIteration it = new FakeIteration()) {
      assertThatThrownBy(() -> http.user(it).get("/")).isInstanceOf(IOException.class);
      assertThat(it.failedSteps()).containsExactly("GET /");
    }
  }

  @Test
  void takesNoCertificateOfAnotherHostUnlessItTrustsAll() throws Exception {
    String other = target.url().replace("localhost", "127.0.0.1");
    try (Http http = Http.to(other).sharedConnections(1).tls(context).open();
        Http trusting = Http.to(other).sharedConnections(1).trustAll().open();
        FakeIteration it = new FakeIteration()) {
      assertThatThrownBy(() -> http.user(it).get("/")).isInstanceOf(IOException.class);

      assertThat(trusting.user(it).get("/").text()).isEqualTo("hello");
    }
  }
}
