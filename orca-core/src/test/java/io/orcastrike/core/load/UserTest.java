package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Iteration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class UserTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Map<Long, List<Basket>> baskets = new ConcurrentHashMap<>();

  private final class Basket implements AutoCloseable {
    private final String name;

    Basket(String name) {
      this.name = name;
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  @Test
  void keepsAThingFromIterationToIterationUntilItEnds() {
    Semaphore turns = new Semaphore(6);
    Bench bench =
        Bench.started(
            Plans.of(
                users(2).hold(SECOND),
                it -> {
                  take(it);
                  turns.acquire();
                }));
    bench.at(0).until(() -> turns.getQueueLength() == 2);
    assertThat(closed).isEmpty();
    bench
        .at(1_000)
        .until(
            () -> {
              turns.release(2); // whoever waits finds that the load is over
              return closed.size() == 2;
            });

    assertThat(baskets).hasSize(2);
    assertThat(baskets.values().stream().mapToInt(List::size).sum()).isGreaterThan(2);
    assertThat(baskets.values())
        .allSatisfy(all -> assertThat(all).allMatch(basket -> basket.equals(all.get(0))));
    assertThat(closed).containsExactlyInAnyOrder("basket of 0", "basket of 1");
  }

  @Test
  void endsWithItsIterationWhereEachArrivalIsANewOne() {
    Bench bench = Bench.started(Plans.of(arrivalRate(perSecond(3)).hold(SECOND), this::take));
    bench.at(1_000).until(() -> closed.size() == 3);

    assertThat(closed).containsExactlyInAnyOrder("basket of 0", "basket of 1", "basket of 2");
  }

  @Test
  void endsWhenNoIterationIsLeftToShare() {
    Bench bench = Bench.started(Plans.of(iterations(5).users(2), this::take));
    bench.at(0).until(() -> closed.size() == baskets.size() && !baskets.isEmpty());

    assertThat(bench.counts().checkBalance().succeeded()).isEqualTo(5);
    assertThat(closed).doesNotHaveDuplicates();
  }

  @Test
  void closesTheLatestFirstAndAllOfThemThoughOneFails() {
    User user = new User(7);
    user.keep("a", () -> new Basket("a"));
    user.keep(
        "b",
        () ->
            () -> {
              throw new IllegalStateException("does not close");
            });
    user.keep("c", () -> new Basket("c"));
    user.end();
    user.end();

    assertThat(closed).containsExactly("c", "a");
  }

  private Basket take(Iteration it) {
    Basket basket = it.ofUser(this, () -> new Basket("basket of " + it.user()));
    baskets.computeIfAbsent(it.user(), any -> new CopyOnWriteArrayList<>()).add(basket);
    return basket;
  }
}
