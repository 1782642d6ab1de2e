package io.orcastrike.samples.shop;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.http.Http;
import io.orcastrike.http.HttpUser;
import io.orcastrike.http.Response;
import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShopTargetTest {
  private static final Behaviour GOOD = new Behaviour(ZERO, ZERO, ZERO, 0);

  @Test
  void sellsFromLoginToOrder() throws Exception {
    try (ShopTarget target = ShopTarget.start(0, GOOD);
        Http http = http(target)) {
      HttpUser client = user(http);
      logIn(client, "panda-007");
      Response cart = client.request().form("item", 7).post("/cart");
      Response order = client.request().form("payment", "cash").post("/checkout");

      assertThat(cart.text()).isEqualTo("item 7\n");
      assertThat(order.text()).isEqualTo("order 1");
      assertThat(target.requests()).isEqualTo(3);
    }
  }

  @Test
  void listensOnLoopbackUnlessToldWhere() {
    assertThat(ShopTarget.place("8080").getAddress().isLoopbackAddress()).isTrue();
    assertThat(ShopTarget.place("8080").getPort()).isEqualTo(8080);
    assertThat(ShopTarget.place("0.0.0.0:8081").getAddress().isAnyLocalAddress()).isTrue();
    assertThat(ShopTarget.place("0.0.0.0:8081").getPort()).isEqualTo(8081);
  }

  @Test
  void saysNoWithAStatus() throws Exception {
    try (ShopTarget target = ShopTarget.start(0, GOOD);
        Http http = http(target)) {
      HttpUser client = user(http);
      assertThatThrownBy(() -> logIn(client, "cat")).hasMessage("http 401 from POST /login");
      assertThatThrownBy(() -> client.request().form("item", 7).post("/cart"))
          .hasMessage("http 401 from POST /cart");
      logIn(client, "panda-007");
      assertThatThrownBy(() -> client.request().form("payment", "cash").post("/checkout"))
          .hasMessage("http 409 from POST /checkout");
      assertThatThrownBy(() -> client.get("/items/{item}", 50))
          .hasMessage("http 404 from GET /items/{item}");
      assertThatThrownBy(() -> client.get("/wp-login.php"))
          .hasMessage("http 404 from GET /wp-login.php");
    }
  }

  @Test
  void takesItsLatency() throws Exception {
    Duration latency = ofMillis(30);
    try (ShopTarget target = ShopTarget.start(0, new Behaviour(latency, ZERO, ZERO, 0));
        Http http = http(target)) {
      HttpUser client = user(http);
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        client.get("/catalog");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(latency);
      }
    }
  }

  @Test
  void holdsEverybodyUntilTheStallEnds() throws Exception {
    Duration stall = ofMillis(400);
    try (ShopTarget target = ShopTarget.start(0, new Behaviour(ZERO, stall, ZERO, 0));
        Http http = http(target);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime(); // not after the first request, when the stall begins
      Callable<Duration> call =
          () -> {
            user(http).get("/catalog");
            return Duration.ofNanos(System.nanoTime() - start);
          };
      List<Future<Duration>> ends = threads.invokeAll(Collections.nCopies(40, call));

      for (Future<Duration> end : ends) {
        assertThat(end.get()).isGreaterThanOrEqualTo(stall);
      }
    }
  }

  @Test
  void refusesTheRequestsThatItsSeedPicks() throws Exception {
    Behaviour behaviour = new Behaviour(ZERO, ZERO, ZERO, 0.2);
    try (ShopTarget target = ShopTarget.start(0, behaviour);
        Http http = http(target)) {
      HttpUser client = user(http);
      long refused = 0;
      for (int i = 0; i < 500; i++) {
        refused += isRefused(client) ? 1 : 0;
      }

      assertThat(refused)
          .isEqualTo(LongStream.range(0, 500).filter(behaviour::refuses).count())
          .isBetween(60L, 140L);
    }
  }

  @Test
  void hangsUpOnStalledCallersWhenClosed() throws Exception {
    ShopTarget target = ShopTarget.start(0, new Behaviour(ZERO, ofSeconds(3600), ZERO, 0));
    try (Http http = http(target);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch calling = new CountDownLatch(1);
      Future<Response> call =
          threads.submit(
              () -> {
                calling.countDown();
                return user(http).get("/catalog");
              });
      calling.await();
      while (target.requests() == 0) {
        Thread.onSpinWait();
      }

      target.close();

      assertThatThrownBy(call::get).hasCauseInstanceOf(IOException.class);
    }
  }

  /** Longer ones leave the server in two writes, and wait 40 ms for an acknowledgement between. */
  @Test
  void sendsEachAnswerInOneWrite() throws Exception {
    try (ShopTarget target = ShopTarget.start(0, GOOD);
        Http http = http(target)) {
      HttpUser client = user(http);
      assertThat(client.get("/export").text()).hasSizeBetween(2_000, Shop.LONGEST_ANSWER);
      assertThat(client.get("/catalog").text()).hasSizeLessThan(Shop.LONGEST_ANSWER);
    }
  }

  private static boolean isRefused(HttpUser client) throws Exception {
    int status = client.request().status(503).get("/catalog").status();
    assertThat(status).isIn(200, 503);
    return status == 503;
  }

  private static void logIn(HttpUser client, String password) throws Exception {
    client.request().form("user", "shopper-007", "password", password).post("/login");
  }

  private static Http http(ShopTarget target) {
    return Http.to(target.address()).sharedConnections(100).open();
  }

  private static HttpUser user(Http http) {
    return http.user(new FakeIteration());
  }
}
