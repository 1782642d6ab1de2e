package io.orcastrike.samples.echo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EchoTargetTest {

  @Test
  void sendsBackLineAfterLine() throws IOException {
    try (EchoTarget target = EchoTarget.start(0);
        Socket socket = connect(target)) {
      assertThat(say(socket, "one")).isEqualTo("one");
      assertThat(say(socket, "zwei äöü")).isEqualTo("zwei äöü");
    }
  }

  @Test
  void talksToManyAtOnce() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (EchoTarget target = EchoTarget.start(0);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Socket socket = connect(target);
        sockets.add(socket);
        String words = "caller " + i;
        calls.add(() -> say(socket, words));
      }
      List<Future<String>> answers = threads.invokeAll(calls);

      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo("caller " + i);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void hangsUpWhenClosed() throws IOException {
    EchoTarget target = EchoTarget.start(0);
    try (Socket socket = connect(target)) {
      assertThat(say(socket, "hello")).isEqualTo("hello");

      target.close();

      assertThat(isAtEnd(socket)).isTrue();
    }
  }

  @Test
  void closesTwice() throws IOException {
    EchoTarget target = EchoTarget.start(0);
    target.close();
    target.close();
  }

  private static boolean isAtEnd(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketException e) {
      return true; // reset, which is as good
    }
  }

  private static Socket connect(EchoTarget target) throws IOException {
    String[] address = target.address().split(":");
    return new Socket(address[0], Integer.parseInt(address[1]));
  }

  private static String say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write((words + "\n").getBytes(UTF_8));
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
  }
}
