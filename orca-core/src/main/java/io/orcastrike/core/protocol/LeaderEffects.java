package io.orcastrike.core.protocol;

import io.orcastrike.core.protocol.Message.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the leader's machine wants journalled, said and done.
 *
 * <p>Used by one thread at a time.
 */
final class LeaderEffects {
  private final LeaderRole role;
  private final Voice voice;
  private final List<Effect> effects = new ArrayList<>();
  private int epoch;

  LeaderEffects(LeaderRole role, int epoch) {
    this.role = role;
    this.voice = new Voice(role.process());
    this.epoch = epoch;
  }

  int epoch() {
    return epoch;
  }

  /** Notes the epoch of an earlier leader. */
  void sawEpoch(int earlier) {
    epoch = Math.max(epoch, earlier);
  }

  /** From now on speaks as the leader after those before. */
  void beginEpoch() {
    epoch++;
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void log(Message message, Now now) {
    add(new Effect.Log(wrap(message, now)));
  }

  /** Journals what was decided, and says it at once. */
  void decide(Message decision, Now now) {
    log(decision, now);
    sayToTeam(decision, now);
  }

  void announce(Now now) {
    send(role.channels().announce(), role.announce(), now);
  }

  void sayToTeam(Message message, Now now) {
    send(role.channels().beat(role.run()), message, now);
  }

  void sayTo(String process, Message message, Now now) {
    send(role.channels().drone(role.run(), process), message, now);
  }

  /**
   * Answers a drone.
   *
   * @param peer what is known of it; null: nothing
   * @param isOutside whether the team goes without it
   */
  void answer(Header to, @Nullable Peer peer, boolean isOutside, Now now) {
    View view = peer == null ? View.WELCOME : peer.view();
    // Not before the team goes is a drone not needed: until then it may have to be formed anew.
    if (view == View.WELCOME && isOutside) {
      view = View.NOT_NEEDED;
    }
    String why = peer == null ? "" : Objects.requireNonNullElse(peer.refusal, "");
    long next = peer == null ? 1 : peer.nextBatch;
    sayTo(to.sender(), new Message.Answer(view, why, to.number(), to.sentAt(), next), now);
  }

  private void send(String channel, Message message, Now now) {
    add(new Effect.Send(channel, wrap(message, now)));
  }

  Envelope wrap(Message message, Now now) {
    return voice.say(message, role.run(), epoch, role.process(), now);
  }

  /** Returns what was collected, in order, and begins anew. */
  List<Effect> taken() {
    List<Effect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }
}
