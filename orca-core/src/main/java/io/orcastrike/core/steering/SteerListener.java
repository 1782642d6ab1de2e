package io.orcastrike.core.steering;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A leader's ear for who wants to steer its run from elsewhere. Each caller gets a ticket for one
 * command; a command that comes again gets the same answer again, and so a copy does nothing.
 *
 * <p>Safe for use by many threads: one of its own listens.
 */
public final class SteerListener implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int MOST_TICKETS = 100;
  private static final long MOST_CLOSING_MILLIS = 1_000;

  /** So much of a run's id is needed to name it. */
  private static final int LEAST_OF_ID = 4;

  private final Run run;
  private final SteerPost post;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("orca-steer").unstarted(this::listen);
  private final Map<String, String> tickets = bounded();
  private final Map<String, Optional<SteerAnswer>> answers = bounded();
  private volatile boolean closed;

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST_TICKETS;
      }
    };
  }

  private SteerListener(Run run, SteerPost post) {
    this.run = run;
    this.post = post;
  }

  /**
   * Listens until closed.
   *
   * @param transport lets through only those who may steer; stays open
   * @throws IOException if it cannot be subscribed to
   */
  public static SteerListener open(Run run, Transport transport, String namespace, Clock clock)
      throws IOException {
    String process = UUID.randomUUID().toString();
    SteerListener listener =
        new SteerListener(
            run, SteerPost.ofLeader(transport, new Channels(namespace), process, clock));
    listener.thread.start();
    return listener;
  }

  private void listen() {
    try (post) {
      while (!closed) {
        Optional<Envelope> heard = post.next(LOOK);
        if (heard.isPresent()) {
          hear(heard.get().message());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(Message message) throws InterruptedException {
    if (message instanceof Message.WhoLeads asks && isMeant(asks.run())) {
      String ticket = tickets.computeIfAbsent(asks.call(), call -> UUID.randomUUID().toString());
      answers.putIfAbsent(ticket, Optional.empty());
      post.say(run.id(), new Message.Leads(asks.call(), ticket));
    } else if (message instanceof Message.Steer steer && answers.containsKey(steer.ticket())) {
      SteerAnswer answer = answers.get(steer.ticket()).orElse(null);
      if (answer == null) {
        answer = obey(steer);
        answers.put(steer.ticket(), Optional.of(answer));
      }
      post.say(run.id(), new Message.SteerReply(steer.ticket(), answer.accepted(), answer.text()));
    }
  }

  private boolean isMeant(String asked) {
    return asked.length() >= LEAST_OF_ID && run.id().endsWith(asked);
  }

  private SteerAnswer obey(Message.Steer steer) throws InterruptedException {
    try {
      return run.steer(SteerCommand.parse(steer.command()), steer.by());
    } catch (IllegalArgumentException e) {
      return new SteerAnswer(false, String.valueOf(e.getMessage()));
    }
  }

  /** Listens no more. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(MOST_CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
