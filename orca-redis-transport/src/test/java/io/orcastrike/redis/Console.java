package io.orcastrike.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** A person who types commands at a Redis, past the client library. */
final class Console implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader answers;

  Console(RedisServer server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** Returns the first line of the answer, and reads the text that it may announce. */
  String say(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
    String line = String.valueOf(answers.readLine());
    if (!line.startsWith("$") || line.equals("$-1")) {
      return line;
    }
    char[] text = new char[Integer.parseInt(line.substring(1)) + 2];
    int read = 0;
    while (read < text.length) {
      read += answers.read(text, read, text.length - read);
    }
    return new String(text).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
