package io.orcastrike.core.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.signing.Keys;
import io.orcastrike.core.signing.VerifyingTransport;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SteerCallTest {
  private static final Clock CLOCK = Clock.system();

  private final InProcessTransport transport = new InProcessTransport();
  private final Obedient run = new Obedient("20261126-120000-7f3a");

  @AfterEach
  void close() {
    transport.close();
  }

  /** A run that does what it is told, and notes it. */
  private record Obedient(String id, List<String> commands) implements Run {
    Obedient(String id) {
      this(id, new CopyOnWriteArrayList<>());
    }

    @Override
    public SteerAnswer steer(SteerCommand command, String by) {
      commands.add(command.text() + " by " + by);
      return new SteerAnswer(commands.size() == 1, "command " + commands.size());
    }

    @Override
    public Optional<Progress> progress() {
      return Optional.empty();
    }

    @Override
    public Optional<RunReport> report() {
      return Optional.empty();
    }

    @Override
    public Optional<RunReport> await(Duration most) {
      return Optional.empty();
    }

    @Override
    public void stop(Verdict verdict, String reason) {}

    @Override
    public void abort(Verdict verdict, String reason) {}

    @Override
    public RunReport await() {
      throw new UnsupportedOperationException();
    }
  }

  /** Loses every other message, and doubles the rest. */
  private record Bad(Transport transport, AtomicInteger sent) implements Transport {
    @Override
    public void publish(String channel, byte[] message) throws IOException {
      if (sent.getAndIncrement() % 2 == 1) {
        transport.publish(channel, message);
        transport.publish(channel, message);
      }
    }

    @Override
    public Subscription subscribe(String... channels) throws IOException {
      return transport.subscribe(channels);
    }

    @Override
    public void close() {}
  }

  private SteerListener listen(Run toSteer, Transport over) throws IOException {
    return SteerListener.open(toSteer, over, "shop", CLOCK);
  }

  private static Optional<SteerAnswer> call(Transport over, String asked) throws Exception {
    return SteerCall.give(new SteerCommand.Rate(1.5), "me", asked, over, "shop", CLOCK);
  }

  @Test
  void aRunIsFoundByTheEndOfItsIdAndObeys() throws Exception {
    try (SteerListener here = listen(run, transport)) {
      assertThat(call(transport, "7f3a")).contains(new SteerAnswer(true, "command 1"));
      assertThat(call(transport, run.id())).contains(new SteerAnswer(false, "command 2"));
    }
    assertThat(run.commands()).containsExactly("rate 1.5 by me", "rate 1.5 by me");
  }

  @Test
  void whatIsLostIsSaidAgainAndObeyedOnce() throws Exception {
    try (SteerListener here = listen(run, new Bad(transport, new AtomicInteger()))) {
      assertThat(call(new Bad(transport, new AtomicInteger()), "7f3a"))
          .contains(new SteerAnswer(true, "command 1"));
    }
    assertThat(run.commands()).hasSize(1);
  }

  @Test
  void oneRunMustBeMeant() throws Exception {
    try (SteerListener here = listen(run, transport);
        SteerListener there = listen(new Obedient("20261126-130000-7f3a"), transport)) {
      assertThatThrownBy(() -> call(transport, "7f3a"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("20261126-120000-7f3a and 20261126-130000-7f3a");
      assertThat(call(transport, "120000-7f3a")).isPresent();
    }
  }

  @Test
  void whereSigningIsOnOnlyTheLeadersKeySteers() throws Exception {
    PrivateKey leaders = Keys.generate().getPrivate();
    PrivateKey other = Keys.generate().getPrivate();
    try (SteerListener here = listen(run, VerifyingTransport.among(transport, leaders))) {
      assertThat(call(VerifyingTransport.among(transport, leaders), "7f3a")).isPresent();
      assertThat(call(VerifyingTransport.among(transport, other), "7f3a")).isEmpty();
      assertThat(call(transport, "7f3a")).isEmpty();
    }
    assertThat(run.commands()).hasSize(1);
  }

  @Test
  void nobodyAnswersForARunThatIsNotThere() throws Exception {
    try (SteerListener here = listen(run, transport)) {
      assertThat(call(transport, "f3a")).as("too short").isEmpty();
    }
  }
}
