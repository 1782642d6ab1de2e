package io.orcastrike.core;

import io.orcastrike.api.Scenario;
import io.orcastrike.core.load.EngineWarmUp;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Warms the engine once for all drones of a process that are made for the same run.
 *
 * <p>Safe for use by many threads.
 */
final class WarmUp {
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean done;

  WarmUp(Clock clock) {
    this.clock = clock;
  }

  /** Warms it as long as a plan's rate needs; who comes meanwhile waits for the same. */
  void warm(RunPlan plan) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!done) {
        Codec codec = new Codec();
        EngineWarmUp.run(plan, clock, slice -> encodeAndDecode(codec, slice));
        done = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs iterations of a client that warms itself up. */
  void warm(Scenario.Body body, Duration length) throws InterruptedException {
    Codec codec = new Codec();
    EngineWarmUp.run(body, length, clock, slice -> encodeAndDecode(codec, slice));
  }

  private static void encodeAndDecode(Codec codec, Slice slice) {
    Header header = new Header(Header.VERSION, "", 0, "", "", 0, 0);
    Message batch = new Message.Batch(1, 1, slice, true, null);
    try {
      codec.decode(codec.encode(new Envelope(header, batch)));
    } catch (CodecException e) {
      throw new IllegalStateException("what was encoded must be decodable", e);
    }
  }
}
