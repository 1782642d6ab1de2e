package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.core.inline.InlineJar;
import io.orcastrike.http.Http;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.testkit.TruthScript;
import io.orcastrike.testkit.TruthServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a test of one source file has with it without naming it. */
@Timeout(60)
class JavaSourceTest {
  private static final String CALLS =
      """
      import static io.orcastrike.api.LoadProfile.iterations;

      import io.orcastrike.api.*;
      import io.orcastrike.http.*;

      public class Calls implements LoadTest {
        private Http http;

        public Plan plan(Parameters p) {
          return Plan.named("calls")
              .load("few", iterations(6).users(2))
              .scenario("call", it -> http.user(it).step("page").get("/items/{item}", it.number()))
              .threshold(Metric.errorRate().below(0.5))
              .build();
        }

        public void prepare(DroneContext drone) {
          http = Http.to(drone.parameters().text("target")).sharedConnections(2).open(drone);
        }

        public void cleanup() {
          http.close();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void importsOrcaHttpWithoutNamingIt() throws Exception {
    Files.writeString(folder.resolve("Calls.java"), CALLS);
    try (TruthServer target = TruthServer.start(TruthScript.after(Duration.ZERO))) {
      run("Calls.java", target);
      assertThat(target.log()).hasSize(6);
    }
    assertThat(folder.resolve("out/result.json")).content().contains("page > first byte");
    assertThat(lock()).containsExactly("Calls.java");
  }

  @Test
  void mayNameItAsALibrary() throws Exception {
    Files.writeString(
        folder.resolve("Calls.java"),
        "//DEPS io.orcastrike:orca-api:9, io.orcastrike:orca-http:9\n" + CALLS);
    try (TruthServer target = TruthServer.start(TruthScript.after(Duration.ZERO))) {
      run("Calls.java", target);
    }
  }

  @Test
  void meetsThatOfItsHostWhenItIsHandedOut() throws Exception {
    Path source = Files.writeString(folder.resolve("Calls.java"), CALLS);
    InlineJar packed = new JavaSource(new TestConsole().console(), source).pack(Optional.empty());

    try (FoundTest found = packed.loader().find(packed.address().toString());
        LoadedTest loaded = found.open()) {
      assertThat(loaded.classLoader().loadClass("io.orcastrike.http.Http")).isSameAs(Http.class);
      assertThatThrownBy(
              () -> loaded.classLoader().loadClass("com.fasterxml.jackson.core.JsonFactory"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  private void run(String test, TruthServer target) {
    TestConsole console = new TestConsole().in(folder);
    String url = target == null ? "http://none" : target.address();
    int exitCode =
        console.run("run", test, "--out", "out", "--max-lag", "10s", "--param", "target=" + url);
    assertThat(exitCode).as(console.err() + console.out()).isZero();
  }

  private Iterable<String> lock() throws Exception {
    return new ObjectMapper()
        .readTree(folder.resolve("out/result.json").toFile())
        .get("lock")
        .findValuesAsText("name");
  }
}
