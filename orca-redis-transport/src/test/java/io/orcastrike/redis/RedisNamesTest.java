package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Redis that is found by its name, asked for at a real DNS server. */
@Tag("machine")
@Timeout(60)
class RedisNamesTest {
  private static final String HOST = "host-record=r1.02.orca,127.0.0.1";
  private RedisServer first;
  private RedisServer second;

  @BeforeEach
  void start() {
    first = RedisServer.start();
    second = RedisServer.start();
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private static String srv(RedisServer server, int priority) {
    return "srv-host=_redis._tcp.02.orca,r1.02.orca,%d,%d,1".formatted(server.port(), priority);
  }

  private static void assertIsAt(RedisServer server, RedisTransport transport) throws Exception {
    try (RedisTransport straight = RedisTransport.connect(server.address(), Messages.QUICK);
        Transport.Subscription inbox = straight.subscribe(Messages.CHANNEL)) {
      Messages.assertFlows(transport, inbox);
    }
  }

  @Test
  void comesBackWhereTheRecordSaysThen() throws Exception {
    try (DnsServer dns = new DnsServer(HOST, srv(first, 0));
        RedisTransport transport =
            RedisTransport.connect(dns.address("redis+srv://02.orca"), Messages.QUICK);
        Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL)) {
      assertIsAt(first, transport);
      assertThat(transport.isConnected()).isTrue();

      dns.change(HOST, srv(second, 0));
      assertIsAt(first, transport);
      first.kill();
      assertIsAt(second, transport);
      Messages.assertFlows(transport, inbox);
    }
  }

  @Test
  void triesTheNextServerWhenOneIsNotThere() throws Exception {
    try (DnsServer dns = new DnsServer(HOST, srv(first, 0), srv(second, 10))) {
      RedisAddress address = dns.address("redis+srv://_redis._tcp.02.orca");
      first.kill();
      try (RedisTransport transport = RedisTransport.connect(address, Messages.QUICK)) {
        assertIsAt(second, transport);
        first.restart();
        assertIsAt(second, transport);
        second.kill();
        assertIsAt(first, transport);
      }
    }
  }

  @Test
  void passesOverAReplica() throws Exception {
    try (RedisServer replica = RedisServer.start("--replicaof", "127.0.0.1", "" + first.port());
        DnsServer dns = new DnsServer(HOST, srv(replica, 0), srv(first, 10));
        RedisTransport transport =
            RedisTransport.connect(dns.address("redis+srv://02.orca"), Messages.QUICK)) {
      assertIsAt(first, transport);
    }
  }

  @Test
  void looksUpAPlainNameAnewAsWell() throws Exception {
    RedisProgram program = RedisBinary.installed().or(RedisBinary::carried).orElseThrow();
    try (RedisServer both = RedisServer.start(program, "--bind", "127.0.0.1", "127.0.0.2");
        DnsServer dns = new DnsServer("host-record=redis.02.orca,127.0.0.2");
        RedisTransport transport =
            RedisTransport.connect(
                dns.address("redis://redis.02.orca:" + both.port()), Messages.QUICK);
        Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL);
        Console console = new Console(both)) {
      String subscribed = "laddr=127.0.0.%d:" + both.port() + " .*cmd=subscribe.*";
      assertThat(console.say("CLIENT LIST")).containsPattern(subscribed.formatted(2));

      dns.change("host-record=redis.02.orca,127.0.0.1");
      console.say("CLIENT KILL LADDR 127.0.0.2:" + both.port());
      Messages.assertFlows(transport, inbox);
      assertThat(console.say("CLIENT LIST"))
          .containsPattern(subscribed.formatted(1))
          .doesNotContain("laddr=127.0.0.2");
    }
  }

  @Test
  void saysWhatTheServerDoesNotKnow() throws Exception {
    try (DnsServer dns =
        new DnsServer("txt-record=_redis._tcp.text.orca,none", "srv-host=_redis._tcp.off.orca")) {
      assertThat(failure(dns, "none.orca")).contains("there is no name _redis._tcp.none.orca");
      assertThat(failure(dns, "text.orca"))
          .contains("knows _redis._tcp.text.orca, but no SRV record of it");
      assertThat(failure(dns, "off.orca")).contains("there is no server for _redis._tcp.off.orca");
      assertThat(failure(dns, "example.com")).contains("refuses to tell about");
    }
  }

  private static String failure(DnsServer dns, String name) {
    RedisAddress address = dns.address("redis+srv://" + name);
    try {
      RedisTransport.connect(address, Messages.QUICK).close();
      throw new AssertionError("connected to " + address);
    } catch (IOException e) {
      String server = address.toString().replaceFirst(".*dns=", "at ");
      assertThat(e).hasMessageContaining("the DNS server " + server);
      return e.getMessage();
    }
  }
}
