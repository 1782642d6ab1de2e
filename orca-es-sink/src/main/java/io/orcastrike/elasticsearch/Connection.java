package io.orcastrike.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.impl.nio.reactor.IOReactorConfig;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** The client of a server, with bounded waits and one thread. */
final class Connection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 30_000;

  /** A name is looked up again, and a certificate too, when a connection is made anew. */
  private static final int MOST_CONNECTIONS = 2;

  private final ElasticsearchClient client;
  private final RestClientTransport transport;

  private Connection(RestClient rest) {
    this.transport = new RestClientTransport(rest, new JacksonJsonpMapper());
    this.client = new ElasticsearchClient(transport);
  }

  /**
   * Makes the client; nothing is sent yet.
   *
   * @throws IOException if the trusted certificates cannot be read
   */
  static Connection to(Server server) throws IOException {
    SSLContext tls = server.trusted().isPresent() ? Trusted.only(server.trusted().get()) : null;
    RestClientBuilder builder = builder(server);
    if (server.authorization() != null) {
      builder.setDefaultHeaders(
          new Header[] {new BasicHeader("Authorization", server.authorization())});
    }
    return new Connection(
        builder
            .setCompressionEnabled(true)
            .setRequestConfigCallback(
                config ->
                    config
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(ANSWER_MILLIS)
                        .setConnectionRequestTimeout(ANSWER_MILLIS))
            .setHttpClientConfigCallback(http -> small(http, tls))
            .build());
  }

  private static RestClientBuilder builder(Server server) throws IOException {
    try {
      return server.cloudId().isEmpty()
          ? RestClient.builder(
                  server.nodes().stream().map(Connection::host).toArray(HttpHost[]::new))
              .setPathPrefix(prefix(server.nodes().get(0)))
          : RestClient.builder(server.cloudId());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException("a cloud id must be one of Elastic's, was \"%s\"".formatted(server), e);
    }
  }

  private static HttpHost host(URI node) {
    int port = node.getPort() < 0 ? 9200 : node.getPort();
    return new HttpHost(node.getHost(), port, node.getScheme());
  }

  private static String prefix(URI node) {
    String path = node.getPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private static HttpAsyncClientBuilder small(
      HttpAsyncClientBuilder http, @Nullable SSLContext tls) {
    ThreadFactory daemons =
        work -> Thread.ofPlatform().daemon().name("orca-elasticsearch").unstarted(work);
    if (tls != null) {
      http.setSSLContext(tls);
    }
    return http.setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setThreadFactory(daemons)
        .setDefaultIOReactorConfig(
            IOReactorConfig.custom().setIoThreadCount(1).setSoKeepAlive(true).build());
  }

  ElasticsearchClient client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
