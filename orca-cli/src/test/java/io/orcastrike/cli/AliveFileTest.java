package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AliveFileTest {
  private static final Duration SOON = Duration.ofMillis(2);
  @TempDir Path folder;

  private static Instant time(Path file) throws Exception {
    return Instant.parse(Files.readString(file).strip());
  }

  /** Waits until the file's time is as wanted, and returns it. */
  private static Instant await(Path file, Predicate<Instant> wanted) throws Exception {
    long by = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(file) || !wanted.test(time(file))) {
      assertThat(System.nanoTime()).as("in time").isLessThan(by);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return time(file);
  }

  @Test
  void isWrittenAgainAndAgainAndGoneAtTheEnd() throws Exception {
    Path file = folder.resolve("alive");
    try (AliveFile alive = AliveFile.start(file, () -> true, SOON)) {
      Instant first = await(file, time -> true);
      await(file, time -> time.isAfter(first));
      alive.close();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void isNotWrittenWhileNothingIsAlive() throws Exception {
    Path file = folder.resolve("alive");
    CountDownLatch asked = new CountDownLatch(5);
    try (AliveFile alive =
        AliveFile.start(
            file,
            () -> {
              asked.countDown();
              return false;
            },
            SOON)) {
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(folder).isEmptyDirectory();
      alive.close();
    }
  }

  @Test
  void hasAFolder() {
    Path file = folder.resolve("gone/alive");
    assertThatThrownBy(() -> AliveFile.start(file, () -> true, SOON))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--alive: the file cannot be written")
        .hasMessageContaining("mkdir -p " + folder.resolve("gone"));
  }

  @Test
  void aDroneWritesItWhileItsRedisIsThere() throws Exception {
    Path file = folder.resolve("alive");
    try (RedisServer redis = RedisServer.start();
        SwarmProcess drone =
            SwarmProcess.start(
                folder,
                "drone",
                Map.of(),
                List.of(
                    "drone",
                    "--on",
                    "redis://" + redis.hostAndPort(),
                    "--alive",
                    "alive",
                    "--slots",
                    "2"))) {
      Instant first = await(file, time -> true);
      await(file, time -> time.isAfter(first));

      redis.kill();
      drone.awaitText("connecting again");
      await(file, time -> time.isBefore(Instant.now().minusSeconds(3)));

      Instant back = Instant.now();
      redis.restart();
      await(file, time -> time.isAfter(back));

      drone.signal("TERM");
      drone.awaitEnd();
      assertThat(file).doesNotExist();
    }
  }
}
