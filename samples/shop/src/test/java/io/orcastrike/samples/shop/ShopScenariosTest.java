package io.orcastrike.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Row;
import io.orcastrike.testkit.FakeDrone;
import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShopScenariosTest {
  private final Parameters parameters = Parameters.of(Map.of("latency", "0s"));
  private final ShopTest test = new ShopTest();
  private Map<String, String> values = Map.of();

  @BeforeEach
  void setUp() throws IOException {
    values = test.setUp(parameters);
    test.prepare(new FakeDrone(parameters, values));
  }

  @AfterEach
  void tearDown() {
    test.cleanup();
    test.tearDown(parameters, values);
  }

  @Test
  void browses() throws Exception {
    FakeIteration it = new FakeIteration();

    test.browse(it);

    assertThat(steps(it)).containsExactly("catalog", "item");
    assertThat(it.checks()).containsExactly("has items", "has a price");
    assertThat(it.failedChecks()).isEmpty();
    assertThat(it.pauses())
        .hasSize(1)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(150), Duration.ofMillis(450)));
  }

  @Test
  void buys() throws Exception {
    FakeIteration it = withAccount("shopper-200", "panda-200");

    test.checkout(it);

    assertThat(steps(it)).containsExactly("login", "cart", "pay");
    assertThat(it.checks()).hasSize(3);
    assertThat(it.failedChecks()).isEmpty();
    assertThat(it.counters()).isEqualTo(Map.of("orders", 1L));
  }

  @Test
  void buysNothingWithAWrongPassword() {
    FakeIteration it = withAccount("shopper-1", "guess");

    assertThatThrownBy(() -> test.checkout(it)).hasMessage("http 401 from POST /login");
    assertThat(steps(it)).containsExactly("login");
  }

  @Test
  void exports() throws Exception {
    FakeIteration it = new FakeIteration();

    test.export(it);

    assertThat(it.checks()).containsExactly("has a header");
    assertThat(it.failedChecks()).isEmpty();
    assertThat(it.values("export characters"))
        .singleElement()
        .satisfies(v -> assertThat(v).isPositive());
  }

  @Test
  void feedsAccountsFromItsClassPath() throws IOException {
    String resource = ((Feeder.Source.Csv) accounts().source()).resource();

    try (var file = ShopTest.class.getClassLoader().getResourceAsStream(resource)) {
      assertThat(file).isNotNull();
      assertThat(new String(file.readAllBytes())).startsWith("user,password\nshopper-001,");
    }
  }

  @Test
  void refusesATargetThatIsNoUrl() {
    for (String target : new String[] {"localhost", "localhost:8080", "ftp://localhost", "http:"}) {
      FakeDrone drone = new FakeDrone(parameters, Map.of("target", target));

      assertThatThrownBy(() -> new ShopTest().prepare(drone))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(target);
    }
  }

  @Test
  void closesItsOwnShop() {
    test.tearDown(parameters, values);

    assertThatThrownBy(() -> test.browse(new FakeIteration())).isInstanceOf(IOException.class);
  }

  @Test
  void leavesAGivenShopAlone() throws Exception {
    ShopTest other = new ShopTest();
    Map<String, String> given = other.setUp(Parameters.of(values));

    other.tearDown(parameters, given);

    assertThat(given).isEqualTo(values);
    test.browse(new FakeIteration());
  }

  /** Without their parts. */
  private static List<String> steps(FakeIteration it) {
    return it.steps().stream().filter(step -> !step.contains(Iteration.PART)).toList();
  }

  private FakeIteration withAccount(String user, String password) {
    return new FakeIteration()
        .withRow(accounts(), new Row(Map.of("user", user, "password", password)));
  }

  @SuppressWarnings("unchecked") // a file's rows are of this type
  private Feeder<Row> accounts() {
    var checkout = test.plan(parameters).workloads().get(0).scenarios().get(1);
    return (Feeder<Row>) checkout.feeders().get(0);
  }
}
