package io.orcastrike.testkit.loader;

import io.orcastrike.core.local.TestAddress;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.testkit.OfferedTest;
import io.orcastrike.testkit.TestLoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Classes in memory, with the libraries and the data of their source. */
class CompiledSourceContractTest extends TestLoaderContract {
  private final Map<String, OfferedTest> offers = new HashMap<>();

  @Override
  protected TestLoader loader() {
    return test -> files(TestAddress.parse(test)).find(test);
  }

  private TestFiles files(TestAddress address) {
    try {
      Path source = address.file();
      OfferedTest offered = offers.get(source.toString());
      Map<String, byte[]> classes = new HashMap<>();
      classes.put(
          OfferedTest.CLASS,
          Files.readAllBytes(offered.classes().resolve(OfferedTest.CLASS + ".class")));
      List<Path> classPath = List.of(offered.library(), source.getParent());
      return TestFiles.compiled(source, classes, classPath, address.className());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  protected String offer(OfferedTest test) {
    offers.put(test.source().toString(), test);
    return test.source().toString();
  }

  @Override
  protected String unknown() {
    return offers.keySet().iterator().next() + "#Gone";
  }
}
