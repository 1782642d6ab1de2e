package io.orcastrike.samples.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat with an incoming webhook, on loopback. */
final class Chat implements AutoCloseable {
  private final HttpServer server;
  private final int status;
  private final List<String> texts = new CopyOnWriteArrayList<>();

  /** Opens one that answers all messages with a status. */
  Chat(int status) throws IOException {
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hooks/secret", this::take);
    server.start();
  }

  URI webhook() {
    return URI.create("http://127.0.0.1:%d/hooks/secret".formatted(server.getAddress().getPort()));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      texts.add(new ObjectMapper().readTree(exchange.getRequestBody()).get("text").asText());
      exchange.sendResponseHeaders(status, -1);
    }
  }

  List<String> texts() {
    return texts;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
