/** Messages between leader and drones over the channels of a Redis. */
@SuppressWarnings("requires-automatic") // Lettuce has a name and no descriptor
module io.orcastrike.redis {
  requires transitive io.orcastrike.core;
  requires io.netty.common;
  requires io.netty.resolver;
  requires io.netty.resolver.dns;
  requires io.netty.transport;
  requires java.naming;
  requires lettuce.core;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.orcastrike.redis;
}
