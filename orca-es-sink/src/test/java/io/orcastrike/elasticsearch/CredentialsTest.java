package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.ManualClock;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Who asks is told to the server, and to nobody else. */
@Timeout(120)
class CredentialsTest {
  private static final RunReport REPORT = Reports.passed();
  private static final String KEY = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==";
  private static final String PASSWORD = "cörrect horse:battery";
  private static final String PAIR =
      Base64.getEncoder().encodeToString(("orca:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final Appender<ILoggingEvent> console = root.getAppender("err");
  private final List<String> texts = new ArrayList<>();
  private ElasticsearchSink sink;

  @BeforeEach
  void listen() {
    logged.start();
    root.detachAppender(console);
    root.addAppender(logged);
    root.setLevel(Level.INFO);
    logger().setLevel(Level.ALL);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("io.orcastrike");
  }

  @AfterEach
  void silence() {
    root.detachAppender(logged);
    root.addAppender(console);
    root.setLevel(before);
    logger().setLevel(null);
  }

  @Test
  void sendsAnApiKey() throws Exception {
    try (FaultyElasticsearch server = FaultyElasticsearch.start()) {
      deliver(Server.at(server.url()).apiKey(KEY + "\n"));
      assertThat(server.authorizations()).containsExactly("ApiKey " + KEY);
    }
  }

  @Test
  void sendsAUser() throws Exception {
    try (FaultyElasticsearch server = FaultyElasticsearch.start()) {
      deliver(Server.at(server.url()).user("orca", PASSWORD));
      assertThat(server.authorizations()).containsExactly("Basic " + PAIR);
    }
  }

  @Test
  void sendsNothingWhereNobodyIsNamed() throws Exception {
    try (FaultyElasticsearch server = FaultyElasticsearch.start()) {
      deliver(Server.at(server.url()));
      assertThat(server.authorizations()).containsExactly("null");
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.error(401, "security_exception", "unable to authenticate"),
        Fault.error(403, "security_exception", "unauthorized"),
        Fault.error(400, "illegal_argument_exception", "no"),
        Fault.error(503, "cluster_block_exception", "not recovered"),
        Fault.html(401),
        Fault.html(500),
        Fault.otherProgram(),
        Fault.lostAnswer());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsNobodyWhoAsks(Fault fault) throws Exception {
    try (FaultyElasticsearch server = FaultyElasticsearch.start()) {
      for (Server asked :
          List.of(
              Server.at(server.url()).apiKey(KEY),
              Server.at(server.url()).user("orca", PASSWORD))) {
        server.everywhere(fault);
        texts.add(asked.toString());
        tell(() -> ElasticsearchSink.to(asked).build().check());
        tell(() -> ElasticsearchSetup.of(asked).install());
        sink = settings(asked).pause(backoff -> healed(server)).build();
        Deliveries.deliver(sink, REPORT);
        texts.add(sink.delivery().toString());
      }
    }
    logged.list.forEach(event -> texts.add(event.getFormattedMessage()));
    logged.list.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .forEach(event -> texts.add(ThrowableProxyUtil.asString(event.getThrowableProxy())));
    assertThat(texts).hasSizeGreaterThan(8);
    for (String secret : List.of(KEY, PASSWORD, PAIR, "horse", "ApiKey ", "Basic ")) {
      assertThat(texts).noneMatch(text -> text.contains(secret));
    }
  }

  private void healed(FaultyElasticsearch server) {
    texts.add(sink.delivery().toString());
    server.heal();
  }

  /** What might fail, and what that says with everything below it. */
  private interface Asking {
    void run() throws IOException;
  }

  private void tell(Asking asking) {
    try {
      asking.run();
    } catch (IOException e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text, true));
      texts.add(text.toString());
    }
  }

  @Test
  void trustsACertificateThatItIsGiven() throws Exception {
    Certificate own = Certificate.make(folder, "own");
    try (FaultyElasticsearch server = FaultyElasticsearch.start(own.ofServer())) {
      Server stranger = Server.at(server.url());
      assertThatThrownBy(() -> ElasticsearchSink.to(stranger).build().check())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not trusted by its certificate")
          .hasMessageContaining("give the certificate authority's file");
      deliver(stranger.trusting(own.pem()));
      assertThat(server.documents()).isNotEmpty();
    }
  }

  @Test
  void saysThatTheFileOfCertificatesIsNone() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path text = Files.writeString(folder.resolve("text.pem"), "hello");
    Path missing = folder.resolve("missing.pem");
    for (Path wrong : List.of(empty, text, missing)) {
      Server server = Server.at("https://localhost:1").trusting(wrong);
      assertThatThrownBy(() -> ElasticsearchSink.to(server).build().check())
          .isInstanceOf(IOException.class)
          .hasMessageContaining(wrong.toString());
    }
  }

  private void deliver(Server server) throws Exception {
    sink = settings(server).build();
    Deliveries.deliver(sink, REPORT);
    assertThat(sink.delivery().complete()).isTrue();
  }

  private static ElasticsearchSink.Builder settings(Server server) {
    return ElasticsearchSink.to(server).clock(new ManualClock());
  }
}
