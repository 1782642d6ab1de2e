package io.orcastrike.core;

import io.orcastrike.core.load.Shape;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.report.TrustLimits;
import java.util.Map;

/** What was chosen for a run by whoever started it. */
record RunOptions(
    String test,
    Map<String, String> parameters,
    Shape shape,
    Map<String, String> tags,
    String note,
    TrustLimits trust,
    LossPolicy losses,
    int least,
    int most) {
  RunOptions {
    parameters = Map.copyOf(parameters);
    tags = Map.copyOf(tags);
  }
}
