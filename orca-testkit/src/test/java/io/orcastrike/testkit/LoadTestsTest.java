package io.orcastrike.testkit;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTestsTest {

  @Test
  void runsATestToItsEnd() throws Exception {
    LoadTest test =
        parameters ->
            Plan.named("small").load("load", iterations(5)).scenario("scenario", it -> {}).build();

    RunReport report = LoadTests.run(() -> test);

    assertThat(report).passed().isBalanced();
    assertThat(report).succeeded().isEqualTo(5);
  }

  @Test
  void isOverWhenATimeOutInterruptsIt() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    Plan plan =
        Plan.named("endless")
            .load("load", iterations(1).maxDuration(Duration.ofMinutes(1)))
            .scenario(
                "wait",
                it -> {
                  running.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    interrupted.set(true);
                  }
                })
            .build();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () ->
                    assertThatThrownBy(() -> LoadTests.run(() -> parameters -> plan))
                        .isInstanceOf(InterruptedException.class)
                        .satisfies(e -> over.set(interrupted.get())));
    running.await();

    thread.interrupt();
    thread.join();

    assertThat(over).as("the iteration had ended when run(...) did").isTrue();
  }

  @Test
  void aTestThatIsNotThereFailsTheTest() {
    TestLoader loader =
        test -> {
          throw new TestNotFoundException("no test " + test);
        };

    assertThatThrownBy(() -> LoadTests.run(Orca.test(loader, "shop.jar")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("no test shop.jar");
  }
}
