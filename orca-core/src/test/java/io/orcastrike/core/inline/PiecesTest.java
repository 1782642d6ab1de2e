package io.orcastrike.core.inline;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.load.ManualClock;
import io.orcastrike.core.local.Sha256;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A leader that hands out a test, and drones that fetch it. */
@Timeout(60)
class PiecesTest {
  private static final int DRONES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void dronesThatFetchAtOnceGetEachPieceOnce() throws Exception {
    InlineJar jar = Packed.large(folder, 2_000_000);
    try (LossyTransport bus = new LossyTransport(1, 0)) {
      fetchAtOnce(jar, bus);
      assertThat(published(bus)).isBetween(count(jar), count(jar) * 2);
    }
  }

  @Test
  void lostDoubledAndDelayedMessagesAreMadeGood() throws Exception {
    InlineJar jar = Packed.large(folder, 2_000_000);
    for (int seed = 1; seed <= 3; seed++) {
      try (LossyTransport bus = new LossyTransport(seed, 0.1)) {
        fetchAtOnce(jar, bus);
        // A tenth is lost, and a tenth so late that it is often asked for again; on a busy machine,
        // so is more. Three drones that were served one by one would take more than this.
        assertThat(published(bus)).isBetween(count(jar), count(jar) * 3);
      }
    }
  }

