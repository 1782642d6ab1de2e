package io.orcastrike.samples.shop;

import static io.orcastrike.api.ArrivalRate.WhenFull.QUEUE;
import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Metric.checkRate;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Metric.p90;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Row;
import io.orcastrike.http.Http;
import io.orcastrike.http.HttpCheck;
import io.orcastrike.http.HttpUser;
import io.orcastrike.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shoppers who browse and buy while the back office exports its orders. */
public final class ShopTest implements LoadTest {
  /** As many as a browser has. */
  private static final int CONNECTIONS = 6;

  private static final HttpCheck HAS_ITEMS =
      HttpCheck.that("has items", page -> page.text().contains("item"));
  private static final HttpCheck HAS_A_PRICE =
      HttpCheck.that("has a price", page -> page.text().contains("price"));
  private static final HttpCheck HAS_A_SESSION =
      HttpCheck.that("has a session", page -> page.header("Set-Cookie").isPresent());
  private static final HttpCheck HAS_AN_ORDER_NUMBER =
      HttpCheck.that("has an order number", page -> page.text().startsWith("order "));
  private static final HttpCheck HAS_A_HEADER =
      HttpCheck.that("has a header", file -> file.text().startsWith("order,"));

  private final Feeder<Row> accounts = Feeder.csv("io/orcastrike/samples/shop/accounts.csv");

  /** Ours, where no target was given. */
  private @Nullable ShopTarget ownTarget;

  private @Nullable Http http;
  private Duration thinkTime = Duration.ZERO;

  @Override
  public Plan plan(Parameters parameters) {
    double rate = parameters.number("rate", 100);
    Duration duration = parameters.duration("duration", ofSeconds(20));
    Duration ramp = parameters.duration("ramp", duration.dividedBy(4));
    int maxInFlight = parameters.integer("maxInFlight", (int) Math.max(30, rate));
    Duration window = ofSeconds(Math.min(5, duration.toSeconds()));
    Plan.Builder plan = Plan.named("shop");
    String target = parameters.text("target", "");
    if (!target.isEmpty()) { // else each run starts a shop of its own, on a port that is free
      plan.target(target);
    }
    return plan.load(
            "shoppers",
            arrivalRate(perSecond(0))
                .rampTo(perSecond(rate), ramp)
                .hold(duration.minus(ramp))
                .maxInFlight(maxInFlight, QUEUE) // who has to queue for the shop counts that time
                .warmUp(duration.dividedBy(10)))
        .scenario("browse", 8, this::browse)
        .scenario("checkout", 2, this::checkout)
        .feed(accounts)
        .load("back office", users(2).hold(duration).pacing(ofMillis(250)))
        .scenario("export", this::export)
        .threshold(p95("browse").below(ofMillis(250)))
        .threshold(p90("checkout").below(ofMillis(400)))
        .threshold(p90("checkout").step("pay").below(ofMillis(150)))
        .threshold(p90("export").below(ofMillis(500)))
        .threshold(checkRate("has items").above(0.99))
        .threshold(errorRate().below(0.05).over(window).abort())
        .build();
  }

  /** Takes the given shop, or starts one in this process, which only drones of this host reach. */
  @Override
  public Map<String, String> setUp(Parameters parameters) throws IOException {
    String given = parameters.text("target", "");
    if (!given.isEmpty()) {
      return Map.of("target", given);
    }
    ShopTarget started = ShopTarget.start(0, Behaviour.of(parameters));
    ownTarget = started;
    return Map.of("target", started.address());
  }

  /** Closes the shop that this object started; a shop cannot be closed from afar. */
  @Override
  public void tearDown(Parameters parameters, Map<String, String> values) {
    if (ownTarget != null) {
      ownTarget.close();
    }
  }

  @Override
  public void prepare(DroneContext context) {
    Parameters parameters = context.parameters();
    String target = Objects.requireNonNull(context.values().get("target"), "value of setUp");
    http =
        Http.to(target)
            .connectionsPerUser(CONNECTIONS)
            .firstByteTimeout(parameters.duration("timeout", ofSeconds(10)))
            .open(context);
    thinkTime = parameters.duration("thinkTime", ofMillis(300));
  }

  @Override
  public void cleanup() {
    if (http != null) {
      http.close();
    }
  }

  void browse(Iteration it) throws Exception {
    HttpUser shopper = http().user(it);
    shopper.step("catalog").check(HAS_ITEMS).get("/catalog");
    think(it);
    int item = it.random().nextInt(Shop.ITEMS);
    shopper.step("item").check(HAS_A_PRICE).get("/items/{item}", item);
  }

  void checkout(Iteration it) throws Exception {
    HttpUser shopper = http().user(it);
    Row account = it.row(accounts);
    shopper
        .step("login")
        .form("user", account.text("user"), "password", account.text("password"))
        .require(HAS_A_SESSION) // a cookie, which the shopper keeps
        .post("/login");
    think(it);
    int item = it.random().nextInt(Shop.ITEMS);
    Response cart = shopper.step("cart").form("item", item).post("/cart");
    it.check("item is in the cart", cart.text().contains("item " + item));
    think(it);
    shopper.step("pay").form("payment", "cash").check(HAS_AN_ORDER_NUMBER).post("/checkout");
    it.count("orders", 1);
  }

  void export(Iteration it) throws Exception {
    Response orders = http().user(it).step("orders").check(HAS_A_HEADER).get("/export");
    it.record("export characters", orders.text().length());
  }

  /** Pauses for half to one and a half times the think time. */
  private void think(Iteration it) throws InterruptedException {
    double times = 0.5 + it.random().nextDouble();
    it.pause(Duration.ofNanos((long) (thinkTime.toNanos() * times)));
  }

  private Http http() {
    return Objects.requireNonNull(http, "prepare(...) comes first");
  }
}
