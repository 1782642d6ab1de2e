package io.orcastrike.http.wire;

import java.io.EOFException;
import java.io.IOException;

/** A request and its response on a connection, to the end of the response's head. */
final class Exchange {
  private static final int MOST_INTERIMS = 16;

  private final Connection connection;
  private final WireRequest request;
  private final Timings timings;
  private HeadParser parser = new HeadParser();
  private int interims;
  private boolean complete;
  private Part part = Part.SENDING;

  Exchange(Connection connection, WireRequest request, Timings timings) {
    this.connection = connection;
    this.request = request;
    this.timings = timings;
  }

  /**
   * Sends the request and reads the head.
   *
   * @throws UnansweredException where it should be sent again, on another connection
   */
  Reply run() throws IOException {
    boolean kept = false;
    try {
      Reply reply = request.body() == null ? withoutBody() : withBody(request.body());
      kept = true;
      return reply;
    } catch (IOException e) {
      if (shouldBeSentAgain()) {
        kept = true;
        throw new UnansweredException(e);
      }
      throw connection.failed(part, e);
    } finally {
      if (!kept) {
        connection.done(false);
      }
    }
  }

  /** Tells without waiting whether there is an answer, or none can come any more. */
  boolean isAnswered() throws IOException {
    Input input = connection.input();
    while (!isComplete() && !input.isAtEnd()) {
      if (!input.fillNow()) {
        return false;
      }
    }
    return true;
  }

  /** Writes the first bytes of an array. */
  void write(byte[] bytes, int count) throws IOException {
    connection.dueIn(Part.SENDING, System.nanoTime());
    connection.pipe().write(bytes, 0, count);
  }

  private Reply withoutBody() throws IOException {
    long begin = System.nanoTime();
    part = Part.FIRST_BYTE;
    connection.dueIn(part, begin);
    connection.pipe().write(request.head(), 0, request.head().length);
    return reply(begin, false);
  }

  private Reply withBody(RequestBody body) throws IOException {
    long begin = System.nanoTime();
    Output output = new Output(this, request.head(), body.length().orElse(-1));
    IOException stopped = null;
    try {
      body.writeTo(output);
      output.finish();
    } catch (IOException e) {
      if (!output.isStopped() || connection.isBrokenOff()) {
        throw e;
      }
      stopped = e;
    }
    long sent = System.nanoTime();
    timings.sending(sent - begin);
    part = Part.FIRST_BYTE;
    connection.dueIn(part, sent);
    try {
      return reply(sent, output.isStopped());
    } catch (IOException e) {
      if (stopped != null) {
        part = Part.SENDING;
        stopped.addSuppressed(e);
        throw stopped;
      }
      throw e;
    }
  }

  private Reply reply(long sent, boolean stopped) throws IOException {
    Input input = connection.input();
    while (!isComplete()) {
      checkLength(input.buffered());
      if (input.isAtEnd() || !input.fill()) {
        throw new EOFException(
            input.buffered() == 0 ? "the connection ended" : "it ended within its head");
      }
    }
    connection.notDue();
    checkLength(parser.length());
    timings.firstByte(Math.max(input.filledAt() - sent, 0));
    Head head = parser.head(input.bytes(), input.from());
    input.skip(parser.length());
    Framing framing = Framing.of(request.method(), parser.status(), parser.minor(), head);
    Body body = Body.of(framing, connection, timings);
    return new Reply(parser.status(), head, framing.isPersistent() && !stopped, body, connection);
  }

  /** Tells whether a head has come; those before it, which only say that it will, are left out. */
  private boolean isComplete() throws IOException {
    Input input = connection.input();
    while (!complete && parser.take(input.bytes(), input.from(), input.to())) {
      if (parser.status() >= 200) {
        complete = true;
        return true;
      }
      if (parser.status() == 101 || ++interims > MOST_INTERIMS) {
        throw new MalformedResponseException(
            parser.status() == 101
                ? "a status must not be 101, since no other protocol was asked for"
                : "there must be at most %d interim responses, were more".formatted(MOST_INTERIMS));
      }
      input.skip(parser.length());
      parser = new HeadParser();
    }
    return complete;
  }

  private void checkLength(int length) throws MalformedResponseException {
    int most = connection.settings().maxHeadBytes();
    if (length > most) {
      throw new MalformedResponseException(
          "a head must have at most %d bytes, had more".formatted(most));
    }
  }

  /** A connection that was kept may have been closed by the target while the request came. */
  private boolean shouldBeSentAgain() {
    return !connection.isFresh()
        && connection.input().buffered() == 0
        && interims == 0
        && request.isRepeatable()
        && !connection.isBrokenOff();
  }
}
