package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IterationTest {
  private final Recorded iteration = new Recorded();
  private int calls;

  @Test
  void stepReturnsWhatItsActionReturned() throws Exception {
    String page = iteration.step("catalog", () -> "items");

    assertThat(page).isEqualTo("items");
    assertThat(iteration.events).containsExactly("catalog ok");
  }

  @Test
  void stepRunsAnActionThatReturnsNothing() throws Exception {
    iteration.step(
        "statement",
        () -> {
          calls += 2;
        });
    iteration.step("expression", () -> ++calls);
    iteration.step("void method", this::call);
    iteration.step("lambda of a void method", () -> call());

    assertThat(calls).isEqualTo(5);
    assertThat(iteration.events)
        .containsExactly(
            "statement ok", "expression ok", "void method ok", "lambda of a void method ok");
  }

  @Test
  void stepTakesMethodReferencesThatReturnAValue() throws Exception {
    int length = iteration.step("length", "four"::length);

    assertThat(length).isEqualTo(4);
  }

  @Test
  void stepCountsAndPassesOnWhatItsActionThrows() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                iteration.step(
                    "get",
                    () -> {
                      fail();
                    }))
        .withMessage("refused");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                iteration.step(
                    "throw",
                    () -> {
                      throw new IllegalStateException();
                    }));

    assertThat(iteration.events).containsExactly("get failed", "throw failed");
  }

  @Test
  void requireCountsAsACheckAndLetsTheIterationGoOn() {
    iteration.require("has items", true);

    assertThat(iteration.events).containsExactly("check has items true");
  }

  @Test
  void requireCountsAsACheckAndEndsTheIteration() {
    assertThatThrownBy(() -> iteration.require("has items", false))
        .isInstanceOf(RequirementException.class)
        .hasMessage("required: has items");

    assertThat(iteration.events).containsExactly("check has items false");
  }

  @Test
  void scenarioBodiesRunOnAFakeIteration() throws Exception {
    Scenario.Body body =
        it -> {
          String page = it.step("catalog", () -> "items");
          it.check("has items", page.contains("item"));
        };

    body.run(iteration);

    assertThat(iteration.events).containsExactly("catalog ok", "check has items true");
  }

  private void call() {
    calls++;
  }

  private static void fail() throws IOException {
    throw new IOException("refused");
  }

  /** Writes down what happened. */
  private static final class Recorded implements Iteration {
    final List<String> events = new ArrayList<>();

    @Override
    public <T> T step(String name, Callable<T> action) throws Exception {
      boolean done = false;
      try {
        T result = action.call();
        done = true;
        return result;
      } finally {
        events.add(name + (done ? " ok" : " failed"));
      }
    }

    @Override
    public void timed(String name, Duration took) {
      events.add(name + " ok");
    }

    @Override
    public void trace(String id) {
      events.add("trace " + id);
    }

    @Override
    public <T extends AutoCloseable> T ofUser(Object key, Supplier<T> maker) {
      return maker.get();
    }

    @Override
    public boolean check(String name, boolean passed) {
      events.add("check %s %s".formatted(name, passed));
      return passed;
    }

    @Override
    public long number() {
      return 0;
    }

    @Override
    public long user() {
      return 0;
    }

    @Override
    public RandomGenerator random() {
      return RandomGenerator.getDefault();
    }

    @Override
    public <T> T row(Feeder<T> feeder) {
      throw new IllegalArgumentException(feeder.name());
    }

    @Override
    public void pause(Duration duration) {}

    @Override
    public void count(String counter, long amount) {}

    @Override
    public void record(String distribution, long value) {}
  }
}
