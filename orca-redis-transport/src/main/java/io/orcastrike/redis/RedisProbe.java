package io.orcastrike.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Redis how it stands, as the user that would meet a swarm there. Each question takes 2 s at
 * most. What the user's rules do not allow to be asked is answered by nothing: Orca itself needs
 * none of it.
 *
 * <p>Used by one thread at a time.
 */
public final class RedisProbe implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final Client client;
  private final Link link;
  private final Answers answers;

  private RedisProbe(Client client, Link link, Answers answers) {
    this.client = client;
    this.link = link;
    this.answers = answers;
  }

  /**
   * Connects as a transport does.
   *
   * @throws IOException if it cannot be reached or does not let this user in: the message names the
   *     address and what to try
   */
  public static RedisProbe connect(RedisAddress address) throws IOException {
    Client client = new Client(address, Timing.DEFAULT);
    try {
      Link link = new Connector(address, Timing.DEFAULT, client).connect();
      return new RedisProbe(client, link, new Answers(address.toString()));
    } catch (IOException | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Returns the server's version, such as 7.2.4. */
  public String version() throws IOException {
    return link.version();
  }

  /** Returns how long it took to be answered, each of so many times. */
  public List<Duration> roundTrips(int count) throws IOException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long asked = System.nanoTime();
      await(commands().ping());
      times.add(Duration.ofNanos(System.nanoTime() - asked));
    }
    return times;
  }

  /**
   * What the server's clock showed when it was asked.
   *
   * @param ahead of this machine's
   * @param within how far off that may be: half of the time that the answer took
   */
  public record ServerClock(Duration ahead, Duration within) {}

  /** Returns how far its clock is ahead of this machine's, by the quickest of some answers. */
  public Optional<ServerClock> clock(int tries) throws IOException {
    @Nullable ServerClock best = null;
    for (int i = 0; i < tries; i++) {
      long asked = System.nanoTime();
      Instant here = Instant.now();
      Optional<List<byte[]>> time = ifAllowed(commands().time());
      if (time.isEmpty()) {
        return Optional.empty();
      }
      Duration half = Duration.ofNanos((System.nanoTime() - asked) / 2);
      Instant there =
          Instant.ofEpochSecond(number(time.get().get(0)), 1_000 * number(time.get().get(1)));
      if (best == null || half.compareTo(best.within()) < 0) {
        best = new ServerClock(Duration.between(here.plus(half), there), half);
      }
    }
    return Optional.ofNullable(best);
  }

  private static long number(byte[] digits) {
    return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
  }

  /** Returns a section of what the server says of itself, as lines {@code name:value}. */
  public Optional<List<String>> info(String section) throws IOException {
    return ifAllowed(commands().info(section)).map(text -> text.lines().toList());
  }

  /** Returns a setting. */
  public Optional<String> setting(String name) throws IOException {
    return ifAllowed(commands().configGet(name))
        .flatMap(found -> Optional.ofNullable(found.get(name)));
  }

  /**
   * Returns what the user may not do and a role needs: {@code subscribe} or {@code publish} with a
   * channel, or the server's own words. It is tried, and publishing only where nobody listens, so
   * that one right is taken on trust: to announce, which a leader has by the same rule as others.
   */
  public List<String> forbidden(RedisAcl.Role role, String namespace) throws IOException {
    List<String> forbidden = new ArrayList<>();
    for (String channel : RedisAcl.received(role, namespace, "doctor")) {
      try {
        link.subscribe(Set.of(channel));
        link.unsubscribe(channel);
      } catch (IOException e) {
        requireRefusal(e);
        forbidden.add("subscribe " + channel);
      }
    }
    for (String channel : RedisAcl.published(role, namespace, "doctor")) {
      if (channel.contains("doctor") && ifAllowed(link.publish(channel, NOTHING)).isEmpty()) {
        forbidden.add("publish " + channel);
      }
    }
    return forbidden;
  }

  private RedisAsyncCommands<String, byte[]> commands() {
    return link.commands();
  }

  private <T> Optional<T> ifAllowed(CompletionStage<T> answer) throws IOException {
    try {
      return Optional.of(await(answer));
    } catch (IOException e) {
      requireRefusal(e);
      return Optional.empty();
    }
  }

  /** Passes on what is no refusal of a server that is there. */
  private static void requireRefusal(IOException e) throws IOException {
    if (!(e.getCause() instanceof RedisCommandExecutionException)) {
      throw e;
    }
  }

  private <T> T await(CompletionStage<T> answer) throws IOException {
    return answers.await(answer, Timing.DEFAULT.answer());
  }

  @Override
  public void close() {
    link.close();
    client.close();
  }
}
