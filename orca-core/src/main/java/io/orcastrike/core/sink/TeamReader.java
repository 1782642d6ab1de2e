package io.orcastrike.core.sink;

import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.Health;
import java.io.IOException;

/** Reads what a result says of the drones. */
final class TeamReader {
  private TeamReader() {}

  static DroneResult drone(JsonPart drone) throws IOException {
    return new DroneResult(
        drone.at("number").second(),
        drone.at("name").text(),
        drone.at("process").text(),
        drone.at("state").word(DroneResult.State.class),
        MeasuredReader.totals(drone.at("totals")),
        MeasuredReader.histogram(drone.at("lagHistogram")),
        MeasuredReader.histogram(drone.at("probeHistogram")),
        drone.at("startSkewMs").scaled(3),
        drone.at("startSkewBoundMs").scaled(3),
        health(drone.at("health")),
        drone.at("results").map(JsonPart::text),
        drone.at("warnings").texts());
  }

  static DroneLoss loss(JsonPart loss) throws IOException {
    return new DroneLoss(
        loss.at("drone").text(), loss.at("second").whole(), loss.at("reason").text());
  }

  private static Health health(JsonPart health) throws IOException {
    return new Health(
        health.at("cpuShare").numberOrNull().orElse(Double.NaN),
        health.at("gcShare").numberOrNull().orElse(Double.NaN),
        health.at("heapMegabytes").whole());
  }
}
