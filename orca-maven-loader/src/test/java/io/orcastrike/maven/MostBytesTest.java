package io.orcastrike.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.maven.RepositoryServer.Mode;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search that would fetch too much. */
@Timeout(60)
class MostBytesTest {
  private static final String TEST = "com.acme:shop:1.2";

  @TempDir Path folder;
  private final byte[] large = new byte[200_000];
  private RepositoryServer server;
  private Machine machine;

  @BeforeEach
  void set() throws IOException {
    RepositoryFolder repository = new RepositoryFolder(folder.resolve("repository"));
    repository
        .deploy(Artifact.test(TEST, "com.acme.ShopTest").needing("org.lib:a:1"))
        .deploy(Artifact.of("org.lib:a:1"), large);
    server = new RepositoryServer(repository);
    machine = Machine.in(folder.resolve("machine"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> trouble(long mostBytes) {
    MavenLoader loader =
        machine.loader().repository("acme", server.url()).mostBytes(mostBytes).build();
    return assertThatThrownBy(() -> loader.find(TEST)).isInstanceOf(TestNotFoundException.class);
  }

  private Path fetched() {
    return machine.localRepository().file("org.lib:a:1", ".jar");
  }

  @Test
  void endsBeforeAFileThatIsTooMuch() {
    trouble(100_000)
        .hasMessageContaining(
            "com.acme:shop:1.2 and its libraries must have at most 100,000 bytes to be fetched")
        .hasMessageContaining("where: acme (%s)".formatted(server.url()));
    assertThat(fetched()).doesNotExist();
  }

  @Test
  void endsInTheMiddleOfAFileOfUnknownLength() {
    server.mode(Mode.CHUNKED);
    trouble(100_000).hasMessageContaining("must have at most 100,000 bytes");
    assertThat(fetched()).doesNotExist();
  }

  @Test
  void fetchesWhatIsNotTooMuch() {
    trouble(500_000).hasMessageContaining("is damaged: it is no jar");
    assertThat(fetched()).hasBinaryContent(large);
  }

  @Test
  void mustBePositive() {
    assertThatThrownBy(() -> machine.loader().mostBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mostBytes must be >= 1, was 0");
  }
}
