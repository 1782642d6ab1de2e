package io.orcastrike.samples.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, until it is lost: a session that sends, and one whose single thread
 * receives, so that messages of different channels keep their order.
 *
 * <p>Safe for use by many threads; channels are heard and forgotten by one at a time.
 */
final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final Connection connection;
  private final BiConsumer<String, byte[]> received;
  private final ReentrantLock sending = new ReentrantLock();
  private final Session out;
  private final MessageProducer producer;
  private final Session in;
  private final Map<String, MessageConsumer> consumers = new HashMap<>();

  /**
   * Connects.
   *
   * @param received takes channel and message, on the broker's thread
   * @param lost is told when the connection is no more
   */
  Link(ConnectionFactory broker, BiConsumer<String, byte[]> received, Consumer<Link> lost)
      throws JMSException {
    this.received = received;
    this.connection = broker.createConnection();
    try {
      connection.setExceptionListener(e -> lost.accept(this));
      out = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      in = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
      producer = out.createProducer(null);
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.setDisableMessageID(true);
      producer.setDisableMessageTimestamp(true);
      connection.start();
    } catch (JMSException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Sends; a session is for one thread at a time. */
  void publish(String channel, byte[] bytes) throws JMSException {
    sending.lock();
    try {
      BytesMessage message = out.createBytesMessage();
      message.writeBytes(bytes);
      producer.send(out.createTopic(TopicNames.of(channel)), message);
    } finally {
      sending.unlock();
    }
  }

  boolean hears(String channel) {
    return consumers.containsKey(channel);
  }

  /** Receives a channel from now on: the broker has confirmed it when this returns. */
  void hear(String channel) throws JMSException {
    // A session may be changed by another thread than its own only while nothing is delivered.
    connection.stop();
    MessageConsumer consumer = in.createConsumer(in.createTopic(TopicNames.of(channel)));
    consumer.setMessageListener(message -> receive(channel, message));
    consumers.put(channel, consumer);
    connection.start();
  }

  private void receive(String channel, Message message) {
    try {
      received.accept(channel, message.getBody(byte[].class));
    } catch (JMSException e) {
      LOG.warn("a message on {} is none of ours: {}", channel, e.getMessage());
    }
  }

  void forget(String channel) throws JMSException {
    MessageConsumer consumer = consumers.remove(channel);
    if (consumer != null) {
      connection.stop();
      consumer.close();
      connection.start();
    }
  }

  /** Sends what is on its way, and hangs up. */
  void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      LOG.debug("the connection was lost already", e);
    }
  }
}
