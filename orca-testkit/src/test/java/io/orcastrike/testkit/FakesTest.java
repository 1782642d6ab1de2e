package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.RequirementException;
import io.orcastrike.api.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakesTest {
  private final FakeIteration it = new FakeIteration();

  @Test
  void anIterationRemembersWhatHappened() throws Exception {
    String page = it.step("get", () -> "page");
    it.check("is a page", page.equals("page"));
    it.check("is long", false);
    it.pause(Duration.ofHours(1));
    it.count("pages", 2);
    it.count("pages", 3);
    it.record("size", 4);

    assertThat(it.steps()).containsExactly("get");
    assertThat(it.failedSteps()).isEmpty();
    assertThat(it.checks()).containsExactly("is a page", "is long");
    assertThat(it.failedChecks()).containsExactly("is long");
    assertThat(it.pauses()).containsExactly(Duration.ofHours(1));
    assertThat(it.counters()).isEqualTo(Map.of("pages", 5L));
    assertThat(it.values("size")).containsExactly(4L);
    assertThat(it.values("age")).isEmpty();
    assertThat(it.events()).hasSize(7);
  }

  @Test
  void aUserKeepsItsThingsUntilItEnds() {
    List<String> closed = new ArrayList<>();
    AutoCloseable made = it.ofUser("basket", () -> () -> closed.add("basket"));
    AutoCloseable again = it.ofUser("basket", () -> () -> closed.add("another"));
    assertThat(again).isSameAs(made);
    it.timed("get > first byte", Duration.ofMillis(3));
    assertThat(it.steps()).containsExactly("get > first byte");

    it.close();
    it.close();
    assertThat(closed).containsExactly("basket");
  }

  @Test
  void aStepThatThrowsFails() {
    assertThatThrownBy(
            () ->
                it.step(
                    "get",
                    () -> {
                      throw new IOException("gone");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(it.failedSteps()).containsExactly("get");
  }

  @Test
  void aRequirementThatDoesNotHoldEndsTheBody() {
    assertThatThrownBy(() -> it.require("has a session", false))
        .isInstanceOf(RequirementException.class);
    assertThat(it.failedChecks()).containsExactly("has a session");
  }

  @Test
  void aFeederGivesTheRowAtTheNumberOrTheOneGiven() {
    Feeder<String> names = Feeder.of("names", List.of("ada", "eva"));
    Feeder<Row> users = Feeder.csv("io/orcastrike/testkit/header.csv");
    Row row = new Row(Map.of("user", "ada"));

    assertThat(new FakeIteration(3).row(names)).isEqualTo("eva");
    assertThat(it.withRow(names, "zoe").row(names)).isEqualTo("zoe");
    assertThat(it.withRow(users, row).row(users)).isSameAs(row);
  }

  @Test
  void aDroneHasWhatItWasMadeWithAndRemembersResults() {
    Parameters parameters = Parameters.of(Map.of("rate", "5"));
    FakeDrone drone = new FakeDrone(parameters, Map.of("target", "here"));
    drone.result("orders", "1");
    drone.result("orders", "2");

    assertThat(drone.drone()).isNotBlank();
    assertThat(drone.parameters()).isSameAs(parameters);
    assertThat(drone.values()).isEqualTo(Map.of("target", "here"));
    assertThat(drone.results()).isEqualTo(Map.of("orders", "2"));
    assertThat(new FakeDrone().values()).isEmpty();
  }
}
