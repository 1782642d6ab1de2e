package io.orcastrike.benchmarks.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestLoopTest {
  private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII);

  private final AtomicInteger requests = new AtomicInteger();
  private final Answers answers = new Answers();

  @Test
  void answersWithAHundredBytes() throws IOException {
    try (Socket socket = connect(fast())) {
      socket.getOutputStream().write(REQUEST);

      String answer = new String(socket.getInputStream().readNBytes(Answers.LENGTH), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nContent-Length: 100\r\n");
      assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(100);
    }
  }

  @Test
  void countsRequestsThatComeInPieces() throws IOException {
    try (Socket socket = connect(fast())) {
      OutputStream out = socket.getOutputStream();
      out.write(REQUEST);
      out.write(REQUEST, 0, REQUEST.length - 1);
      socket.getInputStream().readNBytes(Answers.LENGTH);

      assertThat(requests).hasValue(1);

      out.write('\n');
      assertThat(socket.getInputStream().readNBytes(Answers.LENGTH)).hasSize(Answers.LENGTH);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void owesNothingToAClientThatReadsLate() throws Exception {
    int many = 50_000; // more than the buffers of a socket hold
    try (Socket socket = connect(fast())) {
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < many; i++) {
                        socket.getOutputStream().write(REQUEST);
                      }
                    } catch (IOException e) {
                      // the count tells
                    }
                  });
      writer.join();

      byte[] all = socket.getInputStream().readNBytes(many * Answers.LENGTH);

      assertThat(all).hasSize(many * Answers.LENGTH);
      String last = new String(all, all.length - Answers.LENGTH, Answers.LENGTH, US_ASCII);
      assertThat(last).startsWith("HTTP/1.1 200 OK").endsWith("0123456789");
      assertThat(requests).hasValue(many);
    }
  }

  @Test
  void answersWhenItsLatencySaysAndLogsIt() throws Exception {
    RequestLog log = new RequestLog(10);
    Duration time = Duration.ofMillis(30);
    PunctualAnswers punctual = new PunctualAnswers(new Latency.Constant(time), log);
    RequestLoop loop = start(new RequestLoop(0, punctual));
    punctual.start();
    long begin = System.nanoTime();
    try (Socket socket = connect(loop)) {
      socket.getOutputStream().write(REQUEST);
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(Answers.LENGTH)).hasSize(Answers.LENGTH);
      assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(time.toNanos());

      socket.getOutputStream().write(REQUEST); // by its answer, the first one's is in the log
      in.readNBytes(Answers.LENGTH);
    }
    assertThat(loop.mostOpen()).isEqualTo(1);
    assertThat(log.count()).isEqualTo(2);
    Percentiles first = log.served(0, 1);
    assertThat(first.count()).isEqualTo(1);
    assertThat(first.millis(50)).isGreaterThanOrEqualTo(30);
    assertThat(log.lateness(0, 1).millis(50)).isCloseTo(first.millis(50) - 30, within(1e-6));
  }

  @Test
  void goesOnWhenAClientLeavesBeforeItsAnswer() throws Exception {
    PunctualAnswers punctual =
        new PunctualAnswers(new Latency.Constant(Duration.ofMillis(20)), new RequestLog(100));
    RequestLoop loop = start(new RequestLoop(0, punctual));
    punctual.start();
    for (int i = 0; i < 20; i++) {
      try (Socket gone = connect(loop)) {
        gone.setSoLinger(true, 0);
        gone.getOutputStream().write(REQUEST);
      }
    }
    try (Socket socket = connect(loop)) {
      socket.getOutputStream().write(REQUEST);

      assertThat(socket.getInputStream().readNBytes(Answers.LENGTH)).hasSize(Answers.LENGTH);
    }
  }

  private RequestLoop fast() throws IOException {
    return start(
        new RequestLoop(
            0,
            (connection, count) -> {
              requests.addAndGet(count);
              connection.answer(count, answers);
            }));
  }

  private static RequestLoop start(RequestLoop loop) {
    Thread.ofPlatform().daemon().start(loop);
    return loop;
  }

  private static Socket connect(RequestLoop loop) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), loop.port());
  }
}