  @Test
  void piecesThatAreNotRightArePassedOver() throws Exception {
    InlineJar jar = Packed.large(folder, 200_000);
    InlineJar other = InlineJar.of("Other", new byte[200_000]);
    String channel = new Channels("tests").pieces(jar.address().digest());
    Random random = new Random(7);
    try (LossyTransport bus = new LossyTransport(1, 0);
        Transport.Subscription asks =
            bus.subscribe(new Channels("tests").asks(jar.address().digest()));
        PieceLoader loader = loader(bus, 1);
        ExecutorService drone = Executors.newSingleThreadExecutor()) {
      Future<FoundTest> found = drone.submit(() -> loader.find(jar.address().toString()));
      assertThat(asks.next(PATIENCE)).hasValue(PieceMessage.ask(List.of(PieceMessage.LIST)));
      for (int number : new int[] {-1, 0, 1, 2, 3, 4, 99, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        byte[] noise = new byte[PieceList.PIECE_BYTES];
        random.nextBytes(noise);
        bus.publish(channel, new PieceMessage(number, noise).encoded());
        bus.publish(channel, new PieceMessage(number, new byte[0]).encoded());
        bus.publish(channel, new PieceMessage(number, other.pieces().encoded()).encoded());
        bus.publish(
            channel, new PieceMessage(number, new byte[Transport.MOST_BYTES - 4]).encoded());
      }
      bus.publish(channel, new byte[0]);
      bus.publish(channel, new byte[3]);
      for (int number : new int[] {3, 2, -1, 0, 0, 1, 2, 3}) {
        // What comes before the list cannot be known, and is taken when it comes again.
        byte[] content = number < 0 ? jar.pieces().encoded() : jar.piece(number);
        bus.publish(channel, new PieceMessage(number, other.piece(0)).encoded());
        bus.publish(channel, new PieceMessage(number, content).encoded());
      }
      try (FoundTest test = found.get(20, TimeUnit.SECONDS)) {
        assertThat(test.lock().getFirst().sha256()).isEqualTo(Sha256.hex(jar.content()));
      }
    }
  }

  @Test
  void asksThatAreNotRightAreAnsweredByNothing() throws Exception {
    InlineJar jar = Packed.large(folder, 200_000);
    Channels channels = new Channels("tests");
    String asks = channels.asks(jar.address().digest());
    try (LossyTransport bus = new LossyTransport(1, 0);
        Transport.Subscription pieces = bus.subscribe(channels.pieces(jar.address().digest()));
        PieceServer server = new PieceServer(jar, bus, "tests", Clock.system())) {
      assertThat(server).isNotNull();
      bus.publish(asks, new byte[0]);
      bus.publish(asks, new byte[3]);
      bus.publish(asks, new byte[Transport.MOST_BYTES]);
      bus.publish(asks, PieceMessage.ask(List.of(-2, 4, Integer.MAX_VALUE, Integer.MIN_VALUE)));
      bus.publish(asks, PieceMessage.ask(java.util.Collections.nCopies(17, 1)));
      bus.publish(asks, PieceMessage.ask(java.util.Collections.nCopies(16, 3)));
      assertThat(pieces.next(PATIENCE)).hasValue(new PieceMessage(3, jar.piece(3)).encoded());
      assertThat(bus.pieces()).isEqualTo(Map.of(3, 1));
    }
  }

  @Test
  void whatWasSentLatelyIsNotSentAgainAndAllInItsTime() throws Exception {
    InlineJar jar = Packed.large(folder, 200_000);
    Channels channels = new Channels("tests");
    String asks = channels.asks(jar.address().digest());
    ManualClock still = new ManualClock();
    try (LossyTransport bus = new LossyTransport(1, 0);
        PieceServer server = new PieceServer(jar, bus, "tests", still)) {
      assertThat(server).isNotNull();
      step(still);
      bus.publish(asks, PieceMessage.ask(List.of(3, 2)));
      bus.publish(asks, PieceMessage.ask(List.of(2, 3)));
      step(still);
      assertThat(bus.pieces()).isEqualTo(Map.of(3, 1));
      step(still);
      assertThat(bus.pieces()).isEqualTo(Map.of(3, 1, 2, 1));
      bus.publish(asks, PieceMessage.ask(List.of(2, 3, 1)));
      step(still);
      step(still);
      assertThat(bus.pieces()).isEqualTo(Map.of(3, 1, 2, 1, 1, 1));
      still.set(still.nanos() + Duration.ofMillis(300).toNanos());
      bus.publish(asks, PieceMessage.ask(List.of(2)));
      step(still);
      step(still);
      assertThat(bus.pieces()).isEqualTo(Map.of(3, 1, 2, 2, 1, 1));
    }
  }

  /** Lets the server do what it does from piece to piece, once. */
  private static void step(ManualClock still) {
    awaitSleep(still);
    still.set(still.nanos() + Duration.ofMillis(16).toNanos());
    awaitSleep(still);
  }

  private static void awaitSleep(ManualClock still) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    long next = still.nanos() + Duration.ofMillis(16).toNanos();
    while (!still.isAwaited(next) && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(still.isAwaited(next)).isTrue();
  }

  @Test
  void closingEndsTheServersThread() throws Exception {
    InlineJar jar = Packed.large(folder, 200_000);
    try (LossyTransport bus = new LossyTransport(1, 0);
        PieceLoader loader = loader(bus, 1)) {
      PieceServer server = new PieceServer(jar, bus, "tests", Clock.system());
      loader.find(jar.address().toString()).close();
      server.close();
      assertThat(dump()).doesNotContain("orca-pieces");
      server.close();
    }
  }

  /** A dump has virtual threads, too. */
  private String dump() throws Exception {
    Path file = folder.resolve("threads.txt");
    java.lang.management.ManagementFactory.getPlatformMXBean(
            com.sun.management.HotSpotDiagnosticMXBean.class)
        .dumpThreads(
            file.toString(),
            com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(file);
  }

  private void fetchAtOnce(InlineJar jar, LossyTransport bus) throws Exception {
    List<PieceLoader> loaders = new ArrayList<>();
    try (PieceServer server = new PieceServer(jar, bus, "tests", Clock.system());
        ExecutorService drones = Executors.newFixedThreadPool(DRONES)) {
      assertThat(server).isNotNull();
      List<Future<FoundTest>> all = new ArrayList<>();
      for (int i = 0; i < DRONES; i++) {
        PieceLoader loader = loader(bus, i);
        loaders.add(loader);
        all.add(drones.submit(() -> loader.find(jar.address().toString())));
      }
      for (Future<FoundTest> one : all) {
        FoundTest found = one.get(30, TimeUnit.SECONDS);
        assertThat(found.address()).isEqualTo(jar.address().toString());
        assertThat(found.lock().getFirst().sha256()).isEqualTo(sha256(jar));
      }
    } finally {
      loaders.forEach(PieceLoader::close);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("drone"))).isEmpty();
    }
  }

  private PieceLoader loader(LossyTransport bus, int number) throws Exception {
    Path own = Files.createDirectories(folder.resolve("drone" + number));
    return new PieceLoader(bus, "tests", Clock.system(), own);
  }

  private static String sha256(InlineJar jar) throws Exception {
    return HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(jar.content()));
  }

  private static int count(InlineJar jar) {
    return jar.pieces().count() + 1;
  }

  private static int published(LossyTransport bus) {
    return bus.pieces().values().stream().mapToInt(Integer::intValue).sum();
  }
}
