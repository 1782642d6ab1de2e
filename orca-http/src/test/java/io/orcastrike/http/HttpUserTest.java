package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpUserTest {
  private final Target target;
  private final FakeIteration it = new FakeIteration();
  private Http http;

  HttpUserTest() throws IOException {
    target = new Target();
    http = Http.to(target.url()).sharedConnections(10).open();
  }

  @AfterEach
  void close() throws Exception {
    http.close();
    it.close();
    target.close();
  }

  @Test
  void aVerbIsAStepOfMethodAndPathAsTheyAreWritten() throws Exception {
    HttpUser user = http.user(it);

    user.get("/items/{item}", 17);
    user.head("/a");
    user.post("/b");
    user.put("/c");
    user.patch("/d");
    user.delete("/e");
    user.request().options("/f");
    user.request().send("REPORT", "/g");

    assertThat(it.steps())
        .filteredOn(step -> !step.contains(" > "))
        .containsExactly(
            "GET /items/{item}",
            "HEAD /a",
            "POST /b",
            "PUT /c",
            "PATCH /d",
            "DELETE /e",
            "OPTIONS /f",
            "REPORT /g");
    assertThat(target.asked())
        .extracting(asked -> asked.method() + " " + asked.path())
        .containsExactly(
            "GET /items/17",
            "HEAD /a",
            "POST /b",
            "PUT /c",
            "PATCH /d",
            "DELETE /e",
            "OPTIONS /f",
            "REPORT /g");
  }

  @Test
  void sendsWhatEveryRequestNeeds() throws Exception {
    http.user(it).get("/a");

    assertThat(target.last().headers()).containsOnlyKeys("Host", "User-Agent", "Accept-Encoding");
    assertThat(target.last().header("Host")).isEqualTo(target.url().substring("http://".length()));
    assertThat(target.last().header("User-Agent")).startsWith("orca/");
    assertThat(target.last().header("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void givesTheResponse() throws Exception {
    target.on(
        "/x",
        exchange ->
            Target.answer(exchange, 201, "grün", "X-Id", "7", "X-Id", "8", "Content-Type", "a/b"));

    Response response = http.user(it).get("/x");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.text()).isEqualTo("grün");
    assertThat(response.body()).hasSize(5);
    assertThat(response.header("x-id")).hasValue("7");
    assertThat(response.header("x-none")).isEmpty();
    assertThat(response.headers("x-ID")).containsExactly("7", "8");
    assertThat(response.uri()).hasToString(target.url() + "/x");
    assertThat(response).hasToString("http 201 from GET /x");
  }

  @Test
  void partsFollowTheirStep() throws Exception {
    http.user(it).step("first").get("/");
    http.user(it).step("second").form("a", 1).post("/");

    assertThat(it.steps())
        .containsExactly(
            "first",
            "first > connect",
            "first > first byte",
            "first > body",
            "second",
            "second > send",
            "second > first byte",
            "second > body");
    assertThat(target.asked()).extracting(Target.Asked::from).containsOnly(target.last().from());
  }

  @Test
  void partsAreLeftOutWhenToldSo() throws Exception {
    http.close();
    http = Http.to(target.url()).sharedConnections(1).withoutParts().open();

    http.user(it).get("/");

    assertThat(it.steps()).containsExactly("GET /");
  }

  @Test
  void aBasePathStandsBeforeEachPath() throws Exception {
    http.close();
    http = Http.to(target.url() + "/api/v1/").sharedConnections(1).withoutParts().open();

    http.user(it).get("/items/{item}?a={b}", "x y", "z&");

    assertThat(target.last().path()).isEqualTo("/api/v1/items/x%20y?a=z%26");
    assertThat(it.steps()).containsExactly("GET /items/{item}?a={b}");
  }

  @Test
  void aWholeUrlLeadsElsewhereAndTakesNoCredentialsAlong() throws Exception {
    http.close();
    http =
        Http.to(target.url())
            .sharedConnections(1)
            .header("Authorization", "Bearer default")
            .header("X-Of", "all")
            .open();
    try (Target other = new Target()) {
      http.user(it).get(other.url() + "?a={b}", 1);
      http.user(it).request().header("Authorization", "for it").get(other.url() + "/{b}", 2);
      http.user(it).get("/");

      assertThat(other.asked()).extracting(Target.Asked::path).containsExactly("/?a=1", "/2");
      assertThat(other.asked().get(0).header("Authorization")).isNull();
      assertThat(other.asked().get(0).header("X-Of")).isEqualTo("all");
      assertThat(other.asked().get(1).header("Authorization")).isEqualTo("for it");
      assertThat(target.last().header("Authorization")).isEqualTo("Bearer default");
    }
  }

  @Test
  void whatCannotBeConnectedFailsTheStep() {
    target.close();

    assertThatThrownBy(() -> http.user(it).get("/")).isInstanceOf(ConnectException.class);
    assertThat(it.failedSteps()).containsExactly("GET /");
  }

  @Test
  void manyPathsAreSentThoughNotAllAreKept() throws Exception {
    for (int i = 0; i < Known.MOST + 10; i++) {
      http.user(it).request().discardBody().get("/" + i);
    }

    assertThat(target.asked()).hasSize(Known.MOST + 10);
    assertThat(target.last().path()).isEqualTo("/" + (Known.MOST + 9));
  }
}
