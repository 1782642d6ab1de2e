package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
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

  /** As different versions say it. */
  private static final Pattern NO_TYPE =
      Pattern.compile("No handler for type \\[|mapper type \\[\\w+] declared on field");

  private final Server server;
  private final String retention;

  private ElasticsearchSetup(Server server, String retention) {
    this.server = server;
    this.retention = retention;
  }

  /**
   * What was set up.
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
      try {
        install(connection.client(), true);
        return new Result(true);
      } catch (ElasticsearchException e) {
        if (!NO_TYPE.matcher(e.response().toString()).find()) {
          throw e;
        }
        install(connection.client(), false);
        return new Result(false);
      }
    } catch (ElasticsearchException e) {
      throw new IOException(Trouble.of(server, e), e);
    } catch (IOException e) {
      throw new IOException(Trouble.of(server, e), e);
    }
  }

  private void install(ElasticsearchClient client, boolean allTypes) throws IOException {
    for (Map.Entry<String, ObjectNode> template :
        new Templates(retention, allTypes).all().entrySet()) {
      StringReader body = new StringReader(template.getValue().toString());
      client.indices().putIndexTemplate(request -> request.name(template.getKey()).withJson(body));
    }
  }
}
