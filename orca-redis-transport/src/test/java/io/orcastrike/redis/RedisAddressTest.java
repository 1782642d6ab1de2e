package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

  @ParameterizedTest
  @CsvSource({
    "redis://host, redis://host:6379",
    "redis://host/, redis://host:6379",
    "redis://host:1, redis://host:1",
    "rediss://10.0.0.1:65535, rediss://10.0.0.1:65535",
    "redis://[::1], redis://[::1]:6379",
    "redis://[fe80::1]:7, redis://[fe80::1]:7",
    "redis://me:secret@host:7, redis://host:7",
    "'redis-sentinel://a,b:2#main', 'redis-sentinel://a:26379,b:2#main'",
    "'rediss-sentinel://:secret@a:1#main', 'rediss-sentinel://a:1#main'",
    "'redis-cluster://a:1,b', 'redis-cluster://a:1,b:6379'",
    "redis+srv://_redis._tcp.02.orca, redis+srv://_redis._tcp.02.orca",
    "redis+srv://redis.02.orca, redis+srv://_redis._tcp.redis.02.orca",
    "rediss+srv://:secret@02.orca./, rediss+srv://_redis._tcp.02.orca",
    "redis+srv://02.orca?dns=10.0.0.2, redis+srv://_redis._tcp.02.orca?dns=10.0.0.2:53",
    "redis://me:secret@host?dns=[::1]:5353, redis://host:6379?dns=[::1]:5353",
    "'redis-sentinel://a?dns=b#main', 'redis-sentinel://a:26379?dns=b:53#main'",
    "'rediss-cluster://me:secret@a:1', 'rediss-cluster://a:1'",
  })
  void readsAndPrintsItWithoutThePassword(String uri, String printed) {
    assertThat(RedisAddress.of(uri)).hasToString(printed);
  }

  @Test
  void knowsWhatAnswers() {
    assertThat(RedisAddress.of("redis://a").place()).isEqualTo(new Place.One(new Host("a", 6379)));
    assertThat(RedisAddress.of("redis-cluster://a").place())
        .isEqualTo(new Place.Cluster(List.of(new Host("a", 6379))));
    assertThat(RedisAddress.of("redis+srv://_redis._tcp.a").place())
        .isEqualTo(new Place.Service(new ServiceName("_redis._tcp.a")));
    RedisAddress sentinel = RedisAddress.of("rediss-sentinel://a,b#main");
    assertThat(sentinel.tls()).isTrue();
    List<Host> hosts = List.of(new Host("a", 26_379), new Host("b", 26_379));
    assertThat(sentinel.place()).isEqualTo(new Place.Sentinels(hosts, "main"));
  }

  @Test
  void knowsWhomToAskForNames() {
    assertThat(RedisAddress.of("redis://a").dns()).isNull();
    assertThat(RedisAddress.of("redis://a?dns=b:1").as("me", () -> "secret").dns())
        .isEqualTo(new Host("b", 1));
  }

  @Test
  void decodesUserAndPassword() {
    RedisAddress address = RedisAddress.of("redis://m%40e:a%3Ab%2Fc+d:e@host");
    assertThat(address.user()).isEqualTo("m@e");
    assertThat(address.password()).isEqualTo("a:b/c+d:e");
  }

  @Test
  void knowsNobodyWhenNobodyIsNamed() {
    assertThat(RedisAddress.of("redis://host").user()).isEmpty();
    assertThat(RedisAddress.of("redis://host").password()).isNull();
    assertThat(RedisAddress.of("redis://:secret@host").user()).isEmpty();
    assertThat(RedisAddress.of("redis://:secret@host").password()).isEqualTo("secret");
  }

  @Test
  void asksForThePasswordEachTime() {
    String[] password = {"old"};
    RedisAddress address =
        RedisAddress.of("redis://ignored:secret@host")
            .as("me", () -> password[0])
            .trusting(Path.of("ca.pem"));
    assertThat(address.password()).isEqualTo("old");
    password[0] = "new";
    assertThat(address.password()).isEqualTo("new");
    assertThat(address.user()).isEqualTo("me");
    assertThat(address.trusted()).isEqualTo(Path.of("ca.pem"));
    assertThat(address).hasToString("redis://host:6379");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host:6379",
        "http://host",
        "redis:/host",
        "redis://",
        "redis://host:",
        "redis://host:0",
        "redis://host:65536",
        "redis://ho st",
        "redis://a,b",
        "redis://host/3",
        "redis://host?timeout=3",
        "redis://host#main",
        "redis://host?dns=",
        "redis://host?dns=a:0",
        "redis://host?dns=a,b",
        "redis+srv://",
        "redis+srv://02.orca:6379",
        "redis+srv://a,b",
        "redis+srv://-a.orca",
        "redis+srv://a..orca",
        "redis+srv://02.orca#main",
        "redis+srv://'a b'",
        "redis+other://a",
        "redis-sentinel://a,b",
        "redis-sentinel://a,,b#main",
        "redis-cluster://a,",
        "redis-cluster://a#main",
      })
  void refusesWhatIsNone(String uri) {
    assertThatThrownBy(() -> RedisAddress.of(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was " + uri)
        .hasMessageContaining("redis-sentinel://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://me:s3cret@host:x",
        "redis://me:s3cr@t/s3cret@host",
        "redis://me:s3cret%zz@host",
        "me:s3cret@host",
        "redis:me:s3cret@host",
        "redis://s3cret@",
      })
  void neverTellsThePassword(String uri) {
    assertThatThrownBy(() -> RedisAddress.of(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("***@")
        .message()
        .doesNotContain("s3c");
  }
}
