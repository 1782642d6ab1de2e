package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.measure.Sums;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.View;
import io.orcastrike.core.protocol.Steering;
import java.util.HashSet;
import java.util.Set;

/** What is true of a process's part in a run, whatever its machine makes of it. */
final class Part {
  private static final long SECOND = 1_000_000_000L;
  private static final long LEASE = 30 * SECOND;

  /** Both ends' clocks may be off by five seconds before anybody notices. */
  private static final long MOST_CLOCK_ERROR = 6 * SECOND;

  private final Truth truth;
  private final String process;
  private final SentSums recorded = new SentSums();
  private Sums total = new SentSums().build();
  private int epochHeard;
  private String leaderHeard = "";
  private int epochSaid;
  private long leaseUntil = Long.MIN_VALUE;
  private String barred = "";
  private long acknowledged;
  private final Set<String> begun = new HashSet<>();
  private long confirmed;
  private long startedInWarmUp;
  private long startedJudged;
  private int steered;

  Part(Truth truth, String process) {
    this.truth = truth;
    this.process = process;
  }

  /** Notes what a drone heard, of the leader it must follow. */
  void heard(Bus.Arrival arrival) {
    Envelope envelope = arrival.envelope();
    int epoch = envelope.header().epoch();
    if (epoch > epochHeard) {
      epochHeard = epoch;
      leaderHeard = envelope.header().sender();
    }
    if (epoch < epochHeard || !envelope.header().sender().equals(leaderHeard)) {
      return;
    }
    switch (envelope.message()) {
      case Message.Answer answer when answer.view() == View.WELCOME ->
          leaseUntil = Math.max(leaseUntil, arrival.sentAt() + LEASE);
      case Message.Answer answer when answer.view() == View.PUT_OUT -> bar("it was put out");
      case Message.Beat beat when hasBegun() -> heard(beat);
      default -> {}
    }
  }

  private void heard(Message.Beat beat) {
    if (beat.order() != Order.RUN) {
      bar("it was told to " + beat.order());
    }
    for (Loss loss : beat.losses()) {
      if (process.equals(truth.process(loss.drone()))) {
        bar("it was listed as lost");
      }
    }
  }

  /** From now on it must not start anything. */
  void bar(String why) {
    if (hasBegun() && barred.isEmpty()) {
      barred = why;
    }
  }

  /** It was told to change its load: in order, once each, and only what the leader has said. */
  void steered(Steering change) {
    truth.check(
        steered < truth.steering().size() && truth.steering().get(steered).equals(change),
        "changes of the load come in order, once each",
        "%s took %s as number %d of %s",
        process,
        change,
        steered,
        truth.steering());
    steered++;
  }

  void began(String identity) {
    truth.check(begun.add(identity), "a drone begins once", "%s begins again", identity);
  }

  boolean hasBegun() {
    return !begun.isEmpty();
  }

  void started(long number, boolean inWarmUp, long now) {
    if (inWarmUp) {
      startedInWarmUp++;
    } else {
      startedJudged++;
    }
    truth.check(
        barred.isEmpty(),
        "no start after lease, abort or being listed",
        "%s started %d although %s",
        process,
        number,
        barred);
    truth.check(
        now <= leaseUntil + MOST_CLOCK_ERROR,
        "no start after lease, abort or being listed",
        "%s started %d %.3f s after its lease",
        process,
        number,
        (now - leaseUntil) / 1e9);
  }

  void said(Envelope envelope) {
    if (envelope.message() instanceof Message.Refuse) {
      return; // says no to whom it hears, late or not
    }
    int epoch = envelope.header().epoch();
    truth.check(
        epoch >= epochSaid,
        "epochs seen never fall",
        "%s from %d to %d with %s",
        process,
        epochSaid,
        epoch,
        envelope.message());
    epochSaid = epoch;
    if (envelope.message() instanceof Message.Confirm confirm) {
      confirmed = Math.max(confirmed, confirm.t0());
    }
    if (envelope.message() instanceof Message.Heartbeat beat) {
      long held = beat.newestHeld() - beat.oldestHeld() + 1;
      // The final slice and the totals come on top of what was full.
      truth.check(held <= 34, "buffers within budget", "%s holds %d batches", process, held);
    }
  }

  /** GO arrived in good time, from the leader it follows. */
  void heardGo(Header from, Message.Beat beat, long now) {
    boolean follows = from.epoch() == epochHeard && from.sender().equals(leaderHeard);
    boolean meant = beat.go() != null && beat.go() == confirmed && beat.order() == Order.RUN;
    truth.check(
        !follows || !meant || leaseUntil < now + MOST_CLOCK_ERROR || hasBegun(),
        "who has confirmed a start and hears GO begins",
        "%s does not",
        process);
  }

  void recorded(Slice slice) {
    recorded.add(slice);
    total = recorded.build();
  }

  /** What arrived must lie on the sides on which it was due. */
  void merged(Sums sums, boolean all) {
    long inWarmUp = Sides.started(sums, true);
    long judged = Sides.started(sums, false);
    truth.check(
        inWarmUp <= startedInWarmUp
            && judged <= startedJudged
            && (!all || inWarmUp + judged == startedInWarmUp + startedJudged),
        "no slice across the end of warm-up",
        "%s: %d in it and %d after it, started %d and %d",
        process,
        inWarmUp,
        judged,
        startedInWarmUp,
        startedJudged);
  }

  Sums total() {
    return total;
  }

  void acknowledged(long next) {
    acknowledged = Math.max(acknowledged, next);
  }

  long acknowledged() {
    return acknowledged;
  }
}
