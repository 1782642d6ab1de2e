package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.RehearsalEvent;
import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RedirectsTest {
  private static final Duration SOON = Duration.ofMillis(15);

  private final Target target;
  private final Http http;
  private final FakeIteration it = new FakeIteration();
  private final HttpUser user;

  RedirectsTest() throws IOException {
    target = new Target();
    http =
        Http.to(target.url()).sharedConnections(5).header("Authorization", "Bearer default").open();
    user = http.user(it);
  }

  @AfterEach
  void close() throws Exception {
    http.close();
    it.close();
    target.close();
  }

  @Test
  void areFollowedWithinOneStep() throws Exception {
    redirect("/a", 302, "b/c");
    redirect("/b", 301, "/end?x=1");

    Response response = user.get("/a");

    assertThat(response.uri()).hasToString(target.url() + "/end?x=1");
    assertThat(it.steps())
        .containsExactly("GET /a", "GET /a > connect", "GET /a > first byte", "GET /a > body");
    assertThat(target.asked())
        .extracting(Target.Asked::path)
        .containsExactly("/a", "/b/c", "/end?x=1");
    assertThat(target.asked()).extracting(Target.Asked::from).containsOnly(target.last().from());
  }

  @Test
  void addUpInTheParts() throws Exception {
    for (String path : new String[] {"/a", "/b"}) {
      target.on(
          path,
          exchange -> {
            soon();
            Target.answer(exchange, path.equals("/a") ? 302 : 200, "", "Location", "/b");
          });
    }

    user.get("/a");

    assertThat(it.events())
        .filteredOn(event -> event instanceof RehearsalEvent.Step step && isFirstByte(step))
        .singleElement()
        .extracting(event -> ((RehearsalEvent.Step) event).duration())
        .satisfies(both -> assertThat(both).isGreaterThanOrEqualTo(SOON.multipliedBy(2)));
  }

  private static boolean isFirstByte(RehearsalEvent.Step step) {
    return step.name().equals("GET /a > first byte");
  }

  private static void soon() {
    try {
      new CountDownLatch(1).await(SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void turnAPostIntoAGetWithoutItsBody() throws Exception {
    redirect("/old", 302, "/home");
    target.on(
        "/login",
        exchange ->
            Target.answer(
                exchange,
                exchange.getRequestMethod().equals("POST") ? 303 : 200,
                "",
                "Location",
                "/login"));

    user.post("/login");
    assertThat(target.last().method()).isEqualTo("GET");
    assertThat(target.last().header("Content-Length")).isNull();
    user.request().header("X-Id", "7").form("a", 1).post("/old");

    assertThat(target.last().method()).isEqualTo("GET");
    assertThat(target.last().body()).isEmpty();
    assertThat(target.last().header("Content-Type")).isNull();
    assertThat(target.last().header("X-Id")).isEqualTo("7");
  }

  @Test
  void keepMethodAndBodyBy307And308() throws Exception {
    redirect("/temporarily", 307, "/permanently");
    redirect("/permanently", 308, "/home");

    user.request().form("a", 1).put("/temporarily");

    assertThat(target.asked())
        .extracting(asked -> asked.method() + asked.path() + " " + asked.body())
        .containsExactly("PUT/temporarily a=1", "PUT/permanently a=1", "PUT/home a=1");
  }

  @Test
  void cannotSendAgainWhatIsWrittenWhileItIsSent() {
    redirect("/a", 307, "/b");

    assertThatThrownBy(() -> user.request().body(out -> out.write(1), "a/b").post("/a"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a redirect must not ask for a body again that is written while it is sent (POST /a)");
  }

  @Test
  void areBounded() {
    redirect("/loop", 302, "/loop");

    assertThatThrownBy(() -> user.get("/loop"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "redirects must be at most 5, were more, and led to %s/loop (GET /loop)"
                .formatted(target.url().substring("http://".length())));
    assertThat(target.asked()).hasSize(6);
    assertThat(it.steps()).contains("GET /loop > first byte");
  }

  @Test
  void areNotFollowedWhenToldSo() throws Exception {
    redirect("/a", 302, "/b");

    Response response = user.request().redirects(0).get("/a");

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("Location")).hasValue("/b");
    assertThatThrownBy(() -> user.request().redirects(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takeNoCredentialsToAnotherOrigin() throws Exception {
    try (Target other = new Target()) {
      redirect("/a", 302, other.url() + "/away");
      other.on("/away", exchange -> Target.answer(exchange, 302, "", "Location", "/b"));
      other.on(
          "/b", exchange -> Target.answer(exchange, 302, "", "Location", target.url() + "/back"));

      user.get("/a");
      user.request()
          .header("Authorization", "of the call")
          .header("Cookie", "c=1")
          .header("X-Id", "7")
          .get("/a");

      assertThat(other.asked()).hasSize(4);
      assertThat(other.asked())
          .allSatisfy(asked -> assertThat(asked.header("Authorization")).isNull());
      assertThat(other.last().header("Cookie")).isNull();
      assertThat(other.last().header("X-Id")).isEqualTo("7");
      assertThat(target.last().path()).isEqualTo("/back");
      assertThat(target.last().header("Authorization")).isNull();
    }
  }

  @Test
  void leaveAConnectionWhoseBodyIsTooLongToSkip() throws Exception {
    target.on(
        "/a", exchange -> Target.answer(exchange, 302, "x".repeat(1_000_000), "Location", "/"));

    assertThat(user.get("/a").text()).isEqualTo("hello");
  }

  private void redirect(String from, int status, String to) {
    target.on(from, exchange -> Target.answer(exchange, status, "moved", "Location", to));
  }
}
