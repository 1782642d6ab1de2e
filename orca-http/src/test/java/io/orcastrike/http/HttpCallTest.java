package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.testkit.FakeIteration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HttpCallTest {
  private final Target target;
  private final Http http;
  private final FakeIteration it = new FakeIteration();
  private final HttpUser user;

  @TempDir Path folder;

  HttpCallTest() throws IOException {
    target = new Target();
    http = Http.to(target.url()).sharedConnections(5).maxBody(100_000).open();
    user = http.user(it);
  }

  @AfterEach
  void close() throws Exception {
    http.close();
    it.close();
    target.close();
  }

  @Test
  void addsHeadersAndReplacesDefaults() throws Exception {
    user.request()
        .header("X-Id", "7")
        .header("X-Id", "8")
        .header("user-agent", "mine")
        .header("Host", "virtual.example")
        .get("/");

    assertThat(target.last().header("X-Id")).isEqualTo("7|8");
    assertThat(target.last().header("User-Agent")).isEqualTo("mine");
    assertThat(target.last().header("Host")).isEqualTo("virtual.example");
    assertThat(target.last().header("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void refusesHeadersThatWouldContradictTheBody() {
    for (String name : new String[] {"content-length", "Transfer-Encoding", "Connection"}) {
      assertThatThrownBy(() -> user.request().header(name, "5"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("header %s follows from the body and cannot be set".formatted(name));
    }
  }

  @Test
  void refusesToBeginAnotherRequest() {
    assertThatThrownBy(() -> user.get("/\r\nGET /admin"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> user.request().send("GET / HTTP/1.1\r\n", "/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a method must be letters");
    assertThat(target.asked()).isEmpty();
  }

  @Test
  void addsToTheQuery() throws Exception {
    user.request().query("q", "a b&c").query("n", 7).get("/search");
    user.request().query("b", 2).get("/search?a={a}", 1);

    assertThat(target.asked())
        .extracting(Target.Asked::path)
        .containsExactly("/search?q=a%20b%26c&n=7", "/search?a=1&b=2");
  }

  @Test
  void sendsBodiesWithTypeAndLength() throws Exception {
    Path file = Files.writeString(folder.resolve("f.txt"), "from a file");
    user.request().form("user", "a b", "n", 1).post("/");
    user.request().form(Map.of("x", "ü")).post("/");
    user.request().json("{\"raw\":1}").put("/");
    user.request().json(Map.of("a", List.of(1, "b"))).post("/");
    user.request().json(List.of(true)).post("/");
    user.request().body("bytes".getBytes(UTF_8), "text/plain").patch("/");
    user.request().body(file, "text/x-file").post("/");
    user.request().header("Content-Type", "application/problem+json").json("{}").post("/");

    assertThat(target.asked())
        .extracting(asked -> asked.header("Content-Type") + " " + asked.body())
        .containsExactly(
            "application/x-www-form-urlencoded user=a+b&n=1",
            "application/x-www-form-urlencoded x=%C3%BC",
            "application/json {\"raw\":1}",
            "application/json {\"a\":[1,\"b\"]}",
            "application/json [true]",
            "text/plain bytes",
            "text/x-file from a file",
            "application/problem+json {}");
    assertThat(target.asked())
        .allSatisfy(
            asked ->
                assertThat(asked.header("Content-Length")).isEqualTo("" + asked.content().length));
  }

  @Test
  void sendsPartsOfAForm() throws Exception {
    user.request()
        .multipart(Part.field("a", "1"), Part.file("f", "f.bin", new byte[] {7}, "x/y"))
        .post("/");

    String type = target.last().header("Content-Type");
    assertThat(type).startsWith("multipart/form-data; boundary=orca-");
    assertThat(target.last().body())
        .startsWith("--" + type.substring(type.indexOf('=') + 1) + "\r\n")
        .contains("filename=\"f.bin\"");
  }

  @Test
  void streamsABodyInChunks() throws Exception {
    user.request()
        .body(
            out -> {
              for (int i = 0; i < 1_000; i++) {
                out.write(("line " + i + "\n").getBytes(UTF_8));
              }
            },
            "text/plain")
        .post("/");

    assertThat(target.last().header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(target.last().body().lines()).hasSize(1_000).last().isEqualTo("line 999");
  }

  @Test
  void saysThatABodyWithoutOneIsEmpty() throws Exception {
    user.post("/");

    assertThat(target.last().header("Content-Length")).isEqualTo("0");
  }

  @Test
  void hasOneBody() {
    assertThatThrownBy(() -> user.request().json("{}").form("a", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a call must have one body, got a second one");
  }

  @Test
  void failsTheStepByAStatusThatIsNotAccepted() throws Exception {
    target.on("/gone", exchange -> Target.answer(exchange, 410, "no"));

    assertThatThrownBy(() -> user.step("gone").get("/gone/{id}", 3))
        .isInstanceOf(HttpStatusException.class)
        .hasMessage("http 410 from GET /gone/{id}");
    assertThat(it.failedSteps()).containsExactly("gone");
    assertThat(it.steps()).contains("gone > first byte", "gone > body");
    assertThat(user.step("known").status(404, 410).get("/gone").status()).isEqualTo(410);
    assertThat(it.failedSteps()).containsExactly("gone");
  }

  @Test
  void countsChecksAlsoOfAStatusThatFails() throws Exception {
    target.on("/bad", exchange -> Target.answer(exchange, 500, "oops"));

    user.request().check(HttpCheck.status(200), HttpCheck.bodyContains("hello")).get("/");
    assertThat(it.failedChecks()).isEmpty();
    assertThatThrownBy(() -> user.request().check(HttpCheck.status(200)).get("/bad"))
        .isInstanceOf(HttpStatusException.class);

    assertThat(it.checks()).containsExactly("status 200", "body contains hello", "status 200");
    assertThat(it.failedChecks()).containsExactly("status 200");
  }

  @Test
  void aRequirementFailsTheStep() throws Exception {
    user.step("good").require(HttpCheck.status(200)).get("/");

    assertThatThrownBy(
            () ->
                user.step("bad")
                    .require(HttpCheck.header("Content-Type", "text/html"), HttpCheck.status(200))
                    .get("/"))
        .isInstanceOf(io.orcastrike.api.RequirementException.class)
        .hasMessage("required: Content-Type: text/html, was not there");
    assertThat(it.failedSteps()).containsExactly("bad");
    assertThat(it.checks()).containsExactly("status 200", "Content-Type: text/html");
  }

  @Test
  void decodesWhatIsCompressed() throws Exception {
    target.on(
        "/z",
        exchange ->
            Target.answer(exchange, 200, gzip("x".repeat(99_000)), "Content-Encoding", "gzip"));

    assertThat(user.get("/z").text()).hasSize(99_000).matches("x+");
    assertThat(user.head("/z").text()).isEmpty();
  }

  @Test
  void keepsABoundedBodyAlsoWhenItGrowsByDecoding() {
    target.on("/long", exchange -> Target.answer(exchange, 200, "y".repeat(100_001)));
    target.on(
        "/bomb",
        exchange ->
            Target.answer(exchange, 200, gzip("x".repeat(5_000_000)), "Content-Encoding", "gzip"));

    for (String path : new String[] {"/long", "/bomb"}) {
      assertThatThrownBy(() -> user.get(path))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "a body must be at most 100,000 bytes to be kept, was longer: streaming(...), discardBody() or maxBody(...) (GET %s)"
                  .formatted(path));
    }
  }

  @Test
  void keepsABodyOfExactlyTheLimit() throws Exception {
    target.on("/limit", exchange -> Target.answer(exchange, 200, "y".repeat(100_000)));
    target.on(
        "/zlimit",
        exchange ->
            Target.answer(exchange, 200, gzip("x".repeat(100_000)), "Content-Encoding", "gzip"));

    assertThat(user.get("/limit").body()).hasSize(100_000);
    assertThat(user.get("/zlimit").body()).hasSize(100_000);
  }

  @Test
  void discardsABodyOfAnyLength() throws Exception {
    target.on("/long", exchange -> Target.answer(exchange, 200, "y".repeat(500_000)));

    Response response = user.request().discardBody().get("/long");

    assertThat(it.steps()).contains("GET /long > body");
    assertThatThrownBy(response::body)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("(GET /long)");
    user.get("/");
    assertThat(target.asked()).extracting(Target.Asked::from).containsOnly(target.last().from());
  }

  @Test
  void streamsABodyDecodedWithinTheStep() throws Exception {
    target.on(
        "/z",
        exchange ->
            Target.answer(exchange, 200, gzip("x".repeat(300_000)), "Content-Encoding", "gzip"));
    List<Integer> read = new ArrayList<>();

    user.step("z").streaming(body -> read.add(body.readAllBytes().length)).get("/z");

    assertThat(read).containsExactly(300_000);
    assertThat(it.steps()).containsExactly("z", "z > connect", "z > first byte", "z > body");
  }

  @Test
  void streamsOnlyWhatIsAccepted() {
    target.on("/bad", exchange -> Target.answer(exchange, 500, "oops"));
    List<Integer> read = new ArrayList<>();

    assertThatThrownBy(() -> user.request().streaming(body -> read.add(body.read())).get("/bad"))
        .isInstanceOf(HttpStatusException.class);
    assertThat(read).isEmpty();
  }

  @Test
  void readsTextInTheCharsetOfItsType() throws Exception {
    target.on(
        "/utf16",
        exchange ->
            Target.answer(
                exchange,
                200,
                "ü".getBytes(UTF_16LE),
                "Content-Type",
                "text/plain; Charset=\"UTF-16LE\""));
    target.on(
        "/odd",
        exchange -> Target.answer(exchange, 200, "ü", "Content-Type", "text/plain;charset=odd?"));

    assertThat(user.get("/utf16").text()).isEqualTo("ü");
    assertThat(user.get("/odd").text()).isEqualTo("ü");
  }

  @Test
  void checksJson() throws Exception {
    target.on("/json", exchange -> Target.answer(exchange, 200, "{\"total\": 42, \"a\": [1]}"));
    target.on("/html", exchange -> Target.answer(exchange, 200, "<html>"));

    user.request()
        .check(
            HttpCheck.json("/total", 42),
            HttpCheck.json("/a", "[1]"),
            HttpCheck.json("/total", 43),
            HttpCheck.that("open", response -> response.json("/open").isPresent()))
        .get("/json");
    assertThat(it.failedChecks()).containsExactly("json /total is 43", "open");

    user.request().check(HttpCheck.json("/total", 42)).get("/html");
    assertThatThrownBy(() -> user.request().require(HttpCheck.json("/total", 42)).get("/html"))
        .message()
        .startsWith("required: json /total is 42, a body must be JSON: Unexpected character");
    assertThat(it.failedChecks()).hasSize(4);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
