package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  /** With an environment that names nothing but the system's commands. */
  private static final List<String> ALONE = List.of("env", "-i", "PATH=/usr/bin:/bin");

  @TempDir Path folder;

  @Test
  void runsATestWithNothingButItself() throws Exception {
    Path test =
        Files.writeString(
            folder.resolve("Tiny.java"),
            """
            import static io.orcastrike.api.LoadProfile.users;

            import io.orcastrike.api.*;
            import java.time.Duration;

            public class Tiny implements LoadTest {
              public Plan plan(Parameters parameters) {
                return Plan.named("tiny")
                    .load("one", users(1).hold(Duration.ofSeconds(1)))
                    .scenario("nap", it -> it.pause(Duration.ofMillis(100)))
                    .build();
              }
            }
            """);
    Result result = run(test);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("PASSED  tiny");
    assertThat(folder.resolve("out/result.json")).content().contains("\"complete\" : true");
  }

  @Test
  @EnabledIf("linuxHeedsSlices")
  @EnabledForJreRange(min = JRE.JAVA_22)
  void givesTheLoadItsTurnWhenItWakesUp() throws Exception {
    Path test =
        Files.writeString(
            folder.resolve("Turns.java"),
            """
            import static io.orcastrike.api.LoadProfile.users;
            import static java.time.Duration.*;

            import io.orcastrike.api.*;
            import java.nio.file.*;
            import java.util.*;

            public class Turns implements LoadTest {
              public Plan plan(Parameters parameters) {
                return Plan.named("turns")
                    .load("one", users(1).pacing(ofMillis(500)).hold(ofSeconds(3)))
                    .scenario("look", it -> look(Path.of(parameters.text("file"))))
                    .build();
              }

              private static void look(Path file) throws Exception {
                List<String> lines = new ArrayList<>();
                try (DirectoryStream<Path> threads =
                    Files.newDirectoryStream(Path.of("/proc/self/task"))) {
                  for (Path thread : threads) {
                    String name = Files.readString(thread.resolve("comm")).strip();
                    String slice =
                        Files.readString(thread.resolve("sched"))
                            .lines()
                            .filter(line -> line.startsWith("se.slice"))
                            .map(line -> line.replaceAll(".* ", ""))
                            .findFirst()
                            .orElseThrow();
                    lines.add(name + " slice " + slice);
                  }
                }
                Files.write(file, lines);
              }
            }
            """);
    Path seen = folder.resolve("seen");
    Result result = run(test, "--param", "file=" + seen);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(Files.readAllLines(seen))
        .anySatisfy(line -> assertThat(line).startsWith("C2 Comp").doesNotEndWith(" slice 100000"))
        .anySatisfy(line -> assertThat(line).isEqualTo("orca-drone slice 100000"))
        .anySatisfy(line -> assertThat(line).startsWith("ForkJoin").endsWith(" slice 100000"));
  }

  @Test
  void readsTheClassesOfACommandFromItsArchive() throws Exception {
    List<String> command = new ArrayList<>(ALONE);
    command.add("ORCA_JAVA_OPTS=-Xlog:class+load");
    command.addAll(List.of(Installation.launcher(), "run", "--help"));
    Result result = Programs.run(command);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("picocli.CommandLine source: shared objects file")
        .contains("io.orcastrike.cli.RunCommand source: shared objects file");
  }

  /** To open them all, to look for what is not there, takes a tenth of a second at the start. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void opensNoJarOfWhichARunHasNoUse() throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("Opened.java"),
            """
            import static io.orcastrike.api.LoadProfile.iterations;

            import io.orcastrike.api.*;
            import java.nio.file.Path;

            public class Opened implements LoadTest {
              public Plan plan(Parameters parameters) {
                Path file = Path.of(parameters.text("file"));
                return Plan.named("opened")
                    .load("one", iterations(1).users(1))
                    .scenario("look", it -> look(file))
                    .build();
              }

              private static void look(Path file) throws Exception {
                new ProcessBuilder("ls", "-l", "/proc/" + ProcessHandle.current().pid() + "/fd")
                    .redirectOutput(file.toFile())
                    .start()
                    .waitFor();
              }
            }
            """);
    String api = Installation.library("orca-api").toString();
    String classes = folder.resolve("classes").toString();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", api, "-d", classes, source.toString());
    assertThat(compiled).isZero();
    Path open = folder.resolve("open");
    Result result = run(Path.of(classes), "--param", "file=" + open);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(open)
        .content()
        .contains("orca-cli")
        .doesNotContain("elasticsearch-java", "lettuce-core");
  }

  private Result run(Path test, String... options) throws Exception {
    List<String> command = new ArrayList<>(ALONE);
    command.addAll(
        List.of(
            Installation.launcher(),
            "run",
            test.toString(),
            "--out",
            folder.resolve("out").toString()));
    command.addAll(List.of("--max-lag", "10s")); // as the machine may be busy
    command.addAll(List.of(options));
    return Programs.run(command);
  }

  static boolean linuxHeedsSlices() {
    String[] version = System.getProperty("os.version").split("\\D+");
    int major = Integer.parseInt(version[0]);
    return System.getProperty("os.name").equals("Linux")
        && (major > 6 || major == 6 && Integer.parseInt(version[1]) >= 12);
  }

  @Test
  void refusesAFolderThatIsThere() throws Exception {
    Result result = Programs.run(List.of(Installation.root() + "/deploy/dist", folder.toString()));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains("the folder must be new, there is " + folder);
  }
}
