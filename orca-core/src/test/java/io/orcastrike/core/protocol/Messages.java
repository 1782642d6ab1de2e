package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.LossPolicy.Kind;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Message.Phase;
import io.orcastrike.core.protocol.Message.View;
import io.orcastrike.report.LockedFile;
import java.util.List;
import java.util.Map;

/** Messages of all types. */
final class Messages {
  static final Header HEADER = new Header(Header.VERSION, "run", 3, "leader", "me", 7, -9);

  private Messages() {}

  /** At least one message of each type, with all that it may hold. */
  static List<Message> all() {
    String hostile = "\u0000\"\\\u20ac\ud83d\ude00</script>";
    Slice full = Slices.full();
    return List.of(
        new Message.Announce(
            hostile,
            List.of(new LockedFile("a.jar", "ab".repeat(32))),
            Map.of("a\u0000\u20ac", hostile, "", ""),
            Map.of("url", "http://localhost"),
            Long.MIN_VALUE,
            1e-300,
            60_000,
            1e-300,
            5_000,
            30_000,
            List.of("p95(" + hostile + ") < 800 ms"),
            1,
            1_000,
            Long.MAX_VALUE),
        new Message.Opening(
            Map.of("url", hostile), hostile, 5, 0.1, 1e-3, new LossPolicy(Kind.RESPREAD, 0.5)),
        new Message.Answer(View.REFUSED, hostile, 1, 2, 3),
        new Message.Answer(View.WELCOME, "", 1, -2, 1),
        new Message.Start(
            List.of(new Member("a", "name", 0), new Member("b", "name", 0)), Long.MAX_VALUE),
        new Message.Beat(
            Order.ABORT,
            hostile,
            5L,
            List.of(new Loss(1, 2, 0, List.of(0, 2)), new Loss(999, 2, 0, List.of(7, 999))),
            List.of(new Steering(2_000_000_000L, 0.5, true))),
        new Message.Beat(Order.RUN, "", null, List.of(), List.of()),
        new Message.Join(hostile, List.of("0123", "4567"), 0),
        new Message.Refuse("north", hostile, true),
        new Message.Confirm(Long.MIN_VALUE),
        new Message.Heartbeat(Phase.STOPPED, 1, 32, 0, 0, 0, 0),
        new Message.Batch(3, 1, full, true, null),
        new Message.Second(full, true),
        new Message.OfDrone(new Member("a", hostile, 0), 1, 9, full, true),
        new Message.OfSwarm(Slices.interval(full), 3, 1),
        new Message.WhoLeads(hostile, "7f3a"),
        new Message.Leads("", hostile),
        new Message.Steer("a", hostile, hostile),
        new Message.SteerReply("a", true, hostile),
        new Message.Steered(7, "rate 1.5", hostile, false, hostile),
        new Message.Standing(1, 9, true, null, Slices.state(full)),
        new Message.Standing(2, 9, false, Slices.last(Slices.sums(full)), Slices.state(full)),
        new Message.Batch(4, 1, null, false, Slices.last(Slices.sums(full))));
  }
}
