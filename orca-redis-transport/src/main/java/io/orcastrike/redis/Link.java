package io.orcastrike.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.GenericMapOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Two connections to one server: one to publish, one to receive. Never mended, only replaced. */
final class Link implements AutoCloseable {
  static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private static final byte[] MASTER = "master".getBytes(StandardCharsets.US_ASCII);

  private final StatefulRedisConnection<String, byte[]> publishing;
  private final StatefulRedisPubSubConnection<String, byte[]> receiving;
  private final boolean masterOnly;
  private final Answers answers;
  private final Timing timing;

  Link(
      StatefulRedisConnection<String, byte[]> publishing,
      StatefulRedisPubSubConnection<String, byte[]> receiving,
      boolean masterOnly,
      Answers answers,
      Timing timing) {
    this.publishing = publishing;
    this.receiving = receiving;
    this.masterOnly = masterOnly;
    this.answers = answers;
    this.timing = timing;
  }

  /** Tells who wants to know what comes, and when a connection ends. */
  void tell(RedisPubSubListener<String, byte[]> messages, Runnable ended) {
    RedisConnectionStateListener listener =
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            ended.run();
          }
        };
    receiving.addListener(messages);
    for (StatefulConnection<?, ?> connection : List.of(publishing, receiving)) {
      connection.addListener(listener);
    }
  }

  CompletionStage<Long> publish(String channel, byte[] message) {
    return publishing.async().publish(channel, message);
  }

  /** Receives channels. One command for each, since only the first of several is confirmed. */
  void subscribe(Collection<String> channels) throws IOException {
    List<CompletionStage<Void>> confirmed = new ArrayList<>();
    for (String channel : channels) {
      confirmed.add(receiving.async().subscribe(channel));
    }
    for (CompletionStage<Void> one : confirmed) {
      answers.await(one, timing.answer());
    }
  }

  void unsubscribe(String channel) {
    // Not waited for: what still comes has no reader.
    var unused = receiving.async().unsubscribe(channel);
  }

  /**
   * Asks for a sign of life on both connections.
   *
   * @throws IOException if one is missing, or if this must be a master and is none: what is
   *     published at a replica does not reach the others, and no error says so
   */
  void check() throws IOException {
    CompletionStage<Map<String, Object>> hello = hello();
    CompletionStage<String> pong = receiving.async().ping();
    Object role = answers.await(hello, timing.answer()).get("role");
    answers.await(pong, timing.answer());
    if (masterOnly && !(role instanceof byte[] name && Arrays.equals(name, MASTER))) {
      throw answers.replica();
    }
  }

  /** Returns the server's version. */
  String version() throws IOException {
    return answers.await(hello(), timing.answer()).get("version") instanceof byte[] text
        ? new String(text, StandardCharsets.US_ASCII)
        : "unknown";
  }

  RedisAsyncCommands<String, byte[]> commands() {
    return publishing.async();
  }

  /** The one command that tells the role and that every user may give. */
  private CompletionStage<Map<String, Object>> hello() {
    return publishing
        .async()
        .dispatch(
            CommandType.HELLO, new GenericMapOutput<>(CODEC), new CommandArgs<>(CODEC).add(3));
  }

  @Override
  public void close() {
    CompletableFuture.allOf(publishing.closeAsync(), receiving.closeAsync())
        .completeOnTimeout(null, 1, TimeUnit.SECONDS)
        .exceptionally(failure -> null)
        .join();
  }

  static void closeSoon(StatefulConnection<?, ?> connection) {
    var unused = connection.closeAsync();
  }
}
