package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the JDK's own server, plain and with TLS. */
class JdkServerTest {
  private static final String LONG = "0123456789".repeat(30_000);

  @TempDir private static Path folder;
  private static ExecutorService threads;
  private static SSLContext tls;
  private static HttpServer plain;
  private static HttpServer secure;

  @BeforeAll
  static void start() throws Exception {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    tls = new Certificates(folder, "dns:localhost").context();
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    plain = serve(HttpServer.create(free, 0));
    HttpsServer https = HttpsServer.create(free, 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    secure = serve(https);
  }

  @AfterAll
  static void stop() {
    plain.stop(0);
    secure.stop(0);
    threads.close();
  }

  private static HttpServer serve(HttpServer server) {
    server.createContext("/", JdkServerTest::echo);
    server.setExecutor(threads);
    server.start();
    return server;
  }

  /** Answers with what it is sent: by chunks a request by chunks, with its length any other. */
  private static void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
      exchange.sendResponseHeaders(200, chunked ? 0 : body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void plainRequests() throws Exception {
    try (Wire wire = new Wire(WireSettings.standard())) {
      check(wire, new Origin(false, "127.0.0.1", plain.getAddress().getPort()));
    }
  }

  @Test
  void requestsOverTls() throws Exception {
    try (Wire wire = wire(tls, true)) {
      check(wire, new Origin(true, "localhost", secure.getAddress().getPort()));
    }
  }

  private static void check(Wire wire, Origin origin) throws Exception {
    try (Connections connections = wire.connections(1)) {
      Timings first = new Timings();
      assertThat(send(connections, origin, Sent.get(), first)).isEmpty();
      assertThat(first.tls() > 0).isEqualTo(origin.secure());
      for (int i = 0; i < 3; i++) {
        Timings timings = new Timings();
        assertThat(send(connections, origin, Sent.of("POST", "hello"), timings)).isEqualTo("hello");
        assertThat(timings.connect()).isEqualTo(-1);
        assertThat(timings.tls()).isEqualTo(-1);
      }
      assertThat(send(connections, origin, Sent.of("PUT", LONG), new Timings())).isEqualTo(LONG);
      WireRequest chunked = Sent.chunked("POST", out -> out.write(LONG.getBytes(ISO_8859_1)));
      assertThat(send(connections, origin, chunked, new Timings())).isEqualTo(LONG);
      assertThat(wire.openConnections()).isEqualTo(1);
    }
    assertThat(wire.openConnections()).isZero();
  }

  @Test
  void aCertificateThatNobodyTrusts() throws Exception {
    Origin origin = new Origin(true, "localhost", secure.getAddress().getPort());
    try (Wire wire = wire(null, true);
        Connections connections = wire.connections(1)) {
      assertThatThrownBy(() -> send(connections, origin, Sent.get(), new Timings()))
          .isInstanceOf(SSLException.class)
          .hasMessageStartingWith("the TLS handshake with " + origin + " failed: ");
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void aCertificateOfAnotherHost() throws Exception {
    Origin origin = new Origin(true, "127.0.0.1", secure.getAddress().getPort());
    try (Wire wire = wire(tls, true);
        Connections connections = wire.connections(1)) {
      assertThatThrownBy(() -> send(connections, origin, Sent.get(), new Timings()))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("127.0.0.1");
    }
    try (Wire wire = wire(tls, false);
        Connections connections = wire.connections(1)) {
      assertThat(send(connections, origin, Sent.of("POST", "hello"), new Timings()))
          .isEqualTo("hello");
    }
  }

  @Test
  void aPlainServerWhereTlsIsSpoken() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                  line.hold();
                });
        Wire wire = wire(tls, true);
        Connections connections = wire.connections(1)) {
      Origin origin = new Origin(true, "localhost", server.origin().port());
      assertThatThrownBy(() -> send(connections, origin, Sent.get(), new Timings()))
          .isInstanceOf(SSLException.class)
          .hasMessageStartingWith("the TLS handshake with " + origin + " failed: ");
    }
  }

  private static Wire wire(SSLContext context, boolean verifyHosts) {
    return new Wire(new WireSettings(Timeouts.standard(), context, verifyHosts, 65_536));
  }

  private static String send(
      Connections connections, Origin origin, WireRequest request, Timings timings)
      throws Exception {
    try (Reply reply = connections.exchange(origin, request, timings)) {
      assertThat(reply.status()).isEqualTo(200);
      return new String(reply.readAll(1_000_000), ISO_8859_1);
    }
  }
}
