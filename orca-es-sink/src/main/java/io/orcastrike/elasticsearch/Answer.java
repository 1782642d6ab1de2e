package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request that came to nothing.
 *
 * @param status of HTTP; 0: nothing was answered
 * @param cause what Elasticsearch says; null: nothing, or somebody else answered
 */
record Answer(int status, @Nullable ErrorCause cause) {

  /** Reads it from what the client throws, which differs by status and by content. */
  static Answer of(Exception thrown) {
    return switch (thrown) {
      case ElasticsearchException answer -> new Answer(answer.status(), answer.error());
      case ResponseException answer -> of(answer.getResponse());
      case TransportException answer -> new Answer(answer.statusCode(), null);
      default -> new Answer(0, null);
    };
  }

  /** Of 413, 429 and most from 500 on, which the client's lower half throws as they came. */
  private static Answer of(Response response) {
    int status = response.getStatusLine().getStatusCode();
    if (response.getEntity() == null) {
      return new Answer(status, null);
    }
    try (InputStream body = response.getEntity().getContent()) {
      return new Answer(status, ErrorResponse.of(error -> error.withJson(body)).error());
    } catch (IOException | RuntimeException e) {
      return new Answer(status, null); // a page of a proxy, for people
    }
  }
}
