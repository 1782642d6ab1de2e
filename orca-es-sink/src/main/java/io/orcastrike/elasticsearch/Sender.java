package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends documents until each is there, once, or is refused for good. A server that is away, busy or
 * set up wrongly is asked again, with longer and longer waits in between, until the thread is
 * interrupted.
 *
 * <p>Used by one thread at a time.
 */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;

  private final Server server;
  private final Connection connection;
  private final Known known;
  private final Readiness readiness;
  private final Tally tally;
  private final Refusals refusals;
  private final Pause pause;

  /** What waits between two tries. */
  interface Pause {
    /** Waits as long as a back-off says. */
    void await(Backoff backoff) throws InterruptedException;
  }

  Sender(
      Server server,
      Connection connection,
      Known known,
      Readiness readiness,
      Tally tally,
      Refusals refusals,
      Pause pause) {
    this.server = server;
    this.connection = connection;
    this.known = known;
    this.readiness = readiness;
    this.tally = tally;
    this.refusals = refusals;
    this.pause = pause;
  }

  /**
   * Sends documents.
   *
   * @throws InterruptedException if the thread is interrupted; some of them may be there
   */
  void send(List<Document> documents) throws InterruptedException {
    Backoff backoff = new Backoff(ThreadLocalRandom.current());
    List<Document> left = documents;
    while (!left.isEmpty()) {
      left = attempt(left);
      if (!left.isEmpty()) {
        pause.await(backoff);
      }
    }
    trouble("");
  }

  /** Returns those that are to be sent again. */
  private List<Document> attempt(List<Document> documents) throws InterruptedException {
    List<Document> left = documents;
    try {
      readiness.require();
      left = known.without(documents);
      tally.known(documents.size() - left.size());
      return left.isEmpty() ? List.of() : sort(left, connection.client().bulk(of(left)));
    } catch (IOException | RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for " + server);
      }
      int status = Answer.of(e).status();
      if (status == TOO_LARGE) {
        return halve(left, Trouble.of(server, e));
      }
      askAfter(status);
      trouble(Trouble.of(server, e));
    }
    return left;
  }

  /** Only who says no to a request has taken nothing of it. */
  private void askAfter(int status) {
    if (status < 400 || status >= 500) {
      known.ask();
    }
  }

  private static BulkRequest of(List<Document> documents) {
    List<BulkOperation> operations = new ArrayList<>();
    for (Document document : documents) {
      BinaryData body = BinaryData.of(document.bytes(), "application/json");
      operations.add(
          BulkOperation.of(
              operation ->
                  operation.create(
                      create -> create.index(document.stream()).id(document.id()).document(body))));
    }
    return BulkRequest.of(request -> request.operations(operations).requireDataStream(true));
  }

  private List<Document> sort(List<Document> documents, BulkResponse response) {
    List<Document> again = new ArrayList<>();
    List<BulkResponseItem> items = response.items();
    if (items.size() != documents.size()) {
      known.ask();
      trouble(
          "%s answered for %d documents of %d".formatted(server, items.size(), documents.size()));
      return documents;
    }
    String trouble = "";
    for (int i = 0; i < items.size(); i++) {
      BulkResponseItem item = items.get(i);
      if (item.status() < 300) {
        tally.created();
      } else if (item.status() == CONFLICT) {
        tally.known(1);
      } else {
        String reason = Trouble.of(server, item.status(), item.error());
        askAfter(item.status());
        if (isForGood(item.status())) {
          refuse(documents.get(i), reason);
        } else {
          again.add(documents.get(i));
          trouble = reason;
        }
      }
    }
    trouble(trouble);
    return again;
  }

  /** A document that does not fit will never do; all else somebody can mend. */
  private static boolean isForGood(int status) {
    return status >= 400
        && status < 500
        && status != 401
        && status != 403
        && status != 404
        && status != 429;
  }

  private void refuse(Document document, String reason) {
    tally.refused(reason);
    refusals.keep(document, reason);
  }

  private List<Document> halve(List<Document> documents, String reason)
      throws InterruptedException {
    if (documents.size() == 1) {
      refuse(documents.get(0), reason);
    } else {
      send(documents.subList(0, documents.size() / 2));
      send(documents.subList(documents.size() / 2, documents.size()));
    }
    return List.of();
  }

  private void trouble(String text) {
    if (tally.trouble(text) && !text.isEmpty()) {
      LOG.warn("{}", text);
    }
  }
}
