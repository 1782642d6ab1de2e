package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EngineWarmUpTest {
  private final AtomicInteger touched = new AtomicInteger();
  private final List<Slice> encoded = new ArrayList<>();

  @Test
  void isAsLongAsTheRateNeeds() {
    Duration second = Duration.ofSeconds(1);
    assertThat(EngineWarmUp.length(plan(arrivalRate(perSecond(5)).hold(second)))).isZero();
    assertThat(EngineWarmUp.length(plan(arrivalRate(perSecond(700)).hold(second))))
        .isEqualTo(second);
    assertThat(EngineWarmUp.length(plan(arrivalRate(perSecond(90_000)).hold(second))))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(EngineWarmUp.clientLength(plan(arrivalRate(perSecond(90_000)).hold(second))))
        .isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void exercisesEngineAndCodec() throws InterruptedException {
    EngineWarmUp.run(Duration.ofMillis(300), Clock.system(), encoded::add);

    long ended =
        encoded.stream()
            .flatMap(slice -> slice.series().stream())
            .mapToLong(part -> part.count())
            .sum();
    assertThat(ended).isPositive();
  }

  @Test
  void runsWhatAClientBrings() throws InterruptedException {
    EngineWarmUp.run(
        it -> it.step("call", touched::incrementAndGet),
        Duration.ofMillis(200),
        Clock.system(),
        encoded::add);

    long calls =
        encoded.stream()
            .flatMap(slice -> slice.series().stream())
            .filter(part -> part.key().step().equals("call"))
            .mapToLong(part -> part.count())
            .sum();
    assertThat(calls).isPositive().isLessThanOrEqualTo(touched.get());
  }

  @Test
  void endsWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> EngineWarmUp.run(Duration.ofSeconds(3), Clock.system(), encoded::add))
        .isInstanceOf(InterruptedException.class);
  }

  private RunPlan plan(LoadProfile profile) {
    return Plans.runPlan(Plans.of(profile, iteration -> touched.incrementAndGet()));
  }
}
