package io.orcastrike.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.orcastrike.http.wire.Connections;
import io.orcastrike.http.wire.Origin;
import io.orcastrike.http.wire.Reply;
import io.orcastrike.http.wire.Timings;
import io.orcastrike.http.wire.Wire;
import io.orcastrike.http.wire.WireRequest;
import io.orcastrike.http.wire.WireSettings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Ways to ask a target for 100 bytes, by blocking code on a virtual thread. */
enum HttpEngine {
  BARE_SOCKETS("sockets, a fixed request, nothing read of the answer"),
  BARE_CHANNELS("channels, the same"),
  WIRE("orca-http's wire"),
  URL_CONNECTION("HttpURLConnection"),
  JDK_DIRECT("HttpClient, executor Runnable::run"),
  JDK("HttpClient, its own executor");

  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(ISO_8859_1);

  private final String text;

  HttpEngine(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Returns the bytes of the fixed request. */
  static ByteBuffer request() {
    return ByteBuffer.wrap(REQUEST);
  }

  /** Opens a connection. */
  static SocketChannel channel(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  /** What one of the users does again and again. */
  interface Call {
    void run() throws IOException, InterruptedException;
  }

  /** Users of an engine; each gets a call of its own. */
  interface Users {
    Call user() throws IOException;
  }

  Users to(int port, int users) {
    return switch (this) {
      case BARE_SOCKETS -> () -> bareSocket(port);
      case BARE_CHANNELS -> () -> bareChannel(port);
      case WIRE -> wire(port, users);
      case URL_CONNECTION -> urlConnection(port, users);
      case JDK_DIRECT -> jdk(HttpClient.newBuilder().executor(Runnable::run).build(), port);
      case JDK -> jdk(HttpClient.newHttpClient(), port);
    };
  }

  private static Call bareSocket(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    byte[] answer = new byte[2_048];
    return () -> {
      socket.getOutputStream().write(REQUEST);
      ended(socket.getInputStream().read(answer));
    };
  }

  private static Call bareChannel(int port) throws IOException {
    SocketChannel channel = channel(port);
    ByteBuffer request = request();
    ByteBuffer answer = ByteBuffer.allocate(2_048);
    return () -> {
      channel.write(request.rewind());
      ended(channel.read(answer.clear()));
    };
  }

  /**
   * Looks whether the target has ended.
   *
   * @param count what a read returned
   */
  static void ended(int count) throws EOFException {
    if (count < 0) {
      throw new EOFException("the target must go on, has ended");
    }
  }

  private static Users wire(int port, int users) {
    Connections connections = new Wire(WireSettings.standard()).connections(users);
    Origin origin = new Origin(false, "127.0.0.1", port);
    WireRequest request = new WireRequest("GET", REQUEST, null);
    Call call =
        () -> {
          try (Reply reply = connections.exchange(origin, request, new Timings())) {
            reply.readAll(1_000);
          }
        };
    return () -> call;
  }

  private static Users urlConnection(int port, int users) throws IllegalArgumentException {
    System.setProperty("http.maxConnections", Integer.toString(users));
    URI uri = URI.create("http://127.0.0.1:" + port + "/");
    Call call =
        () -> {
          HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
          try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
          }
        };
    return () -> call;
  }

  private static Users jdk(HttpClient client, int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    Call call = () -> client.send(request, BodyHandlers.ofByteArray());
    return () -> call;
  }
}
