package io.orcastrike.maven;

import io.orcastrike.spi.TestLoader;
import io.orcastrike.testkit.OfferedTest;
import io.orcastrike.testkit.TestLoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a repository, fetched by a machine that has nothing yet. */
class MavenLoaderContractTest extends TestLoaderContract {
  @TempDir Path folder;
  private int offered;

  private RepositoryFolder repository() {
    return new RepositoryFolder(folder.resolve("repository"));
  }

  @Override
  protected TestLoader loader() throws IOException {
    return Machine.in(folder.resolve("machine"))
        .loader()
        .repository("acme", repository().url())
        .build();
  }

  /** Each offer is a version of its own, as a release is never deployed twice. */
  @Override
  protected String offer(OfferedTest test) throws IOException {
    offered++;
    Artifact library = Artifact.of("org.lib:library:" + offered);
    Artifact main =
        Artifact.of("com.acme:offered:" + offered).needing("org.lib:library:" + offered);
    repository()
        .deploy(library, Files.readAllBytes(test.library()))
        .deploy(main, Artifact.jar(test.classes(), ""));
    return "com.acme:offered:" + offered;
  }

  @Override
  protected String unknown() {
    return "com.acme:gone:1";
  }
}
