package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CookiesTest {
  private final Target target;
  private final Http http;

  CookiesTest() throws IOException {
    target = new Target();
    target.on(
        "/login",
        exchange ->
            Target.answer(
                exchange,
                302,
                "",
                "Set-Cookie",
                "sid=" + exchange.getRequestURI().getQuery() + "; Path=/; HttpOnly",
                "Set-Cookie",
                "only=login; Path=/login",
                "Location",
                "/home"));
    http = Http.to(target.url()).sharedConnections(5).open();
  }

  @AfterEach
  void close() {
    http.close();
    target.close();
  }

  @Test
  void areKeptByTheirUserAlsoThroughARedirect() throws Exception {
    try (FakeIteration one = new FakeIteration();
        FakeIteration other = new FakeIteration()) {
      http.user(one).get("/login?one");
      assertThat(target.last().header("Cookie")).isEqualTo("sid=one");
      http.user(other).get("/");
      assertThat(target.last().header("Cookie")).isNull();
      http.user(other).get("/login?other");
      http.user(one).get("/login/x");

      assertThat(target.asked())
          .filteredOn(asked -> asked.path().equals("/login/x"))
          .singleElement()
          .satisfies(asked -> assertThat(asked.header("Cookie")).contains("sid=one"));
    }
  }

  @Test
  void areForgottenWhenToldSo() throws Exception {
    try (FakeIteration it = new FakeIteration()) {
      HttpUser user = http.user(it);
      user.get("/login?one");
      user.forgetCookies();
      user.get("/");

      assertThat(target.last().header("Cookie")).isNull();
    }
  }

  @Test
  void giveWayToThoseOfTheCall() throws Exception {
    try (FakeIteration it = new FakeIteration()) {
      HttpUser user = http.user(it);
      user.get("/login?one");
      user.request().header("Cookie", "mine=1").get("/");

      assertThat(target.last().header("Cookie")).isEqualTo("mine=1");
    }
  }

  @Test
  void giveWayToThoseOfTheClient() throws Exception {
    try (Http own =
            Http.to(target.url()).sharedConnections(1).header("Cookie", "consent=1").open();
        FakeIteration it = new FakeIteration()) {
      own.user(it).get("/login?one");
      own.user(it).get("/");

      assertThat(target.last().header("Cookie")).isEqualTo("consent=1");
    }
  }

  @Test
  void costNothingUntilThereAreAny() throws Exception {
    try (FakeIteration it = new FakeIteration()) {
      HttpUser user = http.user(it);
      user.get("/");
      user.forgetCookies();
      assertThat(http.keepsUsers()).isFalse();

      user.get("/login?one");
      assertThat(http.keepsUsers()).isTrue();
      UserState kept = it.ofUser(http, () -> null);
      assertThat(Objects.requireNonNull(kept).own()).isNull();
    }
  }
}
