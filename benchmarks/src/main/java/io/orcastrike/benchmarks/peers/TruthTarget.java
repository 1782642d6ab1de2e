package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A server whose latencies are known, and which keeps a log of what it did. On its standard input
 * it answers a line of two seconds, {@code FROM TO}, counted from the first request, with the wall
 * time of the first request in ms, the most connections that were open, the times that it served in
 * those seconds (count, p50, p95, p99, most, in ms), the same of its own lateness, and how unevenly
 * they came, see {@link RequestLog#unevenness}.
 */
public final class TruthTarget {
  private static final int MOST_REQUESTS = 4_000_000;

  private TruthTarget() {}

  /** Runs it; the arguments are the port, 0 for a free one, and a latency, see {@link Latency}. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    WarmUp.run();
    List<String> words = List.of(arguments);
    Latency latency = Latency.of(words.subList(1, words.size()));
    RequestLog log = new RequestLog(MOST_REQUESTS);
    PunctualAnswers answers = new PunctualAnswers(latency, log);
    RequestLoop loop = new RequestLoop(Integer.parseInt(words.getFirst()), answers);
    answers.start();
    TargetConsole.start(loop.port(), line -> report(line, loop, answers, log));
    loop.run();
  }

  private static String report(
      String seconds, RequestLoop loop, PunctualAnswers answers, RequestLog log) {
    String[] words = seconds.split(" ", 2);
    long from = Math.round(Double.parseDouble(words[0]) * 1e9);
    long to = Math.round(Double.parseDouble(words[1]) * 1e9);
    return String.format(
        Locale.ROOT,
        "%d %d %s %s %.3f",
        answers.firstMillis(),
        loop.mostOpen(),
        log.served(from, to).text(),
        log.lateness(from, to).text(),
        log.unevenness(from, to));
  }
}
