package io.orcastrike.samples.shop;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        ShopClient client = client(target)) {
      String session = client.post("/login", "user=shopper-007&password=panda-007");
      String cart = client.post("/cart", session, "item=7");
      String order = client.post("/checkout", session, "payment=cash");

      assertThat(cart).isEqualTo("item 7\n");
      assertThat(order).isEqualTo("order 1");
      assertThat(target.requests()).isEqualTo(3);
    }
  }

  @Test
  void saysNoWithAStatus() throws Exception {
    try (ShopTarget target = ShopTarget.start(0, GOOD);
        ShopClient client = client(target)) {
      String session = client.post("/login", "user=shopper-007&password=panda-007");

      assertThatThrownBy(() -> client.post("/login", "user=shopper-007&password=cat"))
          .hasMessage("http 401 from /login");
      assertThatThrownBy(() -> client.post("/cart", "guessed", "item=7"))
          .hasMessage("http 401 from /cart");
      assertThatThrownBy(() -> client.post("/checkout", session, "payment=cash"))
          .hasMessage("http 409 from /checkout");
      assertThatThrownBy(() -> client.get("/items/50")).hasMessage("http 404 from /items/50");
      assertThatThrownBy(() -> client.get("/wp-login.php"))
          .hasMessage("http 404 from /wp-login.php");
    }
  }

  @Test
  void takesItsLatency() throws Exception {
    Duration latency = ofMillis(30);
    try (ShopTarget target = ShopTarget.start(0, new Behaviour(latency, ZERO, ZERO, 0));
        ShopClient client = client(target)) {
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
        ShopClient client = client(target);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime(); // not after the first request, when the stall begins
      Callable<Duration> call =
          () -> {
            client.get("/catalog");
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
        ShopClient client = client(target)) {
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
    try (ShopClient client = client(target);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch calling = new CountDownLatch(1);
      Future<String> call =
          threads.submit(
              () -> {
                calling.countDown();
                return client.get("/catalog");
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
        ShopClient client = client(target)) {
      assertThat(client.get("/export")).hasSizeBetween(2_000, Shop.LONGEST_ANSWER);
      assertThat(client.get("/catalog")).hasSizeLessThan(Shop.LONGEST_ANSWER);
    }
  }

  private static boolean isRefused(ShopClient client) throws InterruptedException {
    try {
      client.get("/catalog");
      return false;
    } catch (IOException e) {
      assertThat(e).hasMessage("http 503 from /catalog");
      return true;
    }
  }

  private static ShopClient client(ShopTarget target) {
    return new ShopClient(target.address(), ofSeconds(30));
  }
}
