package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LivePageTest {
  private static final RunReport REPORT = MadeUpRun.of(20).withVerdict(Verdict.PASSED, List.of());

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private LivePage page;
  private URI address;

  @BeforeEach
  void open() throws Exception {
    page =
        LivePage.open(
            0,
            command -> {
              commands.add(command);
              return command.equals("pause")
                  ? new LivePage.Answer(true, "pauses at 00:47")
                  : new LivePage.Answer(false, "the run has ended");
            });
    address = URI.create(page.address());
  }

  @AfterEach
  void close() throws Exception {
    page.close();
  }

  @Test
  void isServedToThisMachineAlone() throws Exception {
    assertThat(address.getHost()).isEqualTo("127.0.0.1");
    assertThat(address.getFragment()).hasSizeGreaterThanOrEqualTo(22);
    try (Socket other = new Socket()) {
      assertThatThrownBy(
              () -> other.connect(new InetSocketAddress("127.0.0.2", address.getPort()), 2_000))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void thePageItselfTellsNothingOfTheRun() throws Exception {
    page.started(REPORT.info());
    assertThat(ask("GET / HTTP/1.1", "", ""))
        .startsWith("HTTP/1.1 200")
        .contains("connect-src &#39;self&#39;")
        .doesNotContain("browse")
        .doesNotContain(address.getFragment());
  }

  @Test
  void whoKnowsTheTokenIsToldHowTheRunGoes() throws Exception {
    try (Listener listener = new Listener(address)) {
      assertThat(listener.next()).contains("\"kind\":\"waiting\"");
      page.started(REPORT.info());
      page.progressed(MadeUpProgress.of(REPORT, 1));
      assertThat(listener.nextWith("running")).contains("00:01 of 00:20");
      page.progressed(MadeUpProgress.of(REPORT, 2));
      assertThat(listener.nextWith("00:02 of 00:20")).contains("\"kind\":\"running\"");
      page.ended(REPORT);
      page.close();
      assertThat(listener.nextWith("ended")).contains("PASSED");
      assertThat(listener.next()).as("nothing more comes").isEmpty();
    }
  }

  @Test
  void whoDoesNotIsRefused() throws Exception {
    for (String token : List.of("", "wrong", address.getFragment() + "x")) {
      String header = token.isEmpty() ? "" : "X-Orca-Token: " + token + "\r\n";
      assertThat(ask("GET /events HTTP/1.1", header, ""))
          .startsWith("HTTP/1.1 403")
          .contains("the token behind the # of the address is not that of this run");
      assertThat(ask("POST /steer HTTP/1.1", header, "abort")).startsWith("HTTP/1.1 403");
    }
    assertThat(commands).isEmpty();
  }

  @Test
  void whoComesByAnotherNameOrPageIsRefused() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example:" + address.getPort() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("was of host evil.example");
    assertThat(ask("POST /steer HTTP/1.1", token() + "Origin: http://evil.example\r\n", "abort"))
        .startsWith("HTTP/1.1 403")
        .contains("was of http://evil.example");
    assertThat(ask("POST /steer HTTP/1.1", token() + "Origin: null\r\n", "abort"))
        .startsWith("HTTP/1.1 403");
    assertThat(commands).isEmpty();
  }

  @Test
  void commandsReachTheRunAndItsAnswerComesBack() throws Exception {
    String own = "Origin: http://127.0.0.1:%d\r\n".formatted(address.getPort());
    assertThat(ask("POST /steer HTTP/1.1", token() + own, "pause"))
        .startsWith("HTTP/1.1 200")
        .endsWith("pauses at 00:47");
    assertThat(ask("POST /steer HTTP/1.1", token() + own, "resume"))
        .startsWith("HTTP/1.1 409")
        .endsWith("the run has ended");
    assertThat(ask("POST /steer HTTP/1.1", token() + own, "x".repeat(101)))
        .startsWith("HTTP/1.1 413");
    assertThat(ask("GET /steer HTTP/1.1", token(), "")).startsWith("HTTP/1.1 404");
    assertThat(commands).containsExactly("pause", "resume");
  }

  @Test
  void noMorePagesThanItCanServe() throws Exception {
    List<Listener> listeners = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        listeners.add(new Listener(address));
        assertThat(listeners.get(i).next()).contains("waiting");
      }
      assertThat(ask("GET /events HTTP/1.1", token(), ""))
          .startsWith("HTTP/1.1 503")
          .endsWith("20 pages are open already: close one");
    } finally {
      for (Listener listener : listeners) {
        listener.close();
      }
    }
  }

  @Test
  void aPageThatReadsNothingHoldsNobodyUp() throws Exception {
    RunReport large = MadeUpRun.of(60, Hostile.NAMES, 1, 2, 1);
    LiveState state = new LiveState(1);
    try (LiveServer server = new LiveServer(0, state, command -> new LivePage.Answer(true, ""));
        Socket silent = new Socket()) {
      URI its = URI.create(server.address());
      silent.setReceiveBufferSize(1_024);
      silent.connect(new InetSocketAddress("127.0.0.1", its.getPort()));
      silent.getOutputStream().write(listening(its));
      state.started(large.info());
      try (Listener listener = new Listener(its)) {
        for (int second = 1; second < 25; second++) {
          state.progressed(MadeUpProgress.of(large, second));
          assertThat(listener.nextWith("00:%02d of".formatted(second))).isNotEmpty();
        }
      }
    }
  }

  @Test
  void afterItsRunItIsGone() throws Exception {
    page.ended(REPORT);
    page.close();
    assertThatThrownBy(() -> new Socket("127.0.0.1", address.getPort()).close())
        .isInstanceOf(IOException.class);
  }

  private static byte[] listening(URI address) {
    return "GET /events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Orca-Token: %s\r\n\r\n"
        .formatted(address.getPort(), address.getFragment())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String token() {
    return "X-Orca-Token: %s\r\n".formatted(address.getFragment());
  }

  private String ask(String line, String headers, String body) throws IOException {
    return raw(new String(request(line, headers, body), StandardCharsets.UTF_8));
  }

  private byte[] request(String line, String headers, String body) {
    return "%s\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(line, address.getPort(), headers, body.length(), body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads server-sent events. */
  private static final class Listener implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Listener(URI address) throws IOException {
      socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(listening(address));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Returns the next event; empty when the server has closed. */
    String next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          return line;
        }
      }
      return "";
    }

    String nextWith(String text) throws IOException {
      String event = next();
      while (!event.isEmpty() && !event.contains(text)) {
        event = next();
      }
      return event;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
