package com.example.consumer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server on a free port of this host. */
public final class PingServer implements AutoCloseable {
  private static volatile String url = "http://127.0.0.1:1";

  private final HttpServer server;

  /** Starts it. */
  public PingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  static String url() {
    return url;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
