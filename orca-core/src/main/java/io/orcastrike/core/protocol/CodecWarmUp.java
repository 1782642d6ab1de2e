package io.orcastrike.core.protocol;

import java.util.List;
import java.util.Map;

/**
 * Writes and reads what leader and drones say to each other before a load begins, so that the codec
 * has learned it when it is said. To be called on a thread of its own, while a process still does
 * other things.
 */
public final class CodecWarmUp {
  private CodecWarmUp() {}

  /** Does so; what is learned is known to all codecs of the process. */
  public static void run() {
    beginning().forEach(CodecWarmUp::sayToNobody);
  }

  /** Writes and reads a message. */
  public static void sayToNobody(Message message) {
    Header header = new Header(Header.VERSION, "", 0, "", "", 0, 0);
    Codec codec = new Codec();
    try {
      codec.decode(codec.encode(new Envelope(header, message)));
    } catch (CodecException e) {
      throw new IllegalStateException("what was encoded must be decodable", e);
    }
  }

  private static List<Message> beginning() {
    return List.of(
        new Message.Opening(Map.of("", ""), "", 0, 0, 0, LossPolicy.STOP),
        new Message.Announce(
            "", List.of(), Map.of("", ""), Map.of(), 0, 1, 0, 0, 0, 0, List.of(""), 1, 1, 0),
        new Message.Join("", List.of(""), 0),
        new Message.Answer(Message.View.WELCOME, "", 0, 0, 0),
        new Message.Start(List.of(new Member("", "", 0)), 0),
        new Message.Confirm(0),
        new Message.Beat(Message.Order.RUN, "", 0L, List.of(), List.of()));
  }
}
