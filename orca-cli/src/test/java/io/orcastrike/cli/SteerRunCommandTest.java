package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SteerRunCommandTest {
  @TempDir Path folder;

  private final SteeredRun run = new SteeredRun();
  private TestConsole console;
  private Path runs;

  @BeforeEach
  void makeFolder() throws Exception {
    console = new TestConsole().in(folder);
    runs = Files.createDirectories(folder.resolve("orca-out").resolve(run.id()));
  }

  private int steer(String... arguments) {
    console = console.again();
    String[] all = new String[arguments.length + 1];
    all[0] = "steer";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return console.run(all);
  }

  @Test
  void aRunHereIsSteeredByTheEndOfItsIdItsIdOrItsFolder() throws Exception {
    try (AutoCloseable socket = SteerSocket.open(runs, run)) {
      assertThat(steer("7f3a", "pause")).isZero();
      assertThat(console.out()).isEqualToIgnoringNewLines("does so at 00:47");
      assertThat(steer(run.id(), "rate", "1.5")).isZero();
      assertThat(steer("orca-out/" + run.id(), "abort")).isZero();
    }
    String by = " by orca steer (%s)".formatted(System.getProperty("user.name"));
    assertThat(run.asked()).containsExactly("pause" + by, "rate 1.5" + by, "abort" + by);
  }

  @Test
  void whatTheRunRefusesEndsWithFive() throws Exception {
    try (AutoCloseable socket = SteerSocket.open(runs, run)) {
      assertThat(steer("7f3a", "resume")).isEqualTo(5);
      assertThat(console.out()).contains("the load is not paused");
    }
  }

  @Test
  void noOtherUserReachesTheSocket() throws Exception {
    try (AutoCloseable socket = SteerSocket.open(runs, run)) {
      assertThat(Files.getPosixFilePermissions(runs.resolve("steer")))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void aRunThatHasEndedOrWasKilledIsNotThere() throws Exception {
    assertThat(steer("7f3a", "pause")).isEqualTo(3);
    assertThat(console.err()).contains("no run \"7f3a\" is under way").contains("then say --on");
    Files.createFile(Files.createDirectory(runs.resolve("steer")).resolve("socket"));
    assertThat(steer("7f3a", "pause")).isEqualTo(3);
    assertThat(console.err()).contains("run \"7f3a\" does not answer").contains("has ended");
  }

  @Test
  void oneRunMustBeMeant() throws Exception {
    Path other = Files.createDirectories(folder.resolve("orca-out/20261126-130000-7f3a"));
    try (AutoCloseable socket = SteerSocket.open(runs, run);
        AutoCloseable second = SteerSocket.open(other, run)) {
      assertThat(steer("7f3a", "pause")).isEqualTo(2);
      assertThat(console.err()).contains("one run must be meant").contains("130000-7f3a");
    }
    assertThat(run.asked()).isEmpty();
  }

  @Test
  void saysWhatACommandIs() {
    assertThat(steer("7f3a", "faster")).isEqualTo(2);
    assertThat(console.err()).contains("must be pause, resume, rate FACTOR, stop or abort");
    assertThat(steer("7f3a", "rate", "0")).isEqualTo(2);
    assertThat(console.err()).contains("from 0.01 to 100 times the plan's, was 0.0");
    assertThat(steer("7f3a")).isEqualTo(2);
  }
}
