package io.orcastrike.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the server that messages go through now, and connects to it. */
final class Connector {
  private final RedisAddress address;
  private final Timing timing;
  private final Client client;
  private final SrvLookup lookup;

  Connector(RedisAddress address, Timing timing, Client client) {
    this.address = address;
    this.timing = timing;
    this.client = client;
    this.lookup = new SrvLookup(address.dns(), timing);
  }

  /**
   * Connects to the first server that will do.
   *
   * @throws IOException if none does; the first reason, with the others suppressed
   */
  Link connect() throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (Host host : hosts()) {
      try {
        return address.place() instanceof Place.Sentinels known
            ? open(masterKnownTo(host, known.master()))
            : open(host);
      } catch (IOException e) {
        failures.add(e);
      } catch (RuntimeException e) {
        // Of who was asked for the password, or of the client library: there is a next time.
        failures.add(new Answers("the Redis at " + host).explained(e));
      }
    }
    IOException first = failures.removeFirst();
    failures.forEach(first::addSuppressed);
    throw first;
  }

  private List<Host> hosts() throws IOException {
    return switch (address.place()) {
      case Place.One one -> List.of(one.host());
      case Place.Service service -> lookup.hosts(service.name());
      case Place.Sentinels sentinels -> shuffled(sentinels.hosts());
      case Place.Cluster cluster -> shuffled(cluster.hosts());
    };
  }

  /** Drones spread over the servers of a cluster, which pass messages on to each other. */
  private static List<Host> shuffled(List<Host> hosts) {
    List<Host> shuffled = new ArrayList<>(hosts);
    Collections.shuffle(shuffled);
    return shuffled;
  }

  private Host masterKnownTo(Host sentinel, String name) throws IOException {
    Answers answers = new Answers("the sentinel at " + sentinel);
    StatefulRedisConnection<String, String> asking =
        made(client.lettuce().connectAsync(StringCodec.UTF8, client.sentinel(sentinel)), answers);
    try {
      List<String> master = answers.await(master(asking, name), timing.answer());
      if (master.size() != 2) {
        throw new IOException(
            "the sentinel at %s knows no master \"%s\"".formatted(sentinel, name));
      }
      return new Host(master.get(0), Integer.parseInt(master.get(1)));
    } finally {
      Link.closeSoon(asking);
    }
  }

  private CompletionStage<List<String>> master(
      StatefulRedisConnection<String, String> asking, String name) {
    return asking
        .async()
        .dispatch(
            CommandType.SENTINEL,
            new ValueListOutput<>(StringCodec.UTF8),
            new CommandArgs<>(StringCodec.UTF8).add("get-master-addr-by-name").add(name));
  }

  private Link open(Host host) throws IOException {
    Answers answers = new Answers("the Redis at " + host);
    StatefulRedisConnection<String, byte[]> publishing =
        made(client.lettuce().connectAsync(Link.CODEC, client.uri(host)), answers);
    StatefulRedisPubSubConnection<String, byte[]> receiving;
    try {
      receiving = made(client.lettuce().connectPubSubAsync(Link.CODEC, client.uri(host)), answers);
    } catch (IOException e) {
      Link.closeSoon(publishing);
      throw e;
    }
    Link link =
        new Link(
            publishing, receiving, !(address.place() instanceof Place.Cluster), answers, timing);
    try {
      link.check();
      return link;
    } catch (IOException e) {
      link.close();
      throw e;
    }
  }

  /** Waits for a connection; one that comes too late is closed. */
  private <C extends StatefulConnection<?, ?>> C made(CompletionStage<C> coming, Answers answers)
      throws IOException {
    try {
      return answers.await(coming, timing.connecting());
    } catch (IOException e) {
      var unused = coming.thenAccept(Link::closeSoon);
      throw e;
    }
  }
}
