package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Feeder.Order;
import io.orcastrike.api.Feeder.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeederTest {

  @Test
  void saysWhereItsRowsComeFrom() {
    assertThat(Feeder.csv("users.csv").source()).isEqualTo(new Source.Csv("users.csv"));
    assertThat(Feeder.jsonLines("users.jsonl").source())
        .isEqualTo(new Source.JsonLines("users.jsonl"));
    assertThat(Feeder.of("users", List.of(1, 2)).source())
        .isEqualTo(new Source.Rows<>(List.of(1, 2)));
  }

  @Test
  void isNamedAfterItsResource() {
    assertThat(Feeder.csv("users.csv")).hasToString("feeder \"users.csv\"");
    assertThat(Feeder.of("users", List.of(1)).once().name()).isEqualTo("users");
  }

  @Test
  void givesEachDroneItsOwnRowsInACircleByDefault() {
    Feeder<Row> users = Feeder.csv("users.csv");

    assertThat(users.order()).isEqualTo(Order.CIRCULAR);
    assertThat(users.isSameOnEveryDrone()).isFalse();
  }

  @Test
  void changesItsOrderAndKeepsTheRest() {
    Feeder<Row> users = Feeder.csv("users.csv").sameOnEveryDrone();

    assertThat(users.once().order()).isEqualTo(Order.ONCE);
    assertThat(users.random().order()).isEqualTo(Order.RANDOM);
    assertThat(users.once().isSameOnEveryDrone()).isTrue();
    assertThat(users.random().sameOnEveryDrone().order()).isEqualTo(Order.RANDOM);
    assertThat(users.random().source()).isEqualTo(users.source());
    assertThat(users.order()).isEqualTo(Order.CIRCULAR);
  }

  @Test
  void keepsTheRowsItWasMadeOf() {
    List<String> names = new ArrayList<>(List.of("Ann"));
    Feeder<String> feeder = Feeder.of("names", names);

    names.add("Bob");

    assertThat(feeder.source()).isEqualTo(new Source.Rows<>(List.of("Ann")));
  }

  @Test
  void isToldApartByIdentity() {
    assertThat(Feeder.csv("users.csv")).isNotEqualTo(Feeder.csv("users.csv"));
  }
}
