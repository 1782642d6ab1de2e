package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Journal;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the leader says is in its journal, and synced, before it says so. */
@Timeout(60)
class LeaderJournalTest {
  private static final String NAMESPACE = "journalled";
  private static final int DRONES = 2;

  private final Codec codec = new Codec();
  private final InProcessTransport transport = new InProcessTransport();
  private final List<Event> events = new ArrayList<>();
  private Predicate<Event> syncFails = event -> false;

  private enum What {
    WRITTEN,
    SYNCED,
    SENT
  }

  private record Event(What what, Envelope envelope) {}

  private final class NotingJournal implements Journal {
    private Event last = new Event(What.SYNCED, null);

    @Override
    public void append(byte[] entry) throws IOException {
      last = note(What.WRITTEN, entry);
    }

    @Override
    public void sync() throws IOException {
      if (syncFails.test(last)) {
        throw new IOException("no space left on device");
      }
      events.add(new Event(What.SYNCED, null));
    }

    @Override
    public void close() {}
  }

  /** The leader's own; drones use the one below it. */
  private final class NotingTransport implements Transport {
    @Override
    public void publish(String channel, byte[] message) throws IOException {
      note(What.SENT, message);
      transport.publish(channel, message);
    }

    @Override
    public Subscription subscribe(String... channels) throws IOException {
      return transport.subscribe(channels);
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  private Event note(What what, byte[] bytes) throws IOException {
    try {
      Event event = new Event(what, codec.decode(bytes));
      events.add(event);
      return event;
    } catch (CodecException e) {
      throw new IOException(e);
    }
  }

  private static final class Tiny implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      return Script.plan(
          users(2).hold(Duration.ofMillis(1_200)), it -> it.pause(Duration.ofMillis(10)));
    }
  }

  private RunReport lead() throws Exception {
    ClassPathLoader loader = new ClassPathLoader(Tiny::new);
    RunOptions options =
        new RunOptions(
            loader.name(),
            List.of(),
            Map.of("rate", "5"),
            new Shape(7, 1, Optional.empty()),
            Map.of(),
            "",
            new TrustLimits(Duration.ofHours(1), 1, 1),
            LossPolicy.STOP,
            DRONES,
            DRONES);
    LeaderTest test =
        new LeaderTest(loader.load(loader.name()), options, Parameters.of(options.parameters()));
    Leader leader =
        new Leader(
            test,
            new RunReports("run", test, options, Instant.EPOCH),
            new Swarm(new NotingTransport(), NAMESPACE, Timing.IN_PROCESS),
            Clock.system(),
            new NotingJournal(),
            Optional.empty(),
            new SinkFeeds(List.of(), Optional.empty()),
            DRONES);
    List<Drone> drones = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < DRONES; i++) {
      Drone drone = new Drone(settings(loader, "drone-" + i), "process-" + i);
      drones.add(drone);
      threads.add(Thread.ofPlatform().start(drone));
    }
    RunReport report = leader.lead();
    drones.forEach(Drone::close);
    for (Thread thread : threads) {
      thread.join();
    }
    return report;
  }

  private DroneSettings settings(ClassPathLoader loader, String name) {
    Clock clock = Clock.system();
    return new DroneSettings(
        name,
        NAMESPACE,
        transport,
        loader,
        clock,
        Timing.IN_PROCESS,
        secret -> Optional.empty(),
        new WarmUp(clock, true),
        new Unsent(Optional.empty()),
        DroneLimits.NONE,
        new Siblings());
  }

  @Test
  void everythingIsWrittenAndSyncedBeforeItIsSaid() throws Exception {
    RunReport report = lead();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    Set<Message> written = new HashSet<>();
    Set<Message> safe = new HashSet<>();
    Map<String, Long> batches = new HashMap<>();
    Map<String, Long> safeBatches = new HashMap<>();
    Set<Class<?>> said = new HashSet<>();
    for (Event event : events) {
      switch (event.what()) {
        case SYNCED -> {
          safe.addAll(written);
          safeBatches.putAll(batches);
        }
        case WRITTEN -> {
          if (event.envelope().message() instanceof Message.Batch batch) {
            batches.put(event.envelope().header().sender(), batch.number());
          }
          written.add(event.envelope().message());
        }
        case SENT -> {
          Message message = event.envelope().message();
          said.add(message.getClass());
          if (message instanceof Message.Answer answer) {
            long acknowledged = answer.nextBatch() - 1;
            assertThat(acknowledged)
                .isLessThanOrEqualTo(safeBatches.values().stream().reduce(0L, Math::max));
          } else {
            assertThat(safe).contains(message);
          }
        }
      }
    }
    assertThat(said)
        .contains(
            Message.Announce.class, Message.Start.class, Message.Beat.class, Message.Answer.class);
    assertThat(batches).hasSize(DRONES);
    // Each batch stands in the journal once.
    List<Object> all =
        events.stream()
            .filter(event -> event.what() == What.WRITTEN)
            .filter(event -> event.envelope().message() instanceof Message.Batch)
            .map(
                event ->
                    (Object)
                        List.of(
                            event.envelope().header().sender(),
                            ((Message.Batch) event.envelope().message()).number()))
            .toList();
    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void afterAFailedSyncNothingIsAcknowledgedAndTheDronesAreFreed() throws Exception {
    syncFails =
        event -> event.envelope() != null && event.envelope().message() instanceof Message.Batch;
    RunReport report = lead();
    assertThat(report.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
    assertThat(report.reasons().getFirst()).contains("no space left on device");
    assertThat(report.complete()).isFalse();
    List<Message> sent =
        events.stream()
            .filter(event -> event.what() == What.SENT)
            .map(event -> event.envelope().message())
            .toList();
    assertThat(sent)
        .filteredOn(Message.Answer.class::isInstance)
        .allMatch(answer -> ((Message.Answer) answer).nextBatch() == 1);
    assertThat(sent.getLast())
        .isInstanceOfSatisfying(
            Message.Beat.class, beat -> assertThat(beat.order()).isEqualTo(Message.Order.RELEASE));
  }
}
