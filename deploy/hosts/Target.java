import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A server that remembers its visits: {@code GET /visit/TEST/NUMBER}. {@code GET /seen} returns them, one a line, as
 * the time in ms, the visitor's address, the test and the number. Run it as it is: {@code java Target.java PORT}.
 */
public final class Target {
  private static final int BACKLOG = 1024;

  private record Visit(long millis, String address, String path) {
    String line() {
      return millis + " " + address + " " + path.replace("/visit/", "").replace('/', ' ');
    }
  }

  private Target() {}

  /** Serves on a port until it is stopped. */
  public static void main(String[] arguments) throws Exception {
    Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    var server =
        HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[0])), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String answer = "welcome\n";
            if (path.equals("/seen")) {
              answer = visits.stream().map(Visit::line).collect(Collectors.joining("\n", "", "\n"));
            } else {
              String address = exchange.getRemoteAddress().getAddress().getHostAddress();
              visits.add(new Visit(System.currentTimeMillis(), address, path));
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    System.out.println("up");
  }
}
