package io.orcastrike.core;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.DroneMachine;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Now;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drone of a swarm: joins runs one after another and carries out its part of each. One thread
 * does what the state machine says; the load runs on threads of its own.
 */
final class Drone implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Drone.class);
  private static final Duration TICK = Duration.ofMillis(5);
  private static final long MOST_HANDING_OVER = 5_000_000_000L;

  private final DroneSettings settings;
  private final String process;
  private final Transport.Subscription inbox;
  private final Channels channels;
  private final Codec codec = new Codec();
  private final DroneMachine machine;
  private @Nullable Preparation preparing;
  private @Nullable PreparedTest prepared;
  private @Nullable DroneRun run;
  private final Set<String> heard = new HashSet<>();
  private final LetGo letGo;

  /** The run that was claimed, while it may yet be left to a sibling. */
  private @Nullable String claimed;

  private boolean leaksNamed;
  private volatile boolean closed;
  private volatile boolean unfit;
  private volatile boolean draining;
  private volatile boolean busy;
  private long endsBy;

  /**
   * Makes a drone that hears announcements from now on.
   *
   * @throws IOException if the transport cannot be subscribed to
   */
  Drone(DroneSettings settings, String process) throws IOException {
    this.settings = settings;
    this.process = process;
    this.letGo = new LetGo(settings.name());
    this.channels = new Channels(settings.namespace());
    this.machine = new DroneMachine(process, settings.name(), settings.timing(), channels, codec);
    this.inbox = settings.transport().subscribe(channels.announce());
  }

  @Override
  public void run() {
    try {
      while (!mayEnd()) {
        inbox.next(TICK).ifPresent(this::receive);
        tick();
        busy = !isIdle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release();
      busy = false;
      inbox.close();
      letGo.await();
    }
  }

  /** Tells whether the drone is to end, and has handed over what it has, or tried for long. */
  private boolean mayEnd() {
    boolean noMore = draining || settings.siblings().isUnfit();
    if (!closed && !unfit && !(noMore && isIdle())) {
      return false;
    }
    if (endsBy == 0) {
      endsBy = settings.clock().nanos() + MOST_HANDING_OVER;
      perform(machine.lapsed("it was stopped", now()));
    }
    return !machine.isBusy() || settings.clock().nanos() >= endsBy;
  }

  private boolean isIdle() {
    return preparing == null && prepared == null && !machine.isBusy();
  }

  /** Returns the name, for people. */
  String name() {
    return settings.name();
  }

  /** Ends the drone; does not wait. */
  @Override
  public void close() {
    closed = true;
  }

  /** Takes part in no further run, and ends after the present one; does not wait. */
  void drain() {
    draining = true;
  }

  /** Tells whether it takes part in a run, from its preparation to its release. */
  boolean isBusy() {
    return busy;
  }

  /** Tells whether iterations of a test go on here although they were interrupted. */
  boolean isUnfit() {
    return unfit;
  }

  private void receive(byte[] bytes) {
    try {
      Envelope envelope = codec.decode(bytes);
      if (!(envelope.message() instanceof Message.Announce)
          || settings.siblings().mayJoin(envelope.header().run(), process)) {
        perform(machine.receive(envelope, now()));
      }
    } catch (CodecException e) {
      LOG.warn("drone {} dropped a message: {}", settings.name(), e.getMessage());
    }
  }

  private void tick() throws InterruptedException {
    Preparation preparation = preparing;
    if (preparation != null && preparation.isDone()) {
      preparing = null;
      finishPreparing(preparation);
    }
    letGo.forget();
    DroneRun current = run;
    if (current != null) {
      current.tick();
      if (current.hasLapsed()) {
        perform(machine.tick(now())); // which mostly knows why
        perform(machine.lapsed("its lease had run out when an iteration was due", now()));
      }
      if (current.isOver()) {
        run = null;
        Slice slice = current.lastSlice();
        Message.Last last = current.last();
        if (!last.endless().isEmpty()) {
          unfit = true;
          settings.siblings().becomeUnfit();
        }
        leaksNamed = !last.warnings().isEmpty();
        LOG.info(
            "drone {} made its load{}",
            settings.name(),
            last.failure().isEmpty() ? "" : ", in part: " + last.failure());
        perform(machine.ended(slice, last, now()));
      } else if (machine.hasRoom()) {
        current.cut().ifPresent(slice -> perform(machine.recorded(slice, now())));
      }
    }
    perform(machine.tick(now()));
  }

  private void perform(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> send(send.channel(), send.envelope());
        case Effect.Prepare prepare -> prepare(prepare.run(), prepare.announce());
        case Effect.Begin begin -> begin(begin);
        case Effect.Stop stop -> onRun(DroneRun::stop);
        case Effect.Abort abort -> onRun(current -> current.abort(abort.failure()));
        case Effect.Lease lease -> onRun(current -> current.renewLease(lease.until()));
        case Effect.Respread respread -> onRun(current -> current.lose(respread.loss()));
        case Effect.Release release -> release();
        case Effect.OfLeader unused -> {}
        case Effect.Steer steer -> onRun(current -> current.steer(steer.change()));
        case Effect.Keep keep -> settings.unsent().keep(keep.held());
      }
    }
  }

  private void onRun(Consumer<DroneRun> action) {
    DroneRun current = run;
    if (current != null) {
      action.accept(current);
    }
  }

  private void send(String channel, Envelope envelope) {
    try {
      settings.transport().publish(channel, codec.encode(envelope));
    } catch (IOException e) {
      LOG.debug("drone {} will say it again", settings.name(), e);
    }
  }

  private void prepare(String run, Message.Announce announce) {
    if (!settings.siblings().claim(run, process)) {
      perform(machine.withdraw(now()));
      return;
    }
    claimed = run;
    try {
      hear(machine.heard());
    } catch (IOException e) {
      LOG.info("drone {}: the run's channels are out of reach for now", settings.name(), e);
      perform(machine.withdraw(now()));
      return;
    }
    LOG.info("drone {} prepares {}", settings.name(), announce.test());
    preparing = new Preparation(settings, announce);
  }

  /** Receives what is said about those runs, and about no others any more. */
  private void hear(Set<String> runs) throws IOException {
    for (String run : Set.copyOf(heard)) {
      if (!runs.contains(run)) {
        inbox.remove(channels.beat(run));
        inbox.remove(channels.drone(run, process));
        heard.remove(run);
      }
    }
    for (String run : runs) {
      if (!heard.contains(run)) {
        inbox.add(channels.beat(run));
        inbox.add(channels.drone(run, process));
        heard.add(run);
      }
    }
  }

  private void finishPreparing(Preparation preparation) throws InterruptedException {
    try {
      PreparedTest test = preparation.result();
      prepared = test;
      double most = LimitRules.mostFactor(settings.limits(), test.plan());
      perform(machine.prepared(test.plan().canonical(), most, now()));
    } catch (Preparation.RefusedException e) {
      claimed = null; // a sibling would not take part either
      LOG.warn("drone {} does not take part: {}", settings.name(), e.getMessage());
      perform(machine.refused(e.getMessage(), e.prepareFailed(), now()));
    }
  }

  private void begin(Effect.Begin begin) {
    PreparedTest test = prepared;
    if (test != null) {
      claimed = null;
      LOG.info("drone {} goes as number {} of {}", settings.name(), begin.number() + 1, begin.of());
      run = new DroneRun(test, begin, settings.clock());
    }
  }

  /** Gives back what the run held; cleans up where its load never ended by itself. */
  private void release() {
    onRun(current -> current.abort(""));
    onRun(DroneRun::tick);
    giveUpPreparing();
    PreparedTest test = prepared;
    run = null;
    prepared = null;
    String left = claimed;
    claimed = null;
    if (left != null) {
      settings.siblings().giveUp(left, process);
    }
    if (test != null) {
      cleanUp(test);
      test.loaded().close();
      letGo.test(test.loaded(), leaksNamed);
      leaksNamed = false;
    }
  }

  private void giveUpPreparing() {
    Preparation preparation = preparing;
    preparing = null;
    if (preparation != null) {
      letGo.preparation(preparation);
    }
  }

  private void cleanUp(PreparedTest test) {
    try {
      test.cleanUp().ifPresent(text -> LOG.warn("drone {}: {}", settings.name(), text));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Now now() {
    return new Now(settings.clock().nanos(), settings.clock().wallNanos());
  }
}
