package io.orcastrike.benchmarks.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the code of a target compiled before it listens, by requests to another one of the same kind,
 * so that what is cold is the peer alone.
 */
final class WarmUp {
  private static final Latency LATENCY = new Latency.Constant(Duration.ofMillis(1));
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
  private static final int CLIENTS = 8;
  private static final int REQUESTS = 800;

  private WarmUp() {}

  static void run() throws IOException, InterruptedException {
    PunctualAnswers answers = new PunctualAnswers(LATENCY, new RequestLog(CLIENTS * REQUESTS));
    RequestLoop loop = new RequestLoop(0, answers);
    answers.start();
    Thread.ofPlatform().daemon().start(loop);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofPlatform().daemon().start(() -> ask(loop.port())));
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private static void ask(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      for (int i = 0; i < REQUESTS; i++) {
        socket.getOutputStream().write(REQUEST);
        socket.getInputStream().readNBytes(Answers.LENGTH);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the target cannot warm up", e);
    }
  }
}
