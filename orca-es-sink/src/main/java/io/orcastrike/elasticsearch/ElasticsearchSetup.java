package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares a server for results: installs the index templates that say how they are kept, and for
 * how long. To be done once, by somebody with the cluster privilege {@code manage_index_templates};
 * doing it again changes nothing but what is to be changed.
 *
 * <p>Immutable.
 */
public final class ElasticsearchSetup {
  private static final Pattern RETENTION = Pattern.compile("[1-9]\\d{0,5}[dhms]");
  private static final Pattern NO_TYPE =
      Pattern.compile("(?:No handler for|mapper) type \\[(\\w+)]");
  private static final int MOST_CAUSES = 10;

  private final Server server;
  private final String retention;

  private ElasticsearchSetup(Server server, String retention) {
    this.server = server;
    this.retention = retention;
  }

  /**
   * What was set up. Of other types of fields that a server has not, the next best is taken.
   *
   * @param histograms whether the server can keep distributions as such; where it cannot, the same
   *     documents are kept, but it cannot compute percentiles from them
   */
  public record Result(boolean histograms) {}

  /** Makes the set-up of a server that keeps documents for 90 days. */
  public static ElasticsearchSetup of(Server server) {
    return new ElasticsearchSetup(server, "90d");
  }

  /**
   * Keeps documents for another time.
   *
   * @param time such as 30d or 12h
   * @throws IllegalArgumentException if it is no such time
   */
  public ElasticsearchSetup retention(String time) {
    if (!RETENTION.matcher(time).matches()) {
      throw new IllegalArgumentException(
          "a retention must be a time such as 30d or 12h, was \"%s\"".formatted(time));
    }
    return new ElasticsearchSetup(server, time);
  }

  /**
   * Installs the templates.
   *
   * @throws IOException saying why that was not possible, and what to do
   */
  public Result install() throws IOException {
    try (Connection connection = Connection.to(server)) {
      Set<String> missing = new HashSet<>();
      while (true) {
        try {
          install(connection.client(), missing);
          return new Result(!missing.contains(Mapping.HISTOGRAM));
        } catch (ElasticsearchException e) {
          String type = missingType(e.error());
          if (!Mapping.hasSubstitute(type) || !missing.add(type)) {
            throw e;
          }
        }
      }
    } catch (IOException | ElasticsearchException e) {
      throw new IOException(Trouble.of(server, e), e);
    }
  }

  /** Returns the type of fields that a server says it has not; empty: it says something else. */
  private static String missingType(ErrorCause error) {
    ErrorCause cause = error;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      Matcher named = NO_TYPE.matcher(String.valueOf(cause.reason()));
      if (named.find()) {
        return named.group(1);
      }
      cause = cause.causedBy();
    }
    return "";
  }

  private void install(ElasticsearchClient client, Set<String> missing) throws IOException {
    for (Map.Entry<String, ObjectNode> template :
        new Templates(retention, missing).all().entrySet()) {
      StringReader body = new StringReader(template.getValue().toString());
      client.indices().putIndexTemplate(request -> request.name(template.getKey()).withJson(body));
    }
  }
}
