package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.FakeIteration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who owns connections, and who waits for one. */
@Timeout(30)
class ConnectionUseTest {
  @Test
  void usersShareTheConnectionsOfTheDrone() throws Exception {
    try (Target target = new Target();
        Http http = Http.to(target.url()).sharedConnections(1).open()) {
      for (int i = 0; i < 3; i++) {
        try (FakeIteration it = new FakeIteration(i)) {
          http.user(it).get("/");
        }
      }

      assertThat(target.asked()).extracting(Target.Asked::from).containsOnly(target.last().from());
    }
  }

  @Test
  void aUserHasItsOwnConnectionUntilItEnds() throws Exception {
    try (Target target = new Target();
        Http http = Http.to(target.url()).connectionsPerUser(1).open()) {
      try (FakeIteration one = new FakeIteration();
          FakeIteration other = new FakeIteration()) {
        for (FakeIteration it : List.of(one, other, one, other)) {
          http.user(it).get("/");
        }
        List<Integer> from = target.asked().stream().map(Target.Asked::from).toList();

        assertThat(from.get(0)).isEqualTo(from.get(2)).isNotEqualTo(from.get(1));
        assertThat(from.get(1)).isEqualTo(from.get(3));
        assertThat(http.openConnections()).isEqualTo(2);
      }
      assertThat(http.openConnections()).isZero();
    }
  }

  @Test
  void whoFindsNoConnectionWaitsWithinTheStep() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CyclicBarrier arrived = new CyclicBarrier(2);
    try (Target target = new Target();
        Http http = Http.to(target.url()).sharedConnections(1).open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        FakeIteration one = new FakeIteration();
        FakeIteration other = new FakeIteration()) {
      target.on(
          "/held",
          exchange -> {
            try {
              arrived.await(10, TimeUnit.SECONDS);
              go.await();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            Target.answer(exchange, 200, "held");
          });
      Future<Response> held = threads.submit(() -> http.user(one).get("/held"));
      arrived.await(10, TimeUnit.SECONDS);
      Thread waiting = Thread.ofVirtual().unstarted(() -> assertThat(get(http, other)).isNotNull());
      waiting.start();
      while (waiting.getState() != Thread.State.WAITING
          && waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      go.countDown();
      waiting.join();

      assertThat(held.get().text()).isEqualTo("held");
      assertThat(one.steps()).doesNotContain("GET /held > wait");
      assertThat(other.steps()).startsWith("GET /", "GET / > wait");
      assertThat(http.openConnections()).isEqualTo(1);
    }
  }

  private static Response get(Http http, FakeIteration it) {
    try {
      return http.user(it).get("/");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
