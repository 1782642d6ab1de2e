package io.orcastrike.testkit.loader;

import io.orcastrike.core.inline.InlineJar;
import io.orcastrike.core.inline.PieceLoader;
import io.orcastrike.core.inline.PieceServer;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.testkit.OfferedTest;
import io.orcastrike.testkit.TestLoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Tests that a leader hands out, as its drones get them. */
class PieceLoaderContractTest extends TestLoaderContract {
  private final InProcessTransport transport = new InProcessTransport();
  private final List<PieceLoader> loaders = new ArrayList<>();
  private final List<PieceServer> servers = new ArrayList<>();

  @AfterEach
  void close() {
    loaders.forEach(PieceLoader::close);
    servers.forEach(PieceServer::close);
    transport.close();
  }

  @Override
  protected TestLoader loader() throws IOException {
    PieceLoader loader = new PieceLoader(transport, "tests", Clock.system());
    loaders.add(loader);
    return loader;
  }

  @Override
  protected String offer(OfferedTest test) throws IOException {
    Path classFile = test.classes().resolve(OfferedTest.CLASS + ".class");
    InlineJar jar =
        InlineJar.pack(
            OfferedTest.CLASS,
            Optional.empty(),
            Map.of(OfferedTest.CLASS, Files.readAllBytes(classFile)),
            Map.of(OfferedTest.RESOURCE, test.classes().resolve(OfferedTest.RESOURCE)),
            List.of(test.library()));
    servers.add(new PieceServer(jar, transport, "tests", Clock.system()));
    return jar.address().toString();
  }

  @Override
  protected String unknown() {
    return "inline:Gone:9999999999:" + "0".repeat(64);
  }
}
