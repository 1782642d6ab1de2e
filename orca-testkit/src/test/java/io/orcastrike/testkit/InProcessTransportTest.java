package io.orcastrike.testkit;

import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.spi.Transport;

/** The transport is the bus, so both sides of a test have the same. */
class InProcessTransportTest extends TransportContract {
  private final InProcessTransport bus = new InProcessTransport();

  @Override
  protected Transport connect() {
    return bus;
  }
}
