package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show. */
@Timeout(60)
class ProcessTest {
  private static final String LONG =
      """
      return Plan.named("long")
          .load("many", users(1).hold(java.time.Duration.ofMinutes(5)))
          .scenario("wait", it -> { %s })
          .build();
      """;

  @TempDir Path folder;

  @Test
  void whatATestPrintsIsNotTheResult() throws Exception {
    Process process =
        start(
            "Prints",
            Sources.body("Prints", "System.out.println(\"printed by the test\");"),
            "--json");
    assertThat(out(process)).startsWith("{").doesNotContain("printed by the test");
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(folder.resolve("err"))).contains("printed by the test");
  }

  @Test
  void aTestThatExitsIsNotCompleted() throws Exception {
    Process process = start("Exits", Sources.body("Exits", "System.exit(0);"));
    assertThat(out(process)).startsWith("NOT COMPLETED").contains("System.exit");
    assertThat(process.waitFor()).isEqualTo(5);
  }

  @Test
  void aTestThatExitsBeforeThereIsARunIsNotCompleted() throws Exception {
    Process process = start("Early", Sources.test("Early", "System.exit(0); return null;"));
    assertThat(out(process)).isEmpty();
    assertThat(process.waitFor()).isEqualTo(5);
    assertThat(Files.readString(folder.resolve("err")))
        .contains("the test called System.exit")
        .contains("where: Early.java:5, Early.plan");
  }

  @Test
  void aTerminationStopsWithTheFullResult() throws Exception {
    Process process =
        start(
            "Long",
            Sources.test(
                "Long",
                LONG.formatted(
                    "it.step(\"nap\", () -> {}); it.pause(java.time.Duration.ofMillis(50));")));
    awaitStart(process);
    signal(process, "TERM");
    assertThat(out(process)).startsWith("TERMINATED  long").contains("result.json");
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void aTerminationEndsASearchWithTheAnswerSoFar() throws Exception {
    Files.writeString(
        folder.resolve("Found.java"),
        Sources.test(
            "Found",
            """
            return Plan.named("found")
                .load("calls", arrivalRate(perSecond(50)).hold(java.time.Duration.ofMinutes(1)))
                .scenario("call", it -> {})
                .threshold(Metric.errorRate().below(0.01))
                .build();
            """));
    Process process =
        begin("find", "Found.java", "--hold", "500ms", "--settle", "2s", "--max-lag", "10s");
    awaitLine(process, "trial=1 rate=50/s kept");
    signal(process, "TERM");
    assertThat(out(process))
        .startsWith("UNFINISHED  found  keeps its thresholds up to 50/s, as far as it was tried")
        .contains("capacity.json");
    assertThat(process.waitFor()).isEqualTo(143);
  }

  /** By SIGTERM: a shell has what it starts in the background ignore SIGINT. */
  @Test
  void aSecondSignalAborts() throws Exception {
    Process process =
        start("Stuck", Sources.test("Stuck", LONG.formatted("Thread.sleep(600_000);")));
    awaitStart(process);
    signal(process, "TERM");
    awaitLine(process, "stopping");
    signal(process, "TERM");
    assertThat(out(process)).startsWith("TERMINATED  long");
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void threadsLeftBehindDoNotKeepTheProcess() throws Exception {
    Process process =
        start(
            "Leaves",
            Sources.body(
                "Leaves",
                "new Thread(() -> { try { Thread.sleep(600_000); } catch (InterruptedException e)"
                    + " {} }).start();"));
    assertThat(out(process)).contains("small");
    assertThat(process.waitFor()).isZero();
  }

  private Process start(String name, String source, String... flags) throws Exception {
    Files.writeString(folder.resolve(name + ".java"), source);
    List<String> arguments = new ArrayList<>(List.of("run", name + ".java"));
    arguments.addAll(List.of("--max-lag", "1m")); // however busy the machine is
    arguments.addAll(List.of(flags));
    return begin(arguments.toArray(String[]::new));
  }

  private Process begin(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void awaitStart(Process process) throws Exception {
    awaitLine(process, "run=");
  }

  /** Waits until a line stands on the error stream, looking as often as it takes. */
  private void awaitLine(Process process, String begin) throws Exception {
    while (Files.readAllLines(folder.resolve("err")).stream().noneMatch(l -> l.startsWith(begin))) {
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).describedAs("ended").isFalse();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static String out(Process process) throws Exception {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder text = new StringBuilder();
      reader.lines().forEach(line -> text.append(line).append('\n'));
      return text.toString();
    }
  }
}
