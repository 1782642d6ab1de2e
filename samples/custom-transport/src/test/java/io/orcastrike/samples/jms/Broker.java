package io.orcastrike.samples.jms;

import io.orcastrike.testkit.FreePort;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;

/**
 * An ActiveMQ on a port of its own in this process, reached over TCP. It can be stopped, and
 * started again empty on the same port.
 *
 * <p>Used by one thread at a time.
 */
final class Broker implements AutoCloseable {
  private final Path folder;
  private final int port;
  private BrokerService service;

  Broker(Path folder) throws Exception {
    this.folder = folder;
    this.port = FreePort.find();
    start();
  }

  /** Starts it, with nothing in it. */
  void start() throws Exception {
    service = new BrokerService();
    service.setPersistent(false);
    service.setUseJmx(false);
    service.setUseShutdownHook(false);
    service.setAdvisorySupport(false);
    service.setSchedulerSupport(false);
    service.setDataDirectory(folder.toString());
    service.setDestinationPolicy(policy());
    service.addConnector("tcp://127.0.0.1:" + port);
    service.start();
    service.waitUntilStarted();
  }

  /** Who receives too slowly holds up nobody who sends. */
  private static PolicyMap policy() {
    PolicyEntry entry = new PolicyEntry();
    entry.setTopic(">");
    entry.setProducerFlowControl(false);
    PolicyMap policy = new PolicyMap();
    policy.setPolicyEntries(List.of(entry));
    return policy;
  }

  /** Ends it: all connections break, all topics are gone. */
  void stop() throws Exception {
    service.stop();
    service.waitUntilStopped();
  }

  ConnectionFactory factory() {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:%d?soWriteTimeout=5000".formatted(port));
    factory.setWatchTopicAdvisories(false);
    return factory;
  }

  JmsTransport connect() throws IOException {
    return JmsTransport.connect(factory());
  }

  @Override
  public void close() throws Exception {
    stop();
  }
}
