package io.orcastrike.core;

import io.orcastrike.core.load.Shape;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.TrustLimits;
import java.util.List;
import java.util.Map;

/**
 * What was chosen for a run by whoever started it.
 *
 * @param test where every drone finds it
 * @param lock its exact files
 */
record RunOptions(
    String test,
    List<LockedFile> lock,
    Map<String, String> parameters,
    Shape shape,
    Map<String, String> tags,
    String note,
    TrustLimits trust,
    LossPolicy losses,
    int least,
    int most) {
  RunOptions {
    lock = List.copyOf(lock);
    parameters = Map.copyOf(parameters);
    tags = Map.copyOf(tags);
  }
}
