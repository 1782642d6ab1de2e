package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.FakeIteration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TracedTest {
  private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final FakeIteration it = new FakeIteration();
  private Target target;

  @BeforeEach
  void open() throws Exception {
    target = new Target();
  }

  @AfterEach
  void close() throws Exception {
    it.close();
    target.close();
  }

  @Test
  void eachCallIsOfANewTraceWhoseIdTheIterationKnows() throws Exception {
    try (Http http = http().traced().open()) {
      http.user(it).get("/a");
      http.user(it).step("b").form("x", 1).post("/b");
    }

    List<String> sent = sent();
    assertThat(sent)
        .hasSize(2)
        .allMatch(value -> value.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
        .doesNotHaveDuplicates();
    assertThat(it.traces()).isEqualTo(sent.stream().map(value -> value.split("-")[1]).toList());
  }

  @Test
  void theTargetIsAskedToKeepTracesUnlessToldOtherwise() throws Exception {
    try (Http http = http().traced(false).open()) {
      http.user(it).get("/");
    }

    assertThat(sent().get(0)).endsWith("-00");
  }

  @Test
  void aTraceOfTheAuthorsIsTaken() throws Exception {
    try (Http http = http().traced().open()) {
      http.user(it).request().header("Traceparent", GIVEN).get("/");
    }
    try (Http http = http().header("traceparent", "mine").traced().open()) {
      http.user(it).get("/");
    }

    assertThat(sent()).containsExactly(GIVEN, "mine");
    assertThat(it.traces()).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736", "mine");
  }

  @Test
  void redirectsAreOfTheTraceOfTheirCall() throws Exception {
    target.on(
        "/from",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/to");
          Target.answer(exchange, 302, "");
        });
    try (Http http = http().traced().open()) {
      http.user(it).get("/from");
    }

    assertThat(sent()).hasSize(2);
    assertThat(sent().get(0)).isEqualTo(sent().get(1));
    assertThat(it.traces()).hasSize(1);
  }

  @Test
  void nothingIsSentUnlessAskedFor() throws Exception {
    try (Http http = http().open()) {
      http.user(it).get("/");
    }

    assertThat(sent()).containsOnlyNulls();
    assertThat(it.traces()).isEmpty();
  }

  private HttpBuilder http() {
    return Http.to(target.url()).sharedConnections(1);
  }

  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    target.asked().forEach(asked -> sent.add(asked.header("traceparent")));
    return sent;
  }
}
