package io.orcastrike.elasticsearch;

import io.orcastrike.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A real Elasticsearch in a process of its own, for tests. It can be killed, and started again with
 * the same data on the same port.
 *
 * <p>Used by one thread at a time.
 */
public final class ElasticsearchNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String JVM =
      "-Xms128m\n-Xmx256m\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n-Djava.io.tmpdir=";
  private static final String LOGS =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      """;

  private final Path folder;
  private final RestApi api;
  private final Thread atExit;
  private ElasticsearchProgram.Running running;

  private ElasticsearchNode(
      String scheme,
      Map<String, String> settings,
      Map<String, byte[]> files,
      UnaryOperator<RestApi> access)
      throws IOException {
    int port = FreePort.find();
    this.api = access.apply(RestApi.at(URI.create(scheme + "://127.0.0.1:" + port)));
    this.folder = Files.createTempDirectory("orca-elasticsearch");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    configure(port, settings, files);
    this.running = ElasticsearchProgram.start(folder);
    this.atExit = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(atExit);
    awaitHealth();
  }

  /** Starts one with nothing but what it needs. */
  public static ElasticsearchNode start() {
    return start("http", Map.of("xpack.security.enabled", "false"), Map.of(), api -> api);
  }

  /**
   * Starts one.
   *
   * @param files of its configuration, by their names
   * @param access makes what asks it
   */
  static ElasticsearchNode start(
      String scheme,
      Map<String, String> settings,
      Map<String, byte[]> files,
      UnaryOperator<RestApi> access) {
    try {
      return new ElasticsearchNode(scheme, settings, files, access);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the one that the tests of this JVM share; it ends with the JVM. */
  public static ElasticsearchNode shared() {
    return Shared.NODE;
  }

  private static final class Shared {
    static final ElasticsearchNode NODE = start();
  }

  private void configure(int port, Map<String, String> settings, Map<String, byte[]> files)
      throws IOException {
    Path node = folder.resolve("node");
    Path config = Files.createDirectories(node.resolve("config"));
    Files.createDirectories(node.resolve("tmp"));
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("cluster.name", "orca-test");
    all.put("discovery.type", "single-node");
    all.put("network.host", "127.0.0.1");
    all.put("http.port", "" + port);
    all.put("transport.port", "" + FreePort.find());
    all.put("path.data", node.resolve("data").toString());
    all.put("path.logs", node.resolve("logs").toString());
    all.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    StringBuilder yaml = new StringBuilder();
    all.forEach((name, value) -> yaml.append(name).append(": ").append(value).append('\n'));
    Files.writeString(config.resolve("elasticsearch.yml"), yaml);
    Files.writeString(config.resolve("jvm.options"), JVM + node.resolve("tmp"));
    Files.writeString(config.resolve("log4j2.properties"), LOGS);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(config.resolve(file.getKey()), file.getValue());
    }
  }

  /** Returns its address. */
  public URI url() {
    return api.url();
  }

  /** Returns what asks it. */
  public RestApi api() {
    return api;
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    running.kill();
  }

  /** Starts it again, after {@link #kill}. */
  public void restart() {
    try {
      running = ElasticsearchProgram.start(folder);
      awaitHealth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitHealth() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!api.isHealthy()) {
      if (System.nanoTime() > end || !running.isAlive()) {
        String log = running.lastLog();
        close();
        throw new AssertionError("Elasticsearch does not start: " + log);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private void end() {
    running.kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }
}
