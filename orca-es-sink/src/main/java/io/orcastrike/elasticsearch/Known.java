package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which documents are there already. To create a document twice is refused within one
 * backing index of a data stream, but not after a roll-over, so whoever may have sent it before
 * asks first.
 *
 * <p>Used by one thread at a time.
 */
final class Known {
  private static final Logger LOG = LoggerFactory.getLogger(Known.class);

  private final Connection connection;
  private final Streams streams;
  private boolean asks;
  private boolean isForbidden;

  Known(Connection connection, Streams streams) {
    this.connection = connection;
    this.streams = streams;
  }

  /** Notes that documents may have been sent before, from now on. */
  void ask() {
    asks = true;
  }

  /**
   * Returns those that are not there, as far as may be seen.
   *
   * @throws IOException if the server does not answer
   * @throws ElasticsearchException if it cannot look everywhere
   */
  List<Document> without(List<Document> documents) throws IOException {
    if (!asks || isForbidden) {
      return documents;
    }
    List<String> ids = documents.stream().map(Document::id).toList();
    try {
      SearchResponse<Void> found =
          connection
              .client()
              .search(
                  search ->
                      search
                          .index(streams.all())
                          .ignoreUnavailable(true)
                          .allowNoIndices(true)
                          .allowPartialSearchResults(false)
                          .size(ids.size())
                          .source(source -> source.fetch(false))
                          .query(query -> query.ids(of -> of.values(ids))),
                  Void.class);
      Set<String> there = found.hits().hits().stream().map(Hit::id).collect(Collectors.toSet());
      return documents.stream().filter(document -> !there.contains(document.id())).toList();
    } catch (ElasticsearchException e) {
      if (e.status() != 403) {
        throw e;
      }
      isForbidden = true;
      LOG.warn(
          "without the privilege to read, documents that were sent before a roll-over of their"
              + " data stream may be there twice");
      return documents;
    }
  }
}
