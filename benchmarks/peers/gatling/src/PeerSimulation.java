import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.List;

/** The works of the comparison, as Gatling's documentation has them. */
public class PeerSimulation extends Simulation {
  private static final String WORK = System.getenv("PEER_WORK");
  private static final int RATE = number("PEER_RATE");
  private static final int CONNECTIONS = number("PEER_CONNECTIONS");
  private static final Duration COLD = Duration.ofSeconds(number("PEER_COLD"));
  private static final Duration LENGTH = Duration.ofSeconds(number("PEER_SECONDS"));

  public PeerSimulation() {
    // The warm-up is one request to Gatling's own site.
    HttpProtocolBuilder protocol = http.baseUrl(System.getenv("PEER_URL")).disableWarmUp();
    boolean arrivals = WORK.equals("constant") || WORK.equals("stall");
    setUp(works())
        .protocols(arrivals ? protocol.shareConnections() : protocol)
        .maxDuration(arrivals ? LENGTH.plusSeconds(10) : LENGTH);
  }

  private List<PopulationBuilder> works() {
    return switch (WORK) {
      case "highest" -> List.of(loop().injectOpen(atOnceUsers(CONNECTIONS)));
      // Two names, since a report has no warm-up to leave out.
      case "constant" ->
          List.of(
              once("cold").injectOpen(constantUsersPerSec(RATE).during(COLD)),
              once("warm")
                  .injectOpen(
                      nothingFor(COLD), constantUsersPerSec(RATE).during(LENGTH.minus(COLD))));
      case "stall" -> List.of(once("all").injectOpen(constantUsersPerSec(RATE).during(LENGTH)));
      case "users" -> List.of(loop().injectOpen(rampUsers(CONNECTIONS).during(COLD)));
      case "start" -> List.of(once("all").injectOpen(atOnceUsers(1)));
      default -> throw new IllegalArgumentException("no work is named " + WORK);
    };
  }

  private static ScenarioBuilder once(String name) {
    return scenario(name).exec(get(name));
  }

  /** Requests one after another until the time of all is over. */
  private static ScenarioBuilder loop() {
    return scenario("all").forever().on(get("all"));
  }

  private static ChainBuilder get(String name) {
    return exec(http(name).get("/").check(status().is(200)));
  }

  private static int number(String variable) {
    return Integer.parseInt(System.getenv(variable));
  }
}
