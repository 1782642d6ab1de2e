package io.orcastrike.samples.jms;

import io.orcastrike.spi.Transport;
import io.orcastrike.testkit.TransportContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What every transport keeps while nothing disturbs it. */
class JmsTransportContractTest extends TransportContract {
  @TempDir static Path folder;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new Broker(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
  }

  @Override
  protected Transport connect() throws Exception {
    return broker.connect();
  }
}
