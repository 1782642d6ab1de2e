package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TruthServerTest {

  @Test
  void doesAsItsScriptSaysAndLogsIt() throws Exception {
    TruthScript script =
        (number, elapsed) ->
            switch ((int) number) {
              case 0 -> TruthScript.Reply.after(Duration.ofMillis(30));
              case 1 -> new TruthScript.Reply(Duration.ZERO, TruthScript.Kind.FAILURE);
              default -> new TruthScript.Reply(Duration.ZERO, TruthScript.Kind.HANG_UP);
            };
    try (TruthServer server = TruthServer.start(script);
        TruthClient client = new TruthClient(server)) {
      client.call();
      assertThatThrownBy(client::call).isInstanceOf(IOException.class).hasMessageContaining("fail");
      assertThatThrownBy(client::call).isInstanceOf(IOException.class);

      List<TruthServer.Request> log = server.log();
      assertThat(log).extracting(TruthServer.Request::path).containsExactly("/0", "/1", "/2");
      assertThat(Truth.serverNanos(log.subList(0, 1))[0]).isGreaterThanOrEqualTo(30_000_000);
      assertThat(log.get(1).repliedNanos()).isPresent();
      assertThat(log.get(2).repliedNanos()).isEmpty();
      assertThat(client.calls()).hasSize(1);
      TruthClient.Call call = client.calls().get(0);
      assertThat(call.beginNanos()).isLessThan(log.get(0).arrivedNanos());
      assertThat(call.endNanos()).isGreaterThan(log.get(0).repliedNanos().orElseThrow());
    }
  }

  @Test
  void aStallLetsNobodyGoBeforeItsEnd() throws Exception {
    Duration end = Duration.ofMillis(300);
    TruthScript script = TruthScript.after(Duration.ZERO).stalling(Duration.ZERO, end);
    try (TruthServer server = TruthServer.start(script);
        TruthClient client = new TruthClient(server);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls =
          List.of(threads.submit(() -> call(client)), threads.submit(() -> call(client)));
      for (Future<?> call : calls) {
        call.get();
      }
      client.call();

      List<TruthServer.Request> log = server.log();
      long first = log.get(0).arrivedNanos();
      assertThat(log)
          .allMatch(request -> request.repliedNanos().orElseThrow() - first >= end.toNanos());
      assertThat(log.get(2).repliedNanos().orElseThrow() - log.get(2).arrivedNanos())
          .isLessThan(end.toNanos());
    }
  }

  @Test
  void speaksHttp() throws Exception {
    try (TruthServer server = TruthServer.start(TruthScript.after(Duration.ZERO));
        HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create(server.address() + "/catalog");
      for (int i = 0; i < 2; i++) {
        var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
      }
      assertThat(server.log()).extracting(TruthServer.Request::path).containsOnly("/catalog");
    }
  }

  @Test
  void itsCostAndThatOfItsClientAreSmall() throws Exception {
    int warm = 20_000;
    int calls = 20_000;
    try (TruthServer server = TruthServer.start(TruthScript.after(Duration.ZERO));
        TruthClient client = new TruthClient(server)) {
      callInTurn(client, warm);
      long cpu = cpuNanos();
      long begin = System.nanoTime();
      callInTurn(client, calls);
      double microsEach = (cpuNanos() - cpu) / 1e3 / calls;
      double perSecond = calls / ((System.nanoTime() - begin) / 1e9);
      long[] overhead = Truth.overheadNanos(server.log(), client.calls());
      Figures.state(
          "one after another",
          "%.0f/s; server and client take %.0f us of processor a call; way there and back p50 %.0f us, p99 %.0f us"
              .formatted(
                  perSecond, microsEach, Truth.micros(overhead, 50), Truth.micros(overhead, 99)));
      assertThat(server.requests()).isEqualTo(warm + calls);
      assertThat(microsEach).as("processor time a call, us").isLessThan(400);
    }
  }

  private static void callInTurn(TruthClient client, int times) throws Exception {
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < times; i++) {
                    call(client);
                  }
                });
    thread.join();
  }

  private static void call(TruthClient client) {
    try {
      client.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
