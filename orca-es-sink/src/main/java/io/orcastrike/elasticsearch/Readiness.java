package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/**
 * Looks whether a server is set up, before anything is written that it would keep in a wrong shape.
 * Who may not look is believed to have set it up.
 *
 * <p>Used by one thread at a time.
 */
final class Readiness {
  private final Connection connection;
  private boolean isReady;

  /**
   * Makes it.
   *
   * @param templates whether the templates of {@link ElasticsearchSetup} must be there
   */
  Readiness(Connection connection, boolean templates) {
    this.connection = connection;
    this.isReady = !templates;
  }

  /**
   * Looks, once.
   *
   * @param templates whether the templates must be there
   * @throws IOException if they are not, or the server does not answer
   */
  static void check(Connection connection, boolean templates) throws IOException {
    try {
      connection
          .client()
          .indices()
          .getIndexTemplate(request -> request.name(Templates.METRICS)); // the last installed
    } catch (ElasticsearchException e) {
      if (e.status() == 404 && templates) {
        throw new NotSetUpException();
      }
      if (e.status() != 403 && e.status() != 404) {
        throw e;
      }
    }
  }

  /**
   * Looks until the server is ready.
   *
   * @throws IOException if it is not
   */
  void require() throws IOException {
    if (!isReady) {
      check(connection, true);
      isReady = true;
    }
  }
}
