package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.FreePort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against nginx, which must be installed: run with {@code -Pmachine}. */
@Tag("machine")
class NginxTest {
  private static final String LONG = "0123456789".repeat(20_000);

  @TempDir private static Path folder;
  private static Process nginx;
  private static Wire wire;
  private static Origin plain;
  private static Origin secure;

  @BeforeAll
  static void start() throws Exception {
    Certificates certificates = new Certificates(folder, "dns:localhost");
    certificates.writePem(folder.resolve("both.pem"));
    Files.writeString(folder.resolve("long.txt"), LONG);
    Files.writeString(folder.resolve("small.txt"), "small");
    plain = new Origin(false, "127.0.0.1", FreePort.find());
    secure = new Origin(true, "localhost", FreePort.find());
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration());
    nginx =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    awaitListening();
    wire = new Wire(new WireSettings(Timeouts.standard(), certificates.context(), true, 65_536));
  }

  @AfterAll
  static void stop() throws Exception {
    wire.close();
    nginx.destroy();
    assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void filesOverAConnectionThatIsKept() throws Exception {
    for (Origin origin : new Origin[] {plain, secure}) {
      try (Connections connections = wire.connections(1)) {
        for (int i = 0; i < 3; i++) {
          Timings timings = new Timings();
          assertThat(body(connections, origin, "/long.txt", "", timings)).isEqualTo(LONG);
          assertThat(timings.connect() > 0).isEqualTo(i == 0);
          assertThat(timings.tls() > 0).isEqualTo(i == 0 && origin.secure());
        }
        assertThat(body(connections, origin, "/none", "", new Timings())).contains("404");
        assertThat(wire.openConnections()).isEqualTo(1);
      }
    }
  }

  @Test
  void gzipInChunks() throws Exception {
    try (Connections connections = wire.connections(1);
        Reply reply =
            connections.exchange(
                plain, request("/long.txt", "Accept-Encoding: gzip\r\n"), new Timings())) {
      assertThat(reply.head().first("content-encoding")).isEqualTo("gzip");
      assertThat(reply.head().first("TRANSFER-ENCODING")).isEqualTo("chunked");
      byte[] packed = reply.readAll(1_000_000);
      assertThat(packed.length).isLessThan(LONG.length());
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
          .asString(ISO_8859_1)
          .isEqualTo(LONG);
    }
  }

  @Test
  void aConnectionThatItClosesAfterSomeRequests() throws Exception {
    try (Connections connections = wire.connections(1)) {
      int opened = 0;
      for (int i = 0; i < 25; i++) { // keepalive_requests 10
        Timings timings = new Timings();
        assertThat(body(connections, plain, "/small.txt", "", timings)).isEqualTo("small");
        opened += timings.connect() > 0 ? 1 : 0;
      }
      assertThat(opened).isEqualTo(3);
    }
  }

  @Test
  void oneThatItIsAskedToClose() throws Exception {
    try (Connections connections = wire.connections(1)) {
      assertThat(body(connections, plain, "/small.txt", "Connection: close\r\n", new Timings()))
          .isEqualTo("small");
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void aBodyThatIsTooLargeForIt() throws Exception {
    try (Connections connections = wire.connections(1)) {
      WireRequest tooLarge =
          Sent.chunked(
              "PUT",
              out -> {
                for (int i = 0; i < 1_000; i++) {
                  out.write(LONG.getBytes(ISO_8859_1));
                }
              });
      try (Reply reply = connections.exchange(plain, tooLarge, new Timings())) {
        assertThat(reply.status()).isEqualTo(413);
      }
    }
  }

  @Test
  void goingOnAsItWasAsked() throws Exception {
    try (Connections connections = wire.connections(1)) {
      byte[] head =
          "POST /taken HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"
              .getBytes(ISO_8859_1);
      WireRequest request = new WireRequest("POST", head, Sent.of("POST", "hello").body());
      try (Reply reply = connections.exchange(plain, request, new Timings())) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.readAll(100), ISO_8859_1)).isEqualTo("taken");
      }
    }
  }

  private static String body(
      Connections connections, Origin origin, String path, String fields, Timings timings)
      throws Exception {
    try (Reply reply = connections.exchange(origin, request(path, fields), timings)) {
      return new String(reply.readAll(1_000_000), ISO_8859_1);
    }
  }

  private static WireRequest request(String path, String fields) {
    String head = "GET %s HTTP/1.1\r\nHost: test\r\n%s\r\n".formatted(path, fields);
    return new WireRequest("GET", head.getBytes(ISO_8859_1), null);
  }

  private static void awaitListening() throws Exception {
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", secure.port())) {
        return;
      } catch (IOException e) {
        assertThat(nginx.isAlive())
            .as(Files.readString(folder.resolve("nginx.log"), UTF_8))
            .isTrue();
        Thread.onSpinWait();
      }
    }
  }

  private static String configuration() {
    return """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      keepalive_requests 10;
      client_max_body_size 1m;
      gzip on;
      gzip_types text/plain;
      types { text/plain txt; }
      root .;
      server {
        listen 127.0.0.1:%d;
        location /taken { proxy_pass http://127.0.0.1:%1$d/answer; }
        location = / { proxy_pass http://127.0.0.1:%1$d/answer; }
        location /answer { return 200 taken; }
      }
      server {
        listen 127.0.0.1:%d ssl;
        ssl_certificate both.pem;
        ssl_certificate_key both.pem;
      }
    }
    """
        .formatted(plain.port(), secure.port());
  }
}
