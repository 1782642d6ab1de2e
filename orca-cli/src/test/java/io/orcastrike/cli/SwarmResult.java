package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What a run came to: the exit code of its leader and the one document that it printed. */
record SwarmResult(int exitCode, JsonNode json) {

  static SwarmResult of(SwarmProcess leader) throws Exception {
    int exitCode = leader.awaitEnd();
    return new SwarmResult(exitCode, parse(leader.out()));
  }

  static JsonNode parse(String text) throws Exception {
    return new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
  }

  String verdict() {
    return json.path("verdict").asText();
  }

  boolean isComplete() {
    return json.path("complete").asBoolean();
  }

  String reasons() {
    return json.path("reasons").toString();
  }

  String warnings() {
    return json.path("warnings").toString();
  }

  JsonNode totals() {
    return json.path("totals");
  }

  long total(String name) {
    return totals().path(name).asLong();
  }

  long dropped(String cause) {
    return totals().path("dropped").path(cause).asLong();
  }

  /** Returns what a drone did; its place in the team stands in the numbers of its iterations. */
  JsonNode drone(SwarmProcess drone, SwarmTarget target) {
    List<SwarmTarget.Arrival> arrivals = target.arrivals(drone);
    assertThat(arrivals).as("arrivals of a drone").isNotEmpty();
    int place = (int) (arrivals.getFirst().number() % json.path("drones").asInt());
    return json.path("team").path(place);
  }

  List<String> team() {
    List<String> names = new ArrayList<>();
    json.path("team").forEach(drone -> names.add(drone.path("name").asText()));
    return names;
  }

  void assertBalanced() {
    JsonNode dropped = totals().path("dropped");
    long lost =
        dropped.path("limit").asLong()
            + dropped.path("generator").asLong()
            + dropped.path("late").asLong();
    assertThat(total("started") + lost + total("notReached") + total("undelivered"))
        .as("planned, of %s", totals())
        .isEqualTo(total("planned"));
    assertThat(total("succeeded") + total("failed") + total("interrupted"))
        .as("started, of %s", totals())
        .isEqualTo(total("started"));
  }

  /**
   * Asserts that a drone's counts are those of the target. What was interrupted may have been so
   * before it reached the target.
   */
  void assertCounts(SwarmProcess drone, SwarmTarget target) {
    JsonNode counted = drone(drone, target).path("totals");
    long started = counted.path("started").asLong();
    long seen = target.arrivals(drone).size();
    assertThat(seen)
        .as("arrivals of a drone that counted %s", counted)
        .isBetween(started - counted.path("interrupted").asLong(), started);
  }

  /** Asserts that of a drone that was lost nothing is counted that the target did not see. */
  void assertAtMostSeen(SwarmProcess drone, SwarmTarget target) {
    assertThat(drone(drone, target).path("totals").path("succeeded").asInt())
        .isLessThanOrEqualTo(target.arrivals(drone).size());
  }

  /** Asserts that every iteration was started once, arrived, and was counted by its drone. */
  void assertUndisturbed(SwarmTarget target, List<SwarmProcess> drones) {
    assertThat(verdict()).as(reasons()).isEqualTo("PASSED");
    assertThat(exitCode).isZero();
    assertThat(isComplete()).isTrue();
    assertBalanced();
    assertThat(total("succeeded")).isEqualTo(total("planned"));
    assertThat(target.numbers()).doesNotHaveDuplicates().hasSize((int) total("planned"));
    assertThat(total("interrupted")).isZero();
    drones.forEach(drone -> assertCounts(drone, target));
  }
}
