package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Predicate;

/**
 * How a request is answered by a server that is not well.
 *
 * @param status of the answer
 * @param type its content's
 * @param product whether the answer says that it is Elasticsearch's
 * @param takes whether documents are taken all the same
 * @param cut whether the connection breaks in the middle of the answer
 */
public record Fault(
    int status, String type, String body, boolean product, boolean takes, boolean cut) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One document's; the others are taken. */
  public record OfItem(Predicate<JsonNode> document, int status, String type, String reason) {}

  public static Fault error(int status, String type, String reason) {
    var body = JSON.createObjectNode();
    body.putObject("error").put("type", type).put("reason", reason);
    body.put("status", status);
    return new Fault(status, "application/json", body.toString(), true, false, false);
  }

  public static Fault html(int status) {
    return new Fault(
        status, "text/html", "<html><h1>Nothing to see</h1></html>", false, false, false);
  }

  /** What OpenSearch answers to the media type of Elasticsearch's client. */
  public static Fault openSearch() {
    String body = "{\"error\":\"Content-Type header [x] is not supported\",\"status\":406}";
    return new Fault(406, "application/json", body, false, false, false);
  }

  /** What another program answers that speaks JSON too. */
  public static Fault otherProgram() {
    return new Fault(200, "application/json", "{\"hello\":\"world\"}", false, false, false);
  }

  /** The documents were taken, by a shard of which the server does not know. */
  public static Fault takenAndUnavailable() {
    Fault error = error(503, "unavailable_shards_exception", "timed out");
    return new Fault(503, error.type, error.body, true, true, false);
  }

  /** The documents were taken; nobody is told. */
  public static Fault lostAnswer() {
    return new Fault(200, "application/json", "{\"took\":1,\"err", true, true, true);
  }

  /** An answer as from a gateway whose server took the documents. */
  public static Fault gateway() {
    return new Fault(502, "text/html", "<html>Bad Gateway</html>", false, true, false);
  }
}
