package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/**
 * Answers as Elasticsearch does, as far as the sink asks; badly, if told. Documents are kept by
 * data stream and id, and every creation is counted.
 *
 * <p>Safe for use by many threads.
 */
public final class FaultyElasticsearch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Fault> bulks = new ConcurrentLinkedQueue<>();
  private final Set<String> authorizations = new HashSet<>();
  private final Map<String, JsonNode> documents = new HashMap<>();
  private final Set<String> current = new HashSet<>();
  private final List<Integer> sizes = new ArrayList<>();
  private Fault everywhere;
  private Fault.OfItem ofItem;
  private Fault ofSearch;
  private final CountDownLatch held = new CountDownLatch(1);
  private boolean holds;
  private boolean hidesShards;
  private boolean isSetUp = true;
  private int mostBytes = Integer.MAX_VALUE;
  private int creations;
  private int searches;

  private FaultyElasticsearch(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static FaultyElasticsearch start() throws IOException {
    return new FaultyElasticsearch(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  public static FaultyElasticsearch start(SSLContext tls) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new FaultyElasticsearch(server);
  }

  public String url() {
    return "%s://localhost:%d"
        .formatted(server instanceof HttpsServer ? "https" : "http", server.getAddress().getPort());
  }

  /** Answers every request in this way until {@link #heal}. */
  public synchronized void everywhere(Fault fault) {
    everywhere = fault;
  }

  /** Answers the next bulk requests in these ways, one each. */
  public void next(Fault... faults) {
    bulks.addAll(Arrays.asList(faults));
  }

  public synchronized void ofItem(Fault.OfItem fault) {
    ofItem = fault;
  }

  public synchronized void ofSearch(Fault fault) {
    ofSearch = fault;
  }

  /** Answers no bulk request before it is closed. */
  public synchronized void hold() {
    holds = true;
  }

  /** Waits until a request waits for its answer. */
  public void awaitHeld() throws InterruptedException {
    if (!held.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("no bulk request within 60 s");
    }
  }

  /** Finds nothing, because nothing that it could find is there to be searched. */
  public synchronized void hidesShards() {
    hidesShards = true;
  }

  public synchronized void setUp(boolean is) {
    isSetUp = is;
  }

  /** Takes no longer requests than this. */
  public synchronized void mostBytes(int most) {
    mostBytes = most;
  }

  public synchronized void heal() {
    everywhere = null;
    ofItem = null;
    ofSearch = null;
    hidesShards = false;
    isSetUp = true;
  }

  /** What was created before is no longer in the way of what is created now. */
  public synchronized void rollOver() {
    current.clear();
  }

  /** Returns the documents by data stream and id. */
  public synchronized Map<String, JsonNode> documents() {
    return Map.copyOf(documents);
  }

  /** Returns how often a document was created, which is more often than there are some if twice. */
  public synchronized int creations() {
    return creations;
  }

  public synchronized int searches() {
    return searches;
  }

  /** Returns how many documents each bulk request had that was taken. */
  public synchronized List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  /** Returns what came as the header of that name. */
  public synchronized Set<String> authorizations() {
    return Set.copyOf(authorizations);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      String path = exchange.getRequestURI().getPath();
      boolean isBulk = path.equals("/_bulk");
      if (isBulk && isHeld()) {
        held.countDown();
        closed.await(60, TimeUnit.SECONDS);
        return;
      }
      synchronized (this) {
        authorizations.add("" + exchange.getRequestHeaders().getFirst("Authorization"));
        Fault fault = everywhere == null && isBulk ? bulks.poll() : everywhere;
        if (fault == null && isBulk && body.length > mostBytes) {
          fault = Fault.html(413);
        }
        if (fault == null && path.endsWith("_search")) {
          searches++;
          fault = ofSearch;
        }
        if (fault != null) {
          fail(exchange, fault, isBulk ? body : new byte[0]);
        } else if (isBulk) {
          send(exchange, 200, bulk(body).toString());
        } else if (path.endsWith("_search")) {
          search(exchange, JSON.readTree(body));
        } else if (path.startsWith("/_index_template/")) {
          template(exchange);
        } else {
          send(exchange, 400, Fault.error(400, "unknown", path).body());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isHeld() {
    return holds;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return body.readAllBytes();
    }
  }

  private void template(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      isSetUp = true;
      send(exchange, 200, "{\"acknowledged\":true}");
    } else if (isSetUp) {
      send(exchange, 200, "{\"index_templates\":[]}");
    } else {
      send(exchange, 404, Fault.error(404, "resource_not_found_exception", "none").body());
    }
  }

  private void fail(HttpExchange exchange, Fault fault, byte[] body) throws IOException {
    if (fault.takes()) {
      bulk(body);
    }
    byte[] answer = fault.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", fault.type());
    if (fault.product()) {
      exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    }
    exchange.sendResponseHeaders(fault.status(), answer.length + (fault.cut() ? 1_000 : 0));
    exchange.getResponseBody().write(answer);
    exchange.getResponseBody().flush();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] answer = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
  }

  private ObjectNode bulk(byte[] body) throws IOException {
    String[] lines = new String(body, StandardCharsets.UTF_8).split("\n");
    ObjectNode answer = JSON.createObjectNode().put("took", 1).put("errors", false);
    ArrayNode items = answer.putArray("items");
    for (int i = 0; i < lines.length; i += 2) {
      JsonNode create = JSON.readTree(lines[i]).get("create");
      ObjectNode item = items.addObject().putObject("create");
      item.put("_index", create.get("_index").asText()).put("_id", create.get("_id").asText());
      take(item, JSON.readTree(lines[i + 1]));
    }
    sizes.add(items.size());
    return answer;
  }

  private void take(ObjectNode item, JsonNode document) {
    String key = item.get("_index").asText() + "/" + item.get("_id").asText();
    if (ofItem != null && ofItem.document().test(document)) {
      refuse(item, ofItem.status(), ofItem.type(), ofItem.reason());
    } else if (current.add(key)) {
      creations++;
      documents.put(key, document);
      item.put("status", 201).put("result", "created");
    } else {
      refuse(item, 409, "version_conflict_engine_exception", "document already exists");
    }
  }

  private static void refuse(ObjectNode item, int status, String type, String reason) {
    item.put("status", status).putObject("error").put("type", type).put("reason", reason);
  }

  private void search(HttpExchange exchange, JsonNode asked) throws IOException {
    String options = String.valueOf(exchange.getRequestURI().getQuery());
    if (!hidesShards) {
      send(exchange, 200, found(asked).toString());
    } else if (options.contains("allow_partial_search_results=false")) {
      String why = "Search rejected due to missing shards";
      send(exchange, 503, Fault.error(503, "search_phase_execution_exception", why).body());
    } else {
      send(exchange, 200, found(JSON.createObjectNode()).toString());
    }
  }

  private ObjectNode found(JsonNode asked) {
    ObjectNode answer = JSON.createObjectNode().put("took", 1).put("timed_out", false);
    answer.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    Set<String> ids = new HashSet<>();
    asked.at("/query/ids/values").forEach(id -> ids.add(id.asText()));
    for (String key : documents.keySet()) {
      String id = key.substring(key.indexOf('/') + 1);
      if (ids.contains(id)) {
        hits.addObject().put("_index", key.substring(0, key.indexOf('/'))).put("_id", id);
      }
    }
    return answer;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
