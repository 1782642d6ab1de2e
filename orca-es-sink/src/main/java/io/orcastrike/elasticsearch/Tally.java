package io.orcastrike.elasticsearch;

import io.orcastrike.report.Delivery;
import java.util.Locale;

/**
 * What became of documents.
 *
 * <p>Safe for use by many threads.
 */
final class Tally {
  private long created;
  private long known;
  private long refused;
  private String refusal = "";
  private String trouble = "";
  private boolean ended;

  synchronized void created() {
    created++;
  }

  /** Notes that a document was there already. */
  synchronized void known(long count) {
    known += count;
  }

  /** Notes that a document is refused for good; the first reason is told. */
  synchronized void refused(String reason) {
    refused++;
    if (refusal.isEmpty()) {
      refusal = reason;
    }
  }

  /**
   * Notes what is in the way; empty: nothing.
   *
   * @return whether that is news
   */
  synchronized boolean trouble(String text) {
    boolean isNews = !text.equals(trouble);
    trouble = text;
    return isNews;
  }

  /** Notes that there is nothing more to send. */
  synchronized void ended() {
    ended = true;
  }

  synchronized Delivery delivery(String sink) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%,d documents", created + known));
    if (known > 0) {
      text.append(String.format(Locale.ROOT, " (%,d of them were there already)", known));
    }
    if (refused > 0) {
      text.append(String.format(Locale.ROOT, ", %,d refused: %s", refused, refusal));
    }
    if (!trouble.isEmpty()) {
      text.append(", the rest not yet: ").append(trouble);
    } else if (!ended) {
      text.append(", the rest not yet");
    }
    return new Delivery(sink, ended && refused == 0, text.toString());
  }
}
