package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The drone's side of the protocol: what it does with each message and each passing moment. It
 * serves one run after another.
 *
 * <p>Used by one thread at a time.
 */
public final class DroneMachine {
  private static final int MOST_REMEMBERED = 1_000;

  private final String name;
  private final Voice voice;
  private final Timing timing;
  private final Channels channels;
  private final Codec codec;
  private final List<Effect> effects = new ArrayList<>();

  /** Runs not to be joined again, the oldest forgotten first; with the reason, where refused. */
  private final Map<String, Optional<Message.Refuse>> spent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Message.Refuse>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private @Nullable Engagement current;
  private @Nullable Engagement past;

  /** Makes a drone. */
  public DroneMachine(String process, String name, Timing timing, Channels channels, Codec codec) {
    this.name = name;
    this.voice = new Voice(process);
    this.timing = timing;
    this.channels = channels;
    this.codec = codec;
  }

  /** Tells whether a slice may be cut: otherwise the one under way is to grow. */
  public boolean hasRoom() {
    return current != null && current.hasRoom();
  }

  /** Tells whether a run has load of this drone, or waits for its data. */
  public boolean isBusy() {
    return current != null
        && (current.state() == Engagement.State.RUNNING
            || current.state() == Engagement.State.STOPPED);
  }

  /** Returns the leader's wall clock minus this drone's, as far as is known. */
  public long offsetNanos() {
    return current == null ? 0 : current.offsetNanos();
  }

  /** Returns the runs whose channels are to be heard. */
  public Set<String> heard() {
    Set<String> heard = new HashSet<>();
    if (current != null) {
      heard.add(current.run());
    }
    if (past != null) {
      heard.add(past.run());
    }
    return Collections.unmodifiableSet(heard);
  }

  /** Takes a message of a leader. */
  public List<Effect> receive(Envelope envelope, Now now) {
    if (envelope.message() instanceof Message.Announce announce) {
      announced(envelope.header(), announce, now);
    } else {
      Engagement engagement = find(envelope.header().run());
      if (engagement != null) {
        engagement.receive(envelope, now);
      }
    }
    return taken(now);
  }

  private @Nullable Engagement find(String run) {
    if (current != null && current.run().equals(run)) {
      return current;
    }
    return past != null && past.run().equals(run) ? past : null;
  }

  /** Does what is due. */
  public List<Effect> tick(Now now) {
    if (current != null) {
      current.tick(now);
    }
    if (past != null) {
      past.tick(now);
    }
    return taken(now);
  }

  /**
   * The test is loaded and prepared.
   *
   * @param mostFactor by which its rate may be multiplied here; 0: any
   */
  public List<Effect> prepared(List<String> canonical, double mostFactor, Now now) {
    if (current != null) {
      current.prepared(canonical, mostFactor, now);
    }
    return tick(now);
  }

  /** The drone will not take part. */
  public List<Effect> refused(String reason, boolean prepareFailed, Now now) {
    if (current != null && current.state() == Engagement.State.PREPARING) {
      Message.Refuse refusal = new Message.Refuse(name, reason, prepareFailed);
      spent.put(current.run(), Optional.of(refusal));
      current.refused(refusal, now);
    }
    return taken(now);
  }

  /** The drone cannot take part now; it may when the run is announced again. */
  public List<Effect> withdraw(Now now) {
    if (current != null && current.isUncommitted()) {
      current.leave(now);
    }
    return taken(now);
  }

  /** What was recorded is to be sent. */
  public List<Effect> recorded(Slice slice, Now now) {
    if (current != null) {
      current.recorded(slice, now);
    }
    return tick(now);
  }

  /** The last that was recorded is to be sent: the load has ended. */
  public List<Effect> ended(Slice slice, Message.Last last, Now now) {
    if (current != null) {
      current.ended(slice, last, now);
    }
    return tick(now);
  }

  /** The load may not go on: a starter found the lease lapsed. */
  public List<Effect> lapsed(String why, Now now) {
    if (current != null) {
      current.lapse(why);
    }
    return taken(now);
  }

  private void announced(Header from, Message.Announce announce, Now now) {
    String run = from.run();
    Optional<Message.Refuse> before = spent.getOrDefault(run, Optional.empty());
    if (before.isPresent()) {
      Envelope again = voice.say(before.get(), run, from.epoch(), from.sender(), now);
      effects.add(new Effect.Send(channels.leader(run), again));
    } else if (!isSpent(run) && now.wall() < announce.notAfter() && isFreeFor(run)) {
      if (current != null) {
        current.leave(now);
        settle(now);
      }
      current = new Engagement(from, name, voice, timing, channels, codec, effects);
      effects.add(new Effect.Prepare(run, announce));
    }
  }

  /** Tells whether a run must not be joined; it may have shown only after the drone had left. */
  private boolean isSpent(String run) {
    return spent.containsKey(run) || (past != null && past.run().equals(run) && past.isSpent());
  }

  /** A younger run is left for an older one: else two leaders may keep half the drones each. */
  private boolean isFreeFor(String run) {
    return current == null || (current.isUncommitted() && run.compareTo(current.run()) < 0);
  }

  /** Puts a run that is over behind; of one before it, what nobody acknowledged is given up. */
  private void settle(Now now) {
    if (current == null || !current.isOver()) {
      return;
    }
    if (current.isSpent()) {
      spent.putIfAbsent(current.run(), Optional.empty());
    }
    if (past != null) {
      if (past.isSpent()) { // perhaps only since a second leader was heard
        spent.putIfAbsent(past.run(), Optional.empty());
      }
      past.giveUpData(now);
    }
    past = current;
    current = null;
  }

  private List<Effect> taken(Now now) {
    settle(now);
    List<Effect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }
}
