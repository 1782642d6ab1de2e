package io.orcastrike.core.steering;

import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Steers a run from another process: finds its leader, gives it one command, and waits for the
 * answer. What the transport loses is said again; the leader obeys once.
 *
 * <p>Used by one thread at a time.
 */
public final class SteerCall {
  /** After the first leader that fits, others may still answer. */
  private static final Duration OTHERS = Duration.ofMillis(300);

  private static final Duration REPEAT = Duration.ofMillis(500);
  private static final Duration MOST_TO_FIND = Duration.ofSeconds(5);
  private static final Duration MOST_TO_ANSWER = Duration.ofSeconds(8);

  private final SteerPost post;
  private final Clock clock;

  private SteerCall(SteerPost post, Clock clock) {
    this.post = post;
    this.clock = clock;
  }

  /**
   * Gives a command.
   *
   * @param transport speaks as those who may steer; stays open
   * @param run its id, or the end of it
   * @param by who gives it, for the result
   * @return empty: nobody leads such a run
   * @throws IOException if the transport cannot be subscribed to
   * @throws IllegalArgumentException if several runs are meant
   */
  public static Optional<SteerAnswer> give(
      SteerCommand command,
      String by,
      String run,
      Transport transport,
      String namespace,
      Clock clock)
      throws IOException, InterruptedException {
    Channels channels = new Channels(namespace);
    String call = UUID.randomUUID().toString();
    try (SteerPost post = SteerPost.ofCaller(transport, channels, call, clock)) {
      return new SteerCall(post, clock).give(command, by, run, call);
    }
  }

  private Optional<SteerAnswer> give(SteerCommand command, String by, String run, String call)
      throws InterruptedException {
    Map<String, String> tickets = find(run, call);
    if (tickets.isEmpty()) {
      return Optional.empty();
    }
    if (tickets.size() > 1) {
      throw new IllegalArgumentException(
          "one run must be meant, \"%s\" is the end of %s"
              .formatted(run, String.join(" and ", tickets.keySet())));
    }
    Map.Entry<String, String> only = tickets.entrySet().iterator().next();
    return Optional.of(ask(command, by, only.getKey(), only.getValue()));
  }

  /** Returns the runs that are meant, with the ticket that the leader of each gave. */
  private Map<String, String> find(String run, String call) throws InterruptedException {
    Map<String, String> tickets = new TreeMap<>();
    long until = clock.nanos() + MOST_TO_FIND.toNanos();
    long sayAt = clock.nanos();
    while (clock.nanos() < until) {
      if (clock.nanos() >= sayAt) {
        post.say("", new Message.WhoLeads(call, run));
        sayAt = clock.nanos() + REPEAT.toNanos();
      }
      Optional<Envelope> heard = post.next(left(Math.min(until, sayAt)));
      if (heard.isPresent()
          && heard.get().message() instanceof Message.Leads leads
          && leads.call().equals(call)) {
        if (tickets.isEmpty()) {
          until = Math.min(until, clock.nanos() + OTHERS.toNanos());
        }
        tickets.put(heard.get().header().run(), leads.ticket());
      }
    }
    return tickets;
  }

  private SteerAnswer ask(SteerCommand command, String by, String run, String ticket)
      throws InterruptedException {
    long until = clock.nanos() + MOST_TO_ANSWER.toNanos();
    long sayAt = clock.nanos();
    while (clock.nanos() < until) {
      if (clock.nanos() >= sayAt) {
        post.say(run, new Message.Steer(ticket, command.text(), by));
        sayAt = clock.nanos() + REPEAT.toNanos();
      }
      Optional<Envelope> heard = post.next(left(Math.min(until, sayAt)));
      if (heard.isPresent()
          && heard.get().message() instanceof Message.SteerReply reply
          && reply.ticket().equals(ticket)) {
        return new SteerAnswer(reply.accepted(), reply.text());
      }
    }
    return new SteerAnswer(
        false,
        "the leader of run %s has not answered within %d s; whether it obeys is not known"
            .formatted(run, MOST_TO_ANSWER.toSeconds()));
  }

  private Duration left(long until) {
    return Duration.ofNanos(Math.max(0, until - clock.nanos()));
  }
}
