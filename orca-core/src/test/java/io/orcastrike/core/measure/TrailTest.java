package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Outcome;
import io.orcastrike.report.SlowIteration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrailTest {
  private static final long MILLI = 1_000_000;

  private final Trail trail = new Trail();

  @Test
  void tellsStepsInTheOrderInWhichTheyBegan() {
    Trail.Mark outer = trail.begin("outer", 10 * MILLI);
    Trail.Mark inner = trail.begin("inner", 12 * MILLI);
    trail.end(inner, Outcome.FAILED, 15 * MILLI);
    trail.timed("outer > first byte", 16 * MILLI, MILLI);
    trail.end(outer, Outcome.SUCCEEDED, 20 * MILLI);

    assertThat(told().steps())
        .containsExactly(
            new SlowIteration.Step("outer", Outcome.SUCCEEDED, 5_000, 10_000, ""),
            new SlowIteration.Step("inner", Outcome.FAILED, 7_000, 3_000, ""),
            new SlowIteration.Step("outer > first byte", Outcome.SUCCEEDED, 10_000, 1_000, ""));
    assertThat(told().more()).isZero();
  }

  @Test
  void keepsATraceWithTheStepThatIsOpen() {
    trail.trace("of all");
    Trail.Mark outer = trail.begin("outer", 0);
    trail.trace("taken back");
    trail.trace("of outer");
    Trail.Mark inner = trail.begin("inner", 1);
    trail.trace("of inner");

    assertThat(trail.trace()).isEqualTo("of inner");
    assertThat(trail.end(inner, Outcome.FAILED, 2)).isEqualTo("of inner");
    assertThat(trail.end(outer, Outcome.FAILED, 2)).isEqualTo("of outer");
    assertThat(trail.trace()).isEqualTo("of all");
    assertThat(told().trace()).isEqualTo("of all");
    assertThat(told().steps())
        .extracting(SlowIteration.Step::trace)
        .containsExactly("of outer", "of inner");
  }

  @Test
  void tellsOfTheStepInWhichTheIterationWasCut() {
    trail.end(trail.begin("done", 6 * MILLI), Outcome.SUCCEEDED, 7 * MILLI);
    trail.begin("hangs", 8 * MILLI);
    trail.trace("abc");

    assertThat(told().steps())
        .containsExactly(
            new SlowIteration.Step("done", Outcome.SUCCEEDED, 1_000, 1_000, ""),
            new SlowIteration.Step("hangs", Outcome.INTERRUPTED, 3_000, 92_000, "abc"));
  }

  @Test
  void keepsTheLongestOfManySteps() {
    for (long i = 0; i < 1_000; i++) {
      long took = i * 7_919 % 1_000 * MILLI; // each of 0 to 999 once
      trail.end(
          trail.begin("step", i * 1_000 * MILLI), Outcome.SUCCEEDED, i * 1_000 * MILLI + took);
    }

    assertThat(told().steps())
        .hasSize(SlowIteration.MOST_STEPS)
        .allSatisfy(step -> assertThat(step.tookMicros()).isGreaterThanOrEqualTo(980_000))
        .extracting(SlowIteration.Step::beganMicros)
        .isSorted();
    assertThat(told().more()).isEqualTo(1_000 - SlowIteration.MOST_STEPS);
  }

  @Test
  void keepsWhatOtherThreadsTimedWithoutLosingAny() throws Exception {
    List<Thread> others =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 100).forEach(j -> beside(100 * i + j))))
            .toList();
    for (long i = 0; i < 200; i++) {
      trail.timed("own", 5 * MILLI, 1_000 * i);
    }
    for (Thread other : others) {
      other.join();
    }

    assertThat(told().steps())
        .hasSize(SlowIteration.MOST_STEPS)
        .allSatisfy(step -> assertThat(step.tookMicros()).isGreaterThanOrEqualTo(780));
    assertThat(told().more()).isEqualTo(1_000 - SlowIteration.MOST_STEPS);
  }

  private void beside(long micros) {
    trail.timedBeside("beside", 5 * MILLI, 1_000 * micros);
  }

  @Test
  void clipsTexts() {
    trail.trace("x".repeat(5_000));
    trail.end(trail.begin("y".repeat(5_000), 0), Outcome.SUCCEEDED, 1);

    assertThat(List.of(told().trace(), told().steps().get(0).name()))
        .allSatisfy(text -> assertThat(text).hasSize(SlowIteration.LONGEST_TEXT).endsWith("…"));
  }

  /** What an iteration did that began at 5 ms and was interrupted at 100 ms. */
  private Trail.Told told() {
    return trail.told(Outcome.INTERRUPTED, 5 * MILLI, 100 * MILLI);
  }
}
