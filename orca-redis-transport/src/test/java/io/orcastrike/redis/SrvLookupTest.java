package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.testkit.FreePort;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person reads when nobody tells where the service is. */
@Timeout(60)
class SrvLookupTest {
  private static final ServiceName NAME = new ServiceName("_redis._tcp.02.orca");

  @Test
  void saysWhoDoesNotAnswer() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Host server = new Host("127.0.0.1", silent.getLocalPort());
      assertThatThrownBy(() -> new SrvLookup(server, Messages.QUICK).hosts(NAME))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the DNS server at " + server + " does not answer")
          .hasMessageContaining("_redis._tcp.02.orca")
          .hasMessageContaining("?dns=host:port");
    }
  }

  @Test
  void saysWhoIsNotThere() throws Exception {
    int port = FreePort.find();
    RedisAddress address = RedisAddress.of("redis+srv://02.orca?dns=127.0.0.1:" + port);
    assertThatThrownBy(() -> RedisTransport.connect(address, Messages.QUICK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the DNS server at 127.0.0.1:" + port + " does not answer");
  }
}
