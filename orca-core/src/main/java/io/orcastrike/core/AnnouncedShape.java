package io.orcastrike.core;

import io.orcastrike.api.Threshold;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.load.SteadyLoad;
import io.orcastrike.core.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The shape of a run as it stands in its announcement. */
final class AnnouncedShape {
  private AnnouncedShape() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it holds what no leader announces
   */
  static Shape of(Message.Announce announce) {
    return new Shape(
        announce.seed(),
        announce.scale(),
        announce.maxDurationMillis() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(announce.maxDurationMillis())),
        announce.steadyRate() == 0
            ? Optional.empty()
            : Optional.of(
                new SteadyLoad(
                    announce.steadyRate(),
                    Duration.ofMillis(announce.settleMillis()),
                    Duration.ofMillis(announce.holdMillis()))),
        thresholds(announce.thresholds()));
  }

  private static List<Threshold> thresholds(List<String> announced) {
    return announced.stream().map(ThresholdText::parse).toList();
  }
}
