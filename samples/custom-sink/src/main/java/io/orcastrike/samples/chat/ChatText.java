package io.orcastrike.samples.chat;

import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Says what a run came to, in as few lines as people read in a chat. */
final class ChatText {
  private static final int MOST_LINES = 5;

  /** Chats cut off what is longer, or refuse it; names and reasons come from others. */
  private static final int MOST_CHARACTERS = 200;

  private ChatText() {}

  static String of(RunReport report) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "%s %s: %s"
            .formatted(mark(report.verdict()), plain(report.info().plan()), report.verdict()));
    add(lines, "", report.reasons());
    add(lines, "broken: ", broken(report));
    lines.add(facts(report.totals()));
    Series.slowest(report.series(), 1).forEach(series -> lines.add(slowest(series)));
    lines.add("run " + plain(report.info().runId()));
    return lines.toString();
  }

  /** Every verdict has its mark: the compiler asks for it when there is a new one. */
  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "✅";
      case FAILED, NOT_COMPLETED, NO_QUORUM, NOT_PREPARED, USAGE, INTERNAL_ERROR -> "❌";
      case INVALID, INCONCLUSIVE, INTERRUPTED, TERMINATED -> "⚠️";
    };
  }

  private static List<String> broken(RunReport report) {
    return report.thresholds().stream()
        .filter(each -> each.state() == ThresholdResult.State.FAILED)
        .map(ThresholdResult::expression)
        .toList();
  }

  private static void add(StringJoiner lines, String before, List<String> texts) {
    texts.stream().limit(MOST_LINES).forEach(text -> lines.add(before + plain(text)));
    if (texts.size() > MOST_LINES) {
      lines.add("and %d more".formatted(texts.size() - MOST_LINES));
    }
  }

  private static String facts(Totals totals) {
    return "%d iterations, %d failed, %d dropped"
        .formatted(totals.succeeded() + totals.failed(), totals.failed(), totals.dropped().total());
  }

  private static String slowest(Series series) {
    String place = series.key().scenario();
    if (!series.key().isIteration()) {
      place += " / " + series.key().step();
    }
    double millis = series.judged().percentile(99) / 1_000.0;
    return String.format(Locale.ROOT, "slowest: %s, p99 %.1f ms", plain(place), millis);
  }

  /** In a chat, brackets and at-signs would call people, and line breaks make it long. */
  private static String plain(String text) {
    String harmless = text.replaceAll("[\\p{Cntrl}<>@*_`~|\\[\\]]", " ").strip();
    return harmless.length() <= MOST_CHARACTERS
        ? harmless
        : harmless.substring(0, cut(harmless)) + "…";
  }

  /** Not between the two halves of a character. */
  private static int cut(String text) {
    return Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1))
        ? MOST_CHARACTERS - 1
        : MOST_CHARACTERS;
  }
}
