package io.orcastrike.redis;

import io.orcastrike.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real DNS server, dnsmasq, on a port of its own, that answers for {@code orca} and knows nothing
 * else.
 *
 * <p>Used by one thread at a time.
 */
final class DnsServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final int port;
  private final Path log;
  private Process process;

  /**
   * Starts it.
   *
   * @param records as options of dnsmasq, without {@code --}
   */
  DnsServer(String... records) throws Exception {
    port = FreePort.find();
    log = Files.createTempFile("orca-dns", ".log");
    process = start(records);
  }

  /** Has it answer otherwise from now on. */
  void change(String... records) throws Exception {
    end();
    process = start(records);
  }

  private Process start(String... records) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--user=",
                "--no-resolv",
                "--no-hosts",
                "--local=/orca/",
                "--listen-address=127.0.0.1",
                "--bind-interfaces",
                "--port=" + port));
    for (String record : records) {
      command.add("--" + record);
    }
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    long by = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (System.nanoTime() > by || !started.isAlive()) {
        throw new IOException("dnsmasq does not answer: " + Files.readString(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return started;
  }

  private boolean answers() {
    try {
      new SrvLookup(new Host("127.0.0.1", port), Messages.QUICK)
          .hosts(new ServiceName("_redis._tcp.nobody.orca"));
      return true;
    } catch (IOException e) {
      return !String.valueOf(e.getMessage()).contains("does not answer");
    }
  }

  /** Returns the address of a service or host, to be asked for here. */
  RedisAddress address(String schemeAndName) {
    return RedisAddress.of(schemeAndName + "?dns=127.0.0.1:" + port);
  }

  private void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws Exception {
    end();
    Files.delete(log);
  }
}
