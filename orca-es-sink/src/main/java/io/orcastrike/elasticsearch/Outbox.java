package io.orcastrike.elasticsearch;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects documents for a request of a good size.
 *
 * <p>Used by one thread at a time.
 */
final class Outbox {
  private static final int MOST_DOCUMENTS = 500;
  private static final int MOST_BYTES = 4 << 20;

  private final Sender sender;
  private final List<Document> documents = new ArrayList<>();
  private int bytes;

  Outbox(Sender sender) {
    this.sender = sender;
  }

  /** Adds documents, and sends where there are enough. */
  void add(List<Document> more) throws InterruptedException {
    for (Document document : more) {
      documents.add(document);
      bytes += document.body().length();
      if (documents.size() == MOST_DOCUMENTS || bytes >= MOST_BYTES) {
        send();
      }
    }
  }

  /** Sends what there is. */
  void send() throws InterruptedException {
    if (!documents.isEmpty()) {
      sender.send(List.copyOf(documents));
      documents.clear();
      bytes = 0;
    }
  }
}
