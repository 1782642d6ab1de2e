package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Series;
import io.orcastrike.spi.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final long SECOND = 1_000_000_000L;

  private final Codec codec = new Codec();
  private final Outbox outbox = new Outbox(codec, Duration.ofSeconds(1));

  private List<Message.Batch> due(long now) {
    return outbox.due(now).stream().map(Message.Batch.class::cast).toList();
  }

  @Test
  void sendsTheOldestFirst() {
    for (int i = 0; i < 3; i++) {
      outbox.add(Slices.of(i, i + 1, 5), null, 0);
    }
    assertThat(due(0)).extracting(Message.Batch::number).containsExactly(1L, 2L, 3L);
    assertThat(due(0)).isEmpty();
  }

  @Test
  void saysWhichBatchIsTheOldestItHolds() {
    outbox.add(Slices.of(0, 1, 5), null, 0);
    outbox.add(Slices.of(1, 2, 5), null, 0);
    assertThat(due(0)).allMatch(batch -> batch.oldestHeld() == 1);
    outbox.acknowledge(2);
    assertThat(due(SECOND)).singleElement().matches(batch -> batch.oldestHeld() == 2);
    outbox.acknowledge(3);
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(outbox.oldest()).isEqualTo(3);
    assertThat(outbox.newest()).isEqualTo(2);
  }

  @Test
  void repeatsLessAndLessOften() {
    outbox.add(Slices.of(0, 1, 5), null, 0);
    List<Long> sentAt = new ArrayList<>();
    for (long second = 0; second < 64; second++) {
      if (!due(second * SECOND).isEmpty()) {
        sentAt.add(second);
      }
    }
    assertThat(sentAt).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 47L, 63L);
  }

  @Test
  void doesNotLetTheNextWaitLongOnceThereIsProgress() {
    outbox.add(Slices.of(0, 1, 5), null, 0);
    outbox.add(Slices.of(1, 2, 5), null, 0);
    for (long second = 0; second < 16; second++) {
      due(second * SECOND);
    }
    outbox.acknowledge(2);
    assertThat(due(16 * SECOND)).extracting(Message.Batch::number).containsExactly(2L);
    assertThat(due(16 * SECOND)).isEmpty();
    assertThat(due(17 * SECOND)).isEmpty();
    assertThat(due(18 * SECOND)).hasSize(1);
  }

  @Test
  void sendsTheOldestEverySecondWhileTheLeaderAnswersAndMissesIt() {
    outbox.add(Slices.of(0, 1, 5), null, 0);
    List<Long> sentAt = new ArrayList<>();
    for (long second = 0; second < 7; second++) {
      if (!due(second * SECOND).isEmpty()) {
        sentAt.add(second);
      }
      outbox.missed(1, second * SECOND + SECOND / 2);
    }
    assertThat(sentAt).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void anAnswerToWhatWasSaidBeforeTheOldestWasSentHastensNothing() {
    outbox.add(Slices.of(0, 1, 5), null, 0);
    due(0);
    due(SECOND);
    outbox.missed(1, SECOND);
    assertThat(due(2 * SECOND)).isEmpty();
    assertThat(due(3 * SECOND)).hasSize(1);
  }

  @Test
  void anOldAcknowledgementTakesNothingBack() {
    outbox.add(Slices.of(0, 1, 5), null, 0);
    outbox.acknowledge(2);
    outbox.acknowledge(1);
    assertThat(outbox.isEmpty()).isTrue();
  }

  @Test
  void splitsWhateverIsTooLargeIntoMessagesThatAddUpToTheSame() throws CodecException {
    Slice large = Slices.large(1, 250);
    outbox.add(large, Slices.last(Slices.sums(large)), 0);
    List<Message.Batch> batches = due(0);
    List<Slice> parts = new ArrayList<>();
    for (Message.Batch batch : batches) {
      byte[] bytes =
          codec.encode(
              new Envelope(new Header(1, "r".repeat(40), 1, "l".repeat(40), "s", 1, 1), batch));
      assertThat(bytes.length).isLessThanOrEqualTo(Transport.MOST_BYTES);
      Message.Batch read = (Message.Batch) codec.decode(bytes).message();
      if (read.slice() != null) {
        parts.add(read.slice());
      }
    }
    assertThat(parts).hasSizeGreaterThan(3);
    assertThat(Slices.sums(parts.toArray(Slice[]::new))).isEqualTo(Slices.sums(large));
    assertSame(parts, large, Slice::loads);
    assertSame(parts, large, Slice::series);
    assertSame(parts, large, Slice::checks);
    assertSame(parts, large, Slice::counters);
    assertSame(parts, large, Slice::values);
    assertSame(parts, large, Slice::errors);
    assertSame(parts, large, Slice::slowest);
    assertThat(parts).allMatch(part -> part.from() == 3 && part.to() == 5);
    assertThat(batches).filteredOn(Message.Batch::closes).hasSize(1);
    Message.Batch closing = batches.get(batches.size() - 2);
    assertThat(closing.closes()).isTrue();
    assertThat(closing.slice().generator()).isEqualTo(large.generator());
    assertThat(batches.getLast().last()).isNotNull();
  }

  private static void assertSame(List<Slice> parts, Slice whole, Function<Slice, List<?>> list) {
    List<Object> joined = new ArrayList<>();
    parts.forEach(part -> joined.addAll(list.apply(part)));
    assertThat(joined).hasSameElementsAs(list.apply(whole)).hasSameSizeAs(list.apply(whole));
  }

  @Test
  void splitsManySmallDistributionsThatAreLargeInMemory() throws CodecException {
    List<Series> series =
        IntStream.range(0, 1_200)
            .mapToObj(i -> new Series(Slices.key("" + i), Distribution.EMPTY, Slices.micros(9), 0))
            .toList();
    outbox.add(Slices.of(0, 1).onlySeries(series), null, 0);
    List<Message.Batch> batches = due(0);
    assertThat(batches).hasSizeGreaterThan(4);
    for (Message.Batch batch : batches) {
      codec.decode(codec.encode(new Envelope(new Header(1, "", 1, "", "", 1, 1), batch)));
    }
  }
}
