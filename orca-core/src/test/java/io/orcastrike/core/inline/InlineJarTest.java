package io.orcastrike.core.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.orcastrike.core.local.Jar;
import io.orcastrike.core.local.Sha256;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InlineJarTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void unpacksToATestWithItsDataAndItsLibraries() throws Exception {
    InlineJar jar = Packed.shop(folder);
    Path file;
    try (FoundTest found = jar.loader().find("whatever")) {
      assertThat(found.address()).isEqualTo(jar.address().toString()).startsWith("inline:Shop:");
      assertThat(found.lock())
          .containsExactly(
              new LockedFile("Shop.jar", Sha256.hex(jar.content())),
              new LockedFile("one.jar", Sha256.hex(folder.resolve("one.jar"))),
              new LockedFile("two.jar", Sha256.hex(folder.resolve("two.jar"))));
      try (LoadedTest loaded = found.open()) {
        assertThat(loaded.test()).hasToString("one and two");
        assertThat(loaded.classLoader().getResourceAsStream("data/rows.csv")).hasContent("row");
        file =
            Path.of(
                URI.create(
                    loaded.test().getClass().getProtectionDomain().getCodeSource().getLocation()
                        + ""));
        assertThat(file).exists();
      }
    }
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void equalContentHasEqualBytesWhereverItIsPacked() throws Exception {
    TimeZone before = TimeZone.getDefault();
    try {
      InlineJar here = Packed.shop(Files.createDirectory(folder.resolve("here")));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      InlineJar there = Packed.shop(Files.createDirectory(folder.resolve("there")));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      InlineJar again = InlineJar.of("Shop", there.content());
      assertThat(withoutLibraries(there)).isEqualTo(withoutLibraries(here));
      assertThat(again.address()).isEqualTo(there.address());
      Map<String, byte[]> classes = Packed.nothing(folder, "A");
      byte[] east = pack("A", classes, List.of()).content();
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      assertThat(pack("A", classes, List.of()).content()).isEqualTo(east);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** The libraries of this test are jars with times of their own. */
  private byte[] withoutLibraries(InlineJar jar) throws IOException {
    Path file = Files.write(folder.resolve("test.jar"), jar.content());
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry("Shop.class")).readAllBytes();
    }
  }

  private static InlineJar pack(String name, Map<String, byte[]> classes, List<Path> libraries)
      throws IOException {
    return InlineJar.pack(name, Optional.empty(), classes, Map.of(), libraries);
  }

  @Test
  void theClassThatWasNamedIsTheTest() throws Exception {
    Map<String, byte[]> classes = Packed.nothing(folder, "A", "B");
    InlineJar named = InlineJar.pack("A", Optional.of("B"), classes, Map.of(), List.of());
    try (LoadedTest loaded = named.loader().load("")) {
      assertThat(loaded.test().getClass().getName()).isEqualTo("B");
    }
    TestLoader unnamed = pack("A", classes, List.of()).loader();
    assertThatThrownBy(() -> unnamed.load("")).hasMessageContaining("there are 2 load tests");
  }

  @Test
  void aNameThatNoAddressCanSayIsMadePlain() throws Exception {
    InlineJar jar = pack("Größe/../" + "x".repeat(300), Packed.nothing(folder, "A"), List.of());
    assertThat(jar.address().name()).startsWith("Gr__e_.._xxx").hasSize(200);
    assertThat(InlineAddress.parse(jar.address().toString())).hasValue(jar.address());
    try (LoadedTest loaded = jar.loader().load("")) {
      assertThat(loaded.test()).isNotNull();
    }
  }

  @Test
  void whatIsTooLargeIsNotPacked() throws Exception {
    Path large = folder.resolve("large.bin");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.write(Files.readAllBytes(Packed.random(folder, 2 * MEGABYTE)));
    }
    List<Path> libraries = Collections.nCopies(33, large);
    assertThatThrownBy(() -> pack("A", Map.of(), libraries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have 1 to 67,108,864 bytes with its libraries, had more");
    assertThatThrownBy(() -> pack("A", Map.of(), Collections.nCopies(501, large)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have at most 500 libraries, had 501");
    assertThatThrownBy(() -> InlineJar.of("A", new byte[64 * MEGABYTE + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("had 67,108,865; publish it");
    assertThatThrownBy(() -> InlineJar.of("A", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLibraryThatFillsTheDiskIsRefusedInLittleMemory() throws Exception {
    byte[] zeros = new byte[90 * MEGABYTE];
    Jar jar = new Jar();
    for (int i = 0; i < 3; i++) {
      jar.with(InlineJar.LIBRARIES + "00%d-bomb.jar".formatted(i), zeros);
    }
    byte[] bomb = bytes(jar);
    assertThat(bomb.length).isLessThan(MEGABYTE);
    long before = allocated();
    refused(bomb).hasMessageContaining("the libraries must have at most 268,435,456 bytes");
    assertThat(allocated() - before).isLessThan(20 * MEGABYTE);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void librariesWithNamesOfAnotherKindAreRefused() throws Exception {
    for (String name : List.of("000-../../x.jar", "000-a/b.jar", "x.jar", "000-", "000-a\\b.jar")) {
      refused(bytes(new Jar().with(InlineJar.LIBRARIES + name, "x")));
    }
    refused(bytes(new Jar().with(InlineJar.LIBRARIES + "../../x.jar", "x")))
        .hasMessageContaining("no entry of a jar may lead out of it");
    refused(bytes(new Jar().with(InlineJar.LIBRARIES + "000-a/b.jar", "x")))
        .hasMessageContaining("a library must be a file in META-INF/orca/libraries/");
  }

  @Test
  void aLibraryThatIsThereTwiceIsRefused() throws Exception {
    byte[] jar =
        bytes(
            new Jar()
                .with(InlineJar.LIBRARIES + "000-a.jar", "x")
                .with(InlineJar.LIBRARIES + "000-b.jar", "x"));
    byte[] from = "000-b.jar".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + from.length <= jar.length; i++) {
      if (Arrays.equals(jar, i, i + from.length, from, 0, from.length)) {
        jar[i + 4] = 'a';
      }
    }
    refused(jar).hasMessageContaining("with a number of its own, was").hasMessageContaining("-a.");
  }

  @Test
  void moreLibrariesThanAnyTestHasAreRefused() throws Exception {
    Jar jar = new Jar();
    for (int i = 0; i < 501; i++) {
      jar.with(InlineJar.LIBRARIES + "%03d-a.jar".formatted(i), "x");
    }
    refused(bytes(jar)).hasMessageContaining("there must be at most 500 libraries");
  }

  @Test
  void whatIsNoJarIsRefused() {
    refused(new byte[1_000]).hasMessageContaining("this file is no jar");
  }

  private byte[] bytes(Jar jar) throws IOException {
    return Files.readAllBytes(jar.write(folder.resolve("hostile.jar")));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] jar) {
    return assertThatThrownBy(() -> InlineJar.of("Shop", jar).loader().find(""))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("likely cause: ");
  }
}
