package io.orcastrike.core.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.load.ManualClock;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PieceLoaderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Channels CHANNELS = new Channels("tests");

  private final InProcessTransport bus = new InProcessTransport();
  private final ManualClock still = new ManualClock();
  @TempDir Path folder;
  private Path files;
  private InlineJar jar;

  @BeforeEach
  void pack() throws IOException {
    jar = Packed.shop(folder);
    files = Files.createDirectory(folder.resolve("files"));
  }

  @AfterEach
  void close() {
    bus.close();
  }

  private PieceLoader loader(Clock clock) {
    return new PieceLoader(bus, "tests", clock, files);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      return all.toList();
    }
  }

  @Test
  void filesGoWithTheLastThatNeedsThem() throws Exception {
    try (PieceServer server = new PieceServer(jar, bus, "tests", Clock.system());
        PieceLoader loader = loader(Clock.system())) {
      assertThat(server).isNotNull();
      FoundTest found = loader.find(jar.address().toString());
      LoadedTest one = found.open();
      LoadedTest other = found.open();
      found.close();
      one.close();
      one.close();
      assertThat(other.test()).hasToString("one and two");
      assertThat(left()).hasSize(1);
      other.close();
      assertThat(left()).isEmpty();
      assertThatThrownBy(found::open)
          .isInstanceOf(TestNotFoundException.class)
          .hasMessageContaining("have gone");
    }
    assertThat(files).doesNotExist();
  }

  @Test
  void filesOfATestThatIsNotOpenedGo() throws Exception {
    try (PieceServer server = new PieceServer(jar, bus, "tests", Clock.system());
        PieceLoader loader = loader(Clock.system())) {
      assertThat(server).isNotNull();
      FoundTest found = loader.find(jar.address().toString());
      assertThat(left()).hasSize(1);
      found.close();
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void aLeaderThatVanishesIsNamedAfter30Seconds() throws Exception {
    InlineJar large = Packed.large(folder, 200_000);
    String pieces = CHANNELS.pieces(large.address().digest());
    try (PieceLoader loader = loader(still);
        Transport.Subscription asks = bus.subscribe(CHANNELS.asks(large.address().digest()));
        ExecutorService drone = Executors.newSingleThreadExecutor()) {
      Future<FoundTest> found = drone.submit(() -> loader.find(large.address().toString()));
      assertThat(asks.next(PATIENCE)).hasValue(PieceMessage.ask(List.of(PieceMessage.LIST)));
      bus.publish(pieces, new PieceMessage(PieceMessage.LIST, large.pieces().encoded()).encoded());
      advanceUntilAsked(asks, List.of(0, 1, 2, 3));
      bus.publish(pieces, new PieceMessage(2, large.piece(2)).encoded());
      advanceUntilAsked(asks, List.of(0, 1, 3));
      still.set(still.nanos() + Duration.ofSeconds(25).toNanos());
      assertThat(asks.next(PATIENCE)).isPresent();
      assertThat(found).isNotDone();
      still.set(still.nanos() + Duration.ofSeconds(6).toNanos());
      assertThatThrownBy(() -> found.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(TestNotFoundException.class)
          .hasMessageContaining(
              "the leader has handed out nothing of Large for 30 s, 1 of 4 pieces are there")
          .hasMessageContaining("where: " + CHANNELS.asks(large.address().digest()));
      assertThat(left()).isEmpty();
    }
  }

  /** Moves the clock on by less than a second in all. */
  private void advanceUntilAsked(Transport.Subscription asks, List<Integer> numbers)
      throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      still.set(still.nanos() + Duration.ofMillis(100).toNanos());
      var ask = asks.next(Duration.ofSeconds(1));
      if (ask.isPresent() && PieceMessage.asked(ask.get()).equals(numbers)) {
        return;
      }
    }
    throw new AssertionError(numbers + " must be asked for");
  }

  @Test
  void aBusThatIsClosedMeanwhileKeepsNobodyBusy() throws Exception {
    try (PieceLoader loader = loader(still);
        Transport.Subscription asks = bus.subscribe(CHANNELS.asks(jar.address().digest()));
        ExecutorService drone = Executors.newSingleThreadExecutor()) {
      Future<FoundTest> found = drone.submit(() -> loader.find(jar.address().toString()));
      assertThat(asks.next(PATIENCE)).isPresent();
      bus.close();
      // It sleeps by the clock instead of asking a closed inbox again and again.
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!still.isAwaited() && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      assertThat(still.isAwaited()).isTrue();
      still.set(still.nanos() + Duration.ofSeconds(31).toNanos());
      assertThatThrownBy(() -> found.get(20, TimeUnit.SECONDS))
          .hasMessageContaining("nothing of Shop for 30 s");
    }
  }

  @Test
  void anInterruptionEndsTheFetch() throws Exception {
    try (PieceLoader loader = loader(Clock.system());
        Transport.Subscription asks = bus.subscribe(CHANNELS.asks(jar.address().digest()))) {
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(() -> loader.find(jar.address().toString()))
                    .isInstanceOf(TestNotFoundException.class)
                    .hasMessageContaining("fetching Shop was interrupted");
                return Thread.currentThread().isInterrupted();
              });
      Thread drone = Thread.ofPlatform().start(task);
      assertThat(asks.next(PATIENCE)).isPresent();
      drone.interrupt();
      assertThat(task.get(20, TimeUnit.SECONDS)).as("it stays interrupted").isTrue();
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsAskedFor() throws Exception {
    try (PieceLoader loader = loader(still);
        Transport.Subscription asks = bus.subscribe(CHANNELS.asks("0".repeat(64)))) {
      for (long size : new long[] {(64L << 20) + 1, 9_999_999_999L}) {
        assertThatThrownBy(() -> loader.find("inline:Shop:" + size + ":" + "0".repeat(64)))
            .isInstanceOf(TestNotFoundException.class)
            .hasMessageContaining(
                "an inline test must have at most 67,108,864 bytes, has %,d".formatted(size));
      }
      assertThat(asks.next(Duration.ZERO)).isEmpty();
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void addressesThatAreNoneAreRefused() {
    String digest = "0".repeat(64);
    try (PieceLoader loader = loader(still)) {
      for (String address :
          List.of(
              "inline:Shop:1:" + digest.substring(1),
              "inline:Shop:0:" + digest,
              "inline:Shop:-1:" + digest,
              "inline:Shop:10000000000:" + digest,
              "inline:../Shop:1:" + digest,
              "inline::1:" + digest,
              "inline:Shop:1:" + digest + "\n",
              "inline:" + "a".repeat(201) + ":1:" + digest,
              "Shop")) {
        assertThat(InlineAddress.parse(address)).as(address).isEmpty();
        assertThatThrownBy(() -> loader.find(address))
            .isInstanceOf(TestNotFoundException.class)
            .hasMessageContaining("must be named inline:NAME:SIZE:SHA-256");
      }
    }
    assertThatThrownBy(() -> new InlineAddress("a/b", 1, digest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"inline:a/b:1:" + digest);
  }

  @Test
  void aListForAnotherSizeThanAnnouncedIsRefused() throws Exception {
    InlineAddress lie =
        new InlineAddress("Shop", jar.content().length + 1_000_000L, jar.address().digest());
    try (PieceServer server = new PieceServer(jar, bus, "tests", Clock.system());
        PieceLoader loader = loader(Clock.system())) {
      assertThat(server).isNotNull();
      assertThatThrownBy(() -> loader.find(lie.toString()))
          .isInstanceOf(TestNotFoundException.class)
          .hasMessageContaining("cannot be put together: a list of 16 pieces must have 512 bytes");
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void aPieceOfAnotherLengthThanAnnouncedIsPassedOver() throws Exception {
    byte[] content = new byte[PieceList.PIECE_BYTES + 10];
    PieceList honest = PieceList.of(content);
    PieceList lying = PieceList.decode(honest.encoded(), content.length - 1);
    assertThat(honest.isRight(1, PieceList.piece(content, 1))).isTrue();
    assertThat(lying.isRight(1, PieceList.piece(content, 1))).isFalse();
  }
}
