package io.orcastrike.redis;

import io.orcastrike.spi.Transport;
import io.orcastrike.testkit.TransportContract;
import java.util.List;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** On each Redis that there is. */
@ParameterizedClass
@MethodSource("programs")
class RedisTransportContractTest extends TransportContract {
  private static RedisServer server;

  @Parameter RedisProgram program;

  static List<RedisProgram> programs() {
    return RedisProgram.all();
  }

  @BeforeParameterizedClassInvocation
  static void start(RedisProgram program) {
    server = RedisServer.start(program);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @Override
  protected Transport connect() throws Exception {
    return RedisTransport.connect(server.address());
  }
}
