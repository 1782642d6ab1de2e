package io.orcastrike.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.orcastrike.cli.doctor.Finding.Level;
import io.orcastrike.redis.RedisAcl.Role;
import io.orcastrike.redis.RedisProbe.ServerClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What each check makes of what it reads. */
@Timeout(30)
class ReadingsTest {
  @TempDir Path folder;

  private static void found(Check check, Level level, String figure) throws Exception {
    assertThat(check.look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).as("%s", finding).isEqualTo(level);
              assertThat(finding.figure()).contains(figure);
              assertThat(finding.remedy().isEmpty()).isEqualTo(level == Level.OK);
            });
  }

  @Test
  void java25IsAdvised() throws Exception {
    found(new JavaCheck(25, "25.0.1+8"), Level.OK, "25.0.1");
    found(new JavaCheck(21, "21.0.9+10"), Level.WARNING, "21.0.9");
  }

  @Test
  void aQuotaThatIsLessThanTheProcessorsStopsThreads() throws Exception {
    found(new ProcessorsCheck(4, Optional.empty()), Level.OK, "4");
    found(new ProcessorsCheck(4, Optional.of("max 100000")), Level.OK, "4");
    found(new ProcessorsCheck(2, Optional.of("200000 100000")), Level.OK, "2, a quota of 2.00");
    found(new ProcessorsCheck(2, Optional.of("150000 100000")), Level.WARNING, "quota of 1.50");
    found(new ProcessorsCheck(1, Optional.empty()), Level.WARNING, "1");
  }

  @Test
  void theHeapLeavesRoomAndHasSome() throws Exception {
    found(new MemoryCheck(1L << 30, 4L << 30), Level.OK, "4,096 MB, of which the heap may take");
    found(new MemoryCheck(64L << 20, 256L << 20), Level.WARNING, "64 MB");
    found(new MemoryCheck(4L << 30, 4L << 30), Level.WARNING, "4,096 MB");
  }

  @Test
  void openFilesAreEnoughForWhatIsInFlight() throws Exception {
    found(new OpenFilesCheck(-1), Level.OK, "not known");
    found(new OpenFilesCheck(65_536), Level.OK, "65,536");
    found(new OpenFilesCheck(4_096), Level.WARNING, "4,096");
    found(new OpenFilesCheck(512), Level.TROUBLE, "512");
  }

  @Test
  void portsAreCounted() throws Exception {
    found(new PortsCheck(Optional.of("32768\t60999")), Level.OK, "28,232");
    found(new PortsCheck(Optional.of("60000 60999")), Level.WARNING, "1,000");
    found(new PortsCheck(Optional.empty()), Level.OK, "not known");
  }

  @Test
  void temporaryFilesHaveAPlace() throws Exception {
    assertThat(new TemporaryFolderCheck(folder).look())
        .singleElement()
        .extracting(Finding::level)
        .isNotEqualTo(Level.TROUBLE);
    assertThat(folder).isEmptyDirectory();
    found(
        new TemporaryFolderCheck(folder.resolve("gone")), Level.TROUBLE, "nothing can be written");
  }

  @Test
  void aFolderOfTestsThatAllMayWriteToIsNoPolicy() throws Exception {
    found(new PolicyCheck(folder), Level.OK, folder.toString());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    found(new PolicyCheck(folder), Level.WARNING, "anybody can write to");
    found(new PolicyCheck(folder.resolve("gone")), Level.TROUBLE, "cannot be looked at");
  }

  @Test
  void roundTripsAreSeconds() throws Exception {
    List<Duration> quick = Collections.nCopies(49, Duration.ofMillis(1));
    found(new RoundTripCheck(quick), Level.OK, "1.00 ms in the middle, 1.00 ms at most, of 49");
    found(
        new RoundTripCheck(Collections.nCopies(3, Duration.ofMillis(80))),
        Level.WARNING,
        "80.00 ms in the middle");
    found(
        new RoundTripCheck(List.of(Duration.ofMillis(1), Duration.ofMillis(900), Duration.ZERO)),
        Level.WARNING,
        "900.00 ms at most");
  }

  @Test
  void aClockIsOffOnlyIfItSurelyIs() throws Exception {
    Duration second = Duration.ofSeconds(1);
    found(clock(Duration.ofMillis(-3), Duration.ofMillis(1)), Level.OK, "3.0 ms ahead of");
    found(clock(Duration.ofMillis(1_500), second), Level.OK, "1500.0 ms behind");
    found(clock(Duration.ofSeconds(20), second), Level.WARNING, "20000.0 ms");
    found(clock(Duration.ofSeconds(-40), second), Level.TROUBLE, "40000.0 ms ahead of");
    found(new ClockCheck(Optional.empty()), Level.OK, "not known");
  }

  private static Check clock(Duration ahead, Duration within) {
    return new ClockCheck(Optional.of(new ServerClock(ahead, within)));
  }

  @Test
  void whatWritesToADiskMayStall() throws Exception {
    Optional<List<String>> off = Optional.of(List.of("# Persistence", "aof_enabled:0"));
    found(new PersistenceCheck(off, Optional.of("")), Level.OK, "off");
    found(new PersistenceCheck(off, Optional.empty()), Level.OK, "no append-only file");
    found(new PersistenceCheck(off, Optional.of("3600 1")), Level.WARNING, "save 3600 1");
    found(
        new PersistenceCheck(Optional.of(List.of("aof_enabled:1")), Optional.of("")),
        Level.WARNING,
        "append-only");
    found(new PersistenceCheck(Optional.empty(), Optional.empty()), Level.OK, "not known");
  }

  @Test
  void aSubscriberMayFallBehindSomewhat() throws Exception {
    String limits = "normal 0 0 0 slave 268435456 67108864 60 pubsub %d 8388608 60";
    found(buffers(limits.formatted(33_554_432)), Level.OK, "32 MB of a subscriber, or 8 MB for 60");
    found(buffers(limits.formatted(0)), Level.OK, "no end");
    found(buffers(limits.formatted(1 << 20)), Level.WARNING, "1 MB");
    found(new BufferCheck(Optional.empty()), Level.OK, "not known");
  }

  private static Check buffers(String limits) {
    return new BufferCheck(Optional.of(limits));
  }

  @Test
  void rightsThatAreMissingAreNamed() throws Exception {
    found(new RightsCheck(Role.DRONE, "shop", List.of()), Level.OK, "drone in namespace \"shop\"");
    found(new RightsCheck(Role.LEADER, "shop", List.of("publish a")), Level.TROUBLE, "publish a");
  }

  @Test
  void aRepositoryIsAsked() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring(1);
          exchange.sendResponseHeaders(Integer.parseInt(path), -1);
          exchange.close();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try {
      found(new RepositoryCheck("a", url.resolve("/404")), Level.OK, "answers with 404");
      found(new RepositoryCheck("a", url.resolve("/401")), Level.WARNING, "answers with 401");
      found(new RepositoryCheck("a", url.resolve("/503")), Level.TROUBLE, "answers with 503");
    } finally {
      server.stop(0);
    }
    found(new RepositoryCheck("a", url), Level.TROUBLE, "cannot be reached");
    found(new RepositoryCheck("a", folder.toUri()), Level.OK, folder.toString());
    found(new RepositoryCheck("a", folder.resolve("x").toUri()), Level.TROUBLE, "no folder");
  }

  @Test
  void whatDoesNotAnswerEndsAllTheSame() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Check mute =
        () -> {
          try {
            never.await();
            return List.of();
          } finally {
            interrupted.countDown();
          }
        };
    found(new Bounded("mute", Duration.ofMillis(20), mute), Level.TROUBLE, "no answer within");
    interrupted.await();
  }
}
