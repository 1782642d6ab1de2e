package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void isBelowThoseOfOutgoingConnections() {
    assertThat(FreePort.find()).isBetween(10_000, 21_999);
  }

  @Test
  void isFreeUntilItIsOpenedByTcpOrByUdp() throws Exception {
    int port = FreePort.find();
    try (ServerSocket tcp = new ServerSocket(port, 1, LOOPBACK)) {
      assertThat(FreePort.isFree(tcp.getLocalPort())).isFalse();
    }
    assertThat(FreePort.isFree(port)).isTrue();
    try (DatagramSocket udp = new DatagramSocket(port, LOOPBACK)) {
      assertThat(FreePort.isFree(udp.getLocalPort())).isFalse();
    }
  }
}
